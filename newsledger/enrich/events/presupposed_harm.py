"""Find harm that the content of another event takes for done: the arrest that is condemned, the murder inquired into."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.syntax.prepositions import objects_of_preposition
from newsledger.enrich.syntax.relations import is_determiner, is_possessor, is_prepositional_phrase
from newsledger.knowledge.lexicon import cue_words
from newsledger.model.reading import Reading

_HARM = {"ASSAULT", "COERCE", "SANCTION"}
_DEFINITE = ("the", "this", "that", "these", "those")
_REACTIONS = {"ACCUSE", "PROTEST"}


def is_presupposed(reading: Reading, found: Trigger, governor: Trigger | None) -> bool:
    """Return whether the noun tells harm to somebody known ("condemned the arrest of Anna Wafula", "an inquiry into the …")."""
    if not found.is_noun or found.event_type not in _HARM or not _is_of_somebody(reading, found.token):
        return False
    is_topic = is_prepositional_phrase(found.token.head) and found.token.head.lower_ in cue_words("topic")
    return is_topic or (governor is not None and governor.event_type in _REACTIONS)


def _is_of_somebody(reading: Reading, noun: Token) -> bool:
    """Return whether the noun is definite and says to whom, by name or by a possessor."""
    sufferers = [*objects_of_preposition(noun, "of"), *filter(is_possessor, noun.lefts)]
    is_definite = any(
        is_possessor(child) or (is_determiner(child) and child.lower_ in _DEFINITE) for child in noun.lefts
    )
    return is_definite and any(_is_known(reading, sufferer) for sufferer in sufferers)


def _is_known(reading: Reading, noun: Token) -> bool:
    mention = reading.mention_at(noun)
    return mention is not None and mention.kind in ("person", "population", "armed_group", "government_body")
