"""Actors of an article: what enters is a reading, what leaves is who is mentioned in it, and who takes part in what."""

from newsledger.enrich.mentions.argument_mentions import find_participant
from newsledger.enrich.mentions.find_mentions import find_mentions

__all__ = ["find_mentions", "find_participant"]
