"""Find the actors mentioned in a reading, and the mention each argument refers to."""

from newsledger.enrich.mentions.argument_mentions import find_participant
from newsledger.enrich.mentions.find_mentions import find_mentions

__all__ = ["find_mentions", "find_participant"]
