"""Actors of an article: what enters is a reading, what leaves is who is mentioned in it, and who takes part in what."""

from newsledger.enrich.mentions.finding import find_mentions
from newsledger.enrich.mentions.participants import participant

__all__ = ["find_mentions", "participant"]
