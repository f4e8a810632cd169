"""Reject an event verb for what its own clause says: a purpose, a state, a question, a forecast, a plan of nobody, a report or a denial."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from newsledger.enrich.events.forecasts import is_forecast
from newsledger.enrich.syntax.arguments import complements_of, own_subject
from newsledger.enrich.syntax.inflections import is_past_participle
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_pronoun
from newsledger.enrich.syntax.relations import (
    is_adnominal_clause,
    is_complement,
    is_complement_clause,
    is_modifier_clause,
)
from newsledger.enrich.syntax.verb_phrases import agent_of, is_failed_prevention, is_infinitive, is_passive
from newsledger.knowledge.lexicon import VerbUse, cue_words
from newsledger.model.reading import Reading

_Rule = Callable[[Token, VerbUse], bool]


_MATERIAL_TYPES = {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "AID", "COOPERATE"}


def find_clause_filter(reading: Reading, verb: Token, use: VerbUse) -> str:
    """Return the filter by which the verb's own clause rejects it, empty when none does."""
    found = next((name for name, holds in _RULES if holds(verb, use)), "")
    return found or ("forecast" if use.event_type == "THREATEN" and is_forecast(reading, verb) else "")


def _is_state(verb: Token, _: VerbUse) -> bool:
    return is_adnominal_clause(verb) and is_past_participle(verb) and lemma_of(verb) in cue_words("state")


def _is_advised(verb: Token, _: VerbUse) -> bool:
    return is_complement(verb) and is_infinitive(verb) and lemma_of(verb.head) in cue_words("advise")


def _is_attempt(verb: Token, _: VerbUse) -> bool:
    """Return whether it is "try to": what is tried is the event."""
    return lemma_of(verb) == "try" and any(map(is_infinitive, complements_of(verb)))


def _is_denial_of_another(verb: Token, use: VerbUse) -> bool:
    """Return whether it is "has nothing to do with", which only a speaker of himself denies."""
    return "nothing" in use.rest and not _is_own_denial(verb)


def _is_report(verb: Token, use: VerbUse) -> bool:
    is_reported = (
        lemma_of(verb) in cue_words("report") if use.event_type == "REQUEST" else use.event_type in _MATERIAL_TYPES
    )
    return is_reported and _has_that_clause(verb)


def _is_denial(verb: Token, _: VerbUse) -> bool:
    return lemma_of(verb) in cue_words("denial") and bool(complements_of(verb))


def _is_prevention(verb: Token, _: VerbUse) -> bool:
    return is_failed_prevention(verb)


def _has_that_clause(verb: Token) -> bool:
    return any(is_complement_clause(child) and child.i > verb.i and not is_infinitive(child) for child in verb.children)


def _is_purpose(verb: Token, _: VerbUse) -> bool:
    """Return whether an infinitive only gives a purpose, not a plan or decision."""
    if not is_modifier_clause(verb) or not is_infinitive(verb):
        return False
    is_ranked = any(child.lower_ in cue_words("ranking") for child in verb.head.children)
    return not is_ranked and lemma_of(verb.head) not in cue_words("plan")


def _is_question(verb: Token, _: VerbUse) -> bool:
    """Return whether what is asked is a question, not a deed ("asked whether", "'Can he stay?' he asked")."""
    if lemma_of(verb) != "ask":
        return False
    for clause in filter(is_complement, verb.children):
        opened = {child.lower_ for child in clause.subtree if child.i <= clause.i}
        if opened & cue_words("question") or clause.doc[clause.i : verb.i + 1].text.count("?"):
            return True
        if not is_infinitive(clause) and any(token.text == "?" for token in clause.sent if token.i > clause.i):
            return True
    return is_passive(verb) and any(child.lower_ in ("about", "if", "whether") for child in verb.rights)


def _is_own_denial(verb: Token) -> bool:
    """Return whether a speaker says so of himself ("the rebels said they had nothing to do with it")."""
    subject = own_subject(verb)
    return subject is not None and is_pronoun(subject) and is_complement_clause(verb)


def _is_agentless_plan(verb: Token, use: VerbUse) -> bool:
    """Return whether it is "a strike is planned": a plan without an agent threatens nobody."""
    is_passive_plan = lemma_of(verb) in cue_words("intend") and is_passive(verb)
    return use.event_type == "THREATEN" and is_passive_plan and agent_of(verb) is None


_RULES: tuple[tuple[str, _Rule], ...] = (
    ("purpose", _is_purpose),
    ("state", _is_state),
    ("content", _is_advised),
    ("question", _is_question),
    ("attempt", _is_attempt),
    ("denial of another", _is_denial_of_another),
    ("failed prevention", _is_prevention),
    ("agentless plan", _is_agentless_plan),
    ("report", _is_report),
    ("denial", _is_denial),
)
