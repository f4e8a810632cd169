"""The judge of factuality: decide whether an event, a figure or a statement is asserted, negated, future, hypothetical or historical.

The cue words stand in ``seeds/reference/factuality_cues.csv``. They count beside the word that names the event, on the
predicates that embed it ("plans to attack", "denied the attack") and as the time it lies in ("under apartheid").
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from spacy.tokens import Token

from newsledger.enrich.factuality.embedding import factuality_cues
from newsledger.enrich.factuality.historical import is_long_ago
from newsledger.enrich.factuality.quantity_factuality import argument_cues, event_cues
from newsledger.enrich.factuality.signatures import ATTEMPTED
from newsledger.enrich.syntax.inflections import is_past_tense, is_present_tense
from newsledger.enrich.syntax.relations import is_auxiliary, is_prepositional_phrase
from newsledger.enrich.syntax.verb_phrases import finite_verb
from newsledger.model.reading import When

_ORDER = ("negated", "hypothetical", "historical", "future")
_LONG_AGO = timedelta(days=60)


def judge_factuality(token: Token, when: When | None, published: date | None) -> str:
    """Return the realis of the event the token names: ``asserted`` unless words, or days long before publication, say otherwise."""
    return _decide(token, factuality_cues(token), when, published)


def judge_toll(event: Token, when: When | None, published: date | None, *, is_zero: bool = False) -> str:
    """Return the realis of a toll: that of the event the token names.

    A zero is itself the negation: "no one was killed" asserts that nobody was.
    """
    cues = event_cues(event)
    if ATTEMPTED in cues:
        cues |= {"hypothetical"}
    return _decide(event, cues - {"negated"} if is_zero else cues, when, published)


def judge_quantity(noun: Token, when: When | None, published: date | None) -> str:
    """Return the realis of a quantity that is no toll: that of the clause whose argument the noun is."""
    return _decide(noun, argument_cues(noun), when, published)


def _decide(token: Token, cues: AbstractSet[str], when: When | None, published: date | None) -> str:
    found = set(cues)
    looks_ahead = "future" in found and not _is_past(token)
    if is_long_ago(token, when, published):
        found.add("historical")
    elif published is not None and when is not None and when.precision != "publication":
        if when.end < published - _LONG_AGO and not looks_ahead and not _has_lasted_since(token):
            found.add("historical")
        elif when.start > published + timedelta(days=0 if _is_present(token) else 1):
            found.add("future")
    return next((realis for realis in _ORDER if realis in found), "asserted")


def _has_lasted_since(token: Token) -> bool:
    """Return whether the time is a beginning ("since 2014"): what has gone on since is not past."""
    return any(child.lower_ == "since" and is_prepositional_phrase(child) for child in token.children)


def _is_past(token: Token) -> bool:
    verb = finite_verb(token)
    return verb is not None and (is_past_tense(verb) or verb.lower_ in ("would", "'d"))


def _is_present(token: Token) -> bool:
    verb = finite_verb(token)
    return verb is not None and is_present_tense(verb) and not is_auxiliary(verb)
