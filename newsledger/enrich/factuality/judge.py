"""Whether a thing is told as done: what enters is the token that names it, what leaves is its realis.

The words that decide stand in ``seeds/reference/realis_words.csv``; they count beside the event's own word, on what
governs it ("plans to attack", "could begin to fire") and as the time it is told of ("under apartheid").
"""

from __future__ import annotations

from datetime import date, timedelta

from spacy.tokens import Token

from newsledger.enrich.factuality.embedding import told_of
from newsledger.enrich.factuality.historical import is_long_ago
from newsledger.enrich.syntax.arguments import governing_verb
from newsledger.model.reading import When

_ORDER = ("negated", "hypothetical", "historical", "future")
_LONG_AGO = timedelta(days=60)
_PRESENT = ("VBZ", "VBP")


def judge_realis(token: Token, when: When | None, published: date | None) -> str:
    """Return ``asserted`` unless words, or days long before publication, say otherwise."""
    found = told_of(token)
    looks_ahead = "future" in found and not _is_past(token)
    if is_long_ago(token, published):
        found = found | {"historical"}
    elif published is not None and when is not None and when.precision != "publication":
        if when.end < published - _LONG_AGO and not looks_ahead:
            found = found | {"historical"}
        elif when.start > published + timedelta(days=0 if _is_present(token) else 1):
            found = found | {"future"}
    return next((realis for realis in _ORDER if realis in found), "asserted")


def _is_past(token: Token) -> bool:
    verb = _finite(token)
    return verb is not None and (verb.tag_ == "VBD" or verb.lower_ in ("would", "'d"))


def _is_present(token: Token) -> bool:
    verb = _finite(token)
    return verb is not None and verb.tag_ in _PRESENT and verb.dep_ not in ("aux", "auxpass")


def _finite(token: Token) -> Token | None:
    """Return the finite verb of the clause: the word itself, its auxiliary, or the verb that governs it."""
    verb = token if token.pos_ in ("VERB", "AUX") else governing_verb(token)
    while verb is not None:
        finite = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass") and child.tag_ != "TO"]
        if finite or verb.tag_ in ("VBD", *_PRESENT):
            return finite[0] if finite and verb.tag_ not in ("VBD", *_PRESENT) else verb
        verb = governing_verb(verb)
    return None
