"""Tell warnings that threaten from forecasts: what somebody says another will do, or do already."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.events.matching import event_type_of
from newsledger.enrich.syntax.arguments import own_subject, subject_of
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_pronoun
from newsledger.enrich.syntax.relations import is_complement_clause
from newsledger.enrich.syntax.verb_phrases import is_infinitive, is_passive
from newsledger.knowledge.lexicon import cue_words
from newsledger.model.reading import Mention, Reading

_MATERIAL_TYPES = {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "AID", "COOPERATE"}
_MAY_BE = ("could", "may", "might")


def is_forecast(reading: Reading, verb: Token) -> bool:
    """Return whether somebody warns of what another thing will do, or does: a danger that he does not threaten with."""
    if lemma_of(verb) not in cue_words("warning"):
        return False
    clause = next(filter(is_complement_clause, verb.children), None)
    subject = own_subject(clause) if clause is not None else None
    if clause is None or subject is None or is_infinitive(clause) or is_pronoun(subject):
        return False
    warned, warner = reading.mention_at(subject), _mention_of(reading, subject_of(verb))
    if is_passive(clause):
        may_be = any(child.lower_ in _MAY_BE for child in clause.lefts)
        return may_be and _is_of_one_country(warned, warner)
    return not _is_own_side(warned, warner) and not _is_threatening(reading, clause)


def _mention_of(reading: Reading, noun: Token | None) -> Mention | None:
    return reading.mention_at(noun) if noun is not None else None


def _is_of_one_country(one: Mention | None, other: Mention | None) -> bool:
    return one is not None and other is not None and one.country is not None and one.country == other.country


def _is_own_side(warned: Mention | None, warner: Mention | None) -> bool:
    """Return whether the warner speaks of himself or of his own state."""
    if warned is None or warner is None:
        return False
    is_state = warned.kind in ("state", "government_body") and warned.country == warner.country
    return is_state or (warned.actor_id or warned.country) == (warner.actor_id or warner.country)


def _is_threatening(reading: Reading, clause: Token) -> bool:
    is_evil = any(lemma_of(token) in cue_words("consequence") for token in clause.subtree)
    return is_evil or event_type_of(reading, clause) in _MATERIAL_TYPES
