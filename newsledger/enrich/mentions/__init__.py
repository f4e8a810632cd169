"""Find the actors mentioned in a reading, and the mention each argument refers to."""

from newsledger.enrich.mentions.argument_mentions import find_participant
from newsledger.enrich.mentions.find_mentions import find_mentions
from newsledger.enrich.mentions.pronoun_resolution import agrees_in_gender

__all__ = ["agrees_in_gender", "find_mentions", "find_participant"]
