"""Read the unit of a quantity: money as its ISO 4217 code, other units as their symbol."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsledger.enrich.figures.ages import is_age_of_many
from newsledger.enrich.figures.figure_lexicon import cues, currencies, measure_with, units
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.syntax.inflections import is_past_form, is_plural_common_noun, is_singular_noun
from newsledger.enrich.syntax.lemmas import lemma_of

_LONGEST = 3
_WON = "won"
_POUND = "pound"
_YEARS = "a"
_HUNDREDTH = 0.01
_POINTS = frozenset({"point", "a point", "of a point", "a percentage point"})
"""What half or a quarter of is one of percentage points."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A measure and its unit; ``start`` and ``end`` are the tokens the number phrase reaches with its sign or word.

    ``factor`` is what one of them is of the unit: 0.01 of a dollar for cents.
    """

    measure: str
    symbol: str
    start: int
    end: int
    factor: float = 1.0


def unit_of(quantity: Quantity) -> Unit | None:
    """Return the unit said before the number ("$"), after it ("km"), or percent for a fraction; None for a count."""
    number, doc = quantity.number, quantity.node.doc
    if number.kind == "fraction":
        return Unit("percent", "percent", quantity.start, quantity.end)
    if quantity.is_indefinite or number.kind == "none":
        return None
    sign = _sign_before(doc, number.core_start)
    if sign:
        start = min(number.start, number.core_start - 1)
        return Unit("money", currencies("sign")[sign], start, max(number.end, number.core_end))
    found = _after(quantity, list(doc[number.end : number.end + _LONGEST + 2]))
    return _as_age(quantity, found) if found is None or found.symbol == _YEARS else found


def _as_age(quantity: Quantity, years: Unit | None) -> Unit | None:
    """Return the 65 of "the pension age is 65" as an age."""
    measure, is_bare = measure_with("years"), years is not None or quantity.noun is None
    if measure is None or not is_bare or not is_age_of_many(quantity.node.doc, quantity.number):
        return years
    return Unit(measure, _YEARS, quantity.start, years.end if years else quantity.number.end)


def _sign_before(doc: Doc, place: int) -> str | None:
    """Return the sign of money before the number; one letter is a sign only where nothing parts it from the number."""
    sign = doc[place - 1] if place > 0 else None
    if sign is None or sign.lower_ not in currencies("sign"):
        return None
    return sign.lower_ if len(sign) > 1 or not sign.is_alpha or not sign.whitespace_ else None


def _after(quantity: Quantity, following: list[Token]) -> Unit | None:
    if following and following[0].text == "-":
        following = following[1:]
    if (
        following
        and following[0].lower_ == "of"
        and (quantity.number.kind == "vague" or quantity.number.core_end > quantity.number.core_start + 1)
    ):
        following = following[1:]
    skipped = 1 if following and following[0].lower_ in ("more", "additional", "consecutive", "full", "straight") else 0
    words = following[skipped:]
    for length in range(min(_LONGEST, len(words)), 0, -1):
        phrase, last = _phrase(words[:length]), words[length - 1]
        if phrase in units() and not _is_other_word(last, phrase):
            return Unit(*units()[phrase], quantity.start, last.i + 1)
        if phrase in _POINTS and (quantity.number.best or 1.0) < 1.0:
            return Unit("percent", "percent", quantity.start, last.i + 1)
        if phrase == _POUND and _is_weight(last):
            return Unit(*units()["lb"], quantity.start, last.i + 1)
        if phrase in currencies("hundredth"):
            return Unit("money", currencies("hundredth")[phrase], quantity.start, last.i + 1, _HUNDREDTH)
        if phrase in currencies("word") and not _is_no_money(quantity, phrase, last):
            return Unit("money", currencies("word")[phrase], quantity.start, last.i + 1)
    return None


def _is_no_money(quantity: Quantity, phrase: str, last: Token) -> bool:
    """Return whether it is "won" as a verb, which is money only behind a scale."""
    return phrase == _WON and is_past_form(last) and quantity.number.core_end - quantity.number.core_start == 1


def _is_weight(last: Token) -> bool:
    """Return whether pounds weigh: "475 pounds of meat", "475 pounds (215 kilos)", "it weighs 475 pounds"."""
    doc, after = last.doc, last.i + 1
    following = doc[after].lower_ if after < len(doc) else ""
    if following == "of":
        return True
    if following == "(" and any(units().get(lemma_of(token), ("", ""))[1] == "kg" for token in doc[after : after + 4]):
        return True
    return any(lemma_of(token) in cues("weighs") for token in last.ancestors) or following in cues("weighs")


def _phrase(tokens: list[Token]) -> str:
    *front, last = tokens
    end = lemma_of(last) if last.is_alpha else last.lower_.rstrip(".") or last.text
    return " ".join([*(token.lower_ for token in front), _WON if last.lower_ == _WON else end])


def _is_other_word(token: Token, phrase: str) -> bool:
    """Return whether a word that may be a unit is something else here: "second", "in", the degrees of "28 degrees north"."""
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    if phrase == "degree" and following in cues("bearing"):
        return True
    return phrase in ("in", "second", "degree", "mi", "ton", "real", "won") and not (
        is_plural_common_noun(token) or is_singular_noun(token)
    )
