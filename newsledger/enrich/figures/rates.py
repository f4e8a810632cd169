"""Read what a figure is told per: the barrel of "$40 a barrel", the 100,000 people of "12 deaths per 100,000 people"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsledger.enrich.figures.figure_lexicon import cues, units
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.figures.units import Unit, unit_of
from newsledger.enrich.syntax.inflections import is_singular_noun
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_noun

_STROKE = "/"
_PER = frozenset({"per", _STROKE})
_EACH = frozenset({"every", "each"})
_OF_EACH = frozenset({"for", "in", "of"})
_ARTICLES = frozenset({"a", "an"})
_ADVERBS = {"hour": "hourly", "day": "daily", "week": "weekly", "month": "monthly", "quarter": "quarterly"}
_OF_TIME_ITSELF = ("duration", "speed", "age")
_MOST_WORDS = 3


def per_of(quantity: Quantity) -> str | None:
    """Return what the figure is told per, in the singular ("share", "year", "person"), or "100,000 people"."""
    unit, doc = unit_of(quantity), quantity.node.doc
    if (
        quantity.is_indefinite
        or quantity.number.kind == "one"
        or (unit is not None and unit.measure in _OF_TIME_ITSELF)
    ):
        return None
    end = max(quantity.end, unit.end if unit is not None else 0)
    last = min(end + 2, quantity.node.sent.end)
    for place in range(quantity.number.core_end, last):
        found = _read(doc, place, end, unit)
        if found:
            return found
    return _adverb(doc[end]) if end < quantity.node.sent.end else None


def _read(doc: Doc, place: int, end: int, unit: Unit | None) -> str | None:
    token, following = doc[place], doc[place + 1] if place + 1 < len(doc) else None
    if following is None or place > end + 1:
        return None
    if token.lower_ in _EACH and following.like_num and place > 0 and doc[place - 1].lower_ in _OF_EACH:
        return _phrase(doc, place + 1)  # "12 deaths for every 1,000 births"
    if place == end + 1:
        return None
    if token.lower_ in _PER and (following.is_alpha or token.lower_ != _STROKE):
        return _phrase(doc, place + 1)
    if token.lower_ in _ARTICLES | _EACH and not _is_distance(doc, place + 2):
        is_priced = unit is not None and unit.measure == "money" and place == end and is_singular_noun(following)
        return lemma_of(following) if is_priced or _is_time(following) else None
    return None


def _is_time(token: Token) -> bool:
    return units().get(lemma_of(token), ("",))[0] == "duration" or lemma_of(token) in cues("per_time")


def _is_distance(doc: Doc, place: int) -> bool:
    """Return whether the time is one away: "$5 million a year ago", "a day after"."""
    return place < len(doc) and doc[place].lower_ in cues("distance")


def _phrase(doc: Doc, place: int) -> str | None:
    """Return the noun behind "per", with its number: "share", "100,000 people"; a head or capita is a person."""
    words = doc[place : place + _MOST_WORDS]
    if len(words) == 0 or words[0].lower_ == "cent":
        return None
    if words[0].like_num:
        scale = 2 if len(words) > 1 and words[1].like_num else 1
        noun = words[scale] if len(words) > scale and is_noun(words[scale]) else words[scale - 1]
        return doc[place : noun.i + 1].text.lower()
    word = lemma_of(words[0])
    if word in cues("per_person"):
        return "person"
    return "year" if word == "annum" else word if words[0].is_alpha else None


def _adverb(token: Token) -> str | None:
    if token.lower_ in cues("per_year"):
        return "year"
    return next((time for time, adverb in _ADVERBS.items() if token.lower_ == adverb), None)


__all__ = ["per_of"]
