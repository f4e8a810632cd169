"""Recognise numbers that count nothing.

Years, days of a month, times of day, ages, list numbers, labels ("Article 5") and idioms ("one another") are not.
"""

from __future__ import annotations

import re
from calendar import month_abbr, month_name

from spacy.tokens import Doc, Token

from newsledger.enrich.figures.ages import is_age, is_age_of_many
from newsledger.enrich.figures.figure_lexicon import cues, currencies, effects, groups, labels, units
from newsledger.enrich.syntax.inflections import (
    is_name,
    is_past_form,
    is_plural_noun,
    is_preposition_or_conjunction,
    is_singular_name,
    is_third_person_present,
)
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_verb
from newsledger.enrich.syntax.relations import is_determiner, is_numeral_modifier
from newsledger.normalise.numbers import Number

_MONTHS = frozenset(name.lower() for name in (*month_name, *month_abbr) if name) | {"sept"}
_FIRST_YEAR, _LAST_YEAR = 1100, 2100
_FIRST_RECENT_YEAR, _LAST_RECENT_YEAR = 1960, 2040
_LAST_DAY = 31
_DIALLED = re.compile(r"\d{3,5}")
_LEAST_OF_RATE = 100
_JOINS_LABELS = frozenset({"and", "or", ",", "to", "through", "&"})
_BRACKETS = frozenset("()[]")
_COUNTED_BY_WORD = frozenset(
    {"article", "chapter", "phase", "part", "volume", "number", "day", "section", "level", "war"}
)


def is_count(doc: Doc, number: Number, first: int, last: int) -> bool:
    """Return whether the number, in the sentence of tokens ``first`` to ``last``, states a quantity."""
    before = doc[number.core_start - 1] if number.core_start > first else None
    after = doc[number.core_end] if number.core_end < last else None
    if number.kind == "none":
        return _denies_a_victim(doc, number, after)
    value = number.best if number.best is not None else number.low or 0.0
    rejected = (
        _is_labelled(doc, number, before, after)
        or _is_list_number(number, before, after, first)
        or _is_date_or_time(doc, number, before, after, value)
        or _is_of_rate(before, value)
        or _is_year(doc, number, before, after, value)
        or (is_age(doc, number, first, last) and not is_age_of_many(doc, number))
        or _is_pronoun(doc, number, after)
        or _is_compound(doc, number, after)
    )
    return not rejected


def _is_of_rate(before: Token | None, value: float) -> bool:
    """Read the 100,000 of "12 per 100,000 people" and the 1,000 of "two of every 1,000"."""
    return before is not None and (before.lower_ == "per" or (before.lower_ == "every" and value >= _LEAST_OF_RATE))


def _is_labelled(doc: Doc, number: Number, before: Token | None, after: Token | None) -> bool:
    first = doc[number.core_start]
    if number.kind != "count" or not first.text[0].isdigit():
        return before is not None and before.lower_ in _COUNTED_BY_WORD
    if _is_code(first, after) or _is_dialled(first, before, after):
        return True
    return before is not None and (_joins_a_code(before, after) or _is_named(doc, number, before))


def _is_code(first: Token, after: Token | None) -> bool:
    """Read "046" and the 123 of "123-A"."""
    if first.text[0] == "0" and first.text.isdecimal() and len(first.text) > 1:
        return True
    hyphen = after is not None and after.text == "-" and not after.whitespace_ and after.i + 1 < len(after.doc)
    return hyphen and after is not None and after.nbor().text.isupper() and len(after.nbor().text) == 1


def _is_dialled(first: Token, before: Token | None, after: Token | None) -> bool:
    """Read the halves of "555 1234"."""
    beside = [token for token in (before, after) if token is not None and _DIALLED.fullmatch(token.text)]
    return bool(beside) and _DIALLED.fullmatch(first.text) is not None


def _joins_a_code(before: Token, after: Token | None) -> bool:
    """Read "Covid-19", "#12", "555/12" and "8:30"."""
    if before.text in ("-", "–") and before.i > 0 and before.nbor(-1).is_alpha and not before.whitespace_:
        return True
    return before.text in ("#", "/", "+") or (after is not None and after.text in ("/", ":") and not after.whitespace_)


def _is_named(doc: Doc, number: Number, before: Token) -> bool:
    """Read "Article 5", "No. 4" and "Flight 302"."""
    if before.text == "." and before.i > 0:
        before = doc[before.i - 1]
    if before.lower_ in currencies("sign"):
        return False
    while before.lower_ in _JOINS_LABELS and before.i > 1 and doc[before.i - 1].like_num:
        before = doc[before.i - 2]  # the 404 of "Articles 403 and 404"
        if before.lower_ in labels("before"):
            return not _counts_next(doc, number)
    if before.lower_ in labels("before") and not is_verb(before):
        return not _counts_next(doc, number)
    named = is_name(before) and not before.is_sent_start and before.lower_ not in _MONTHS
    head = doc[number.core_end - 1].head
    return named and head.i < number.core_start and not _counts_next(doc, number)


def _counts_next(doc: Doc, number: Number) -> bool:
    token = doc[number.core_end - 1]
    return is_numeral_modifier(token) and token.head.i > token.i and is_plural_noun(token.head)


def _is_list_number(number: Number, before: Token | None, after: Token | None, first: int) -> bool:
    if before is not None and before.text in ("[", "(") and after is not None and after.text in ("]", ")"):
        return number.core_end - number.core_start == 1
    alone = number.core_start == first or (before is not None and before.text in _BRACKETS)
    return alone and after is not None and after.text in (".", ")", "]")


def _is_date_or_time(doc: Doc, number: Number, before: Token | None, after: Token | None, value: float) -> bool:
    if _is_beside_month(doc, before, after, value):
        return True
    if after is not None and after.lower_ in labels("after"):
        return True
    if before is not None and before.lower_ == "at" and value <= 12 and (after is None or after.is_punct):
        return lemma_of(before.head) not in cues("stand") | cues("change")
    token = doc[number.core_end - 1]
    hours = after is not None and after.lower_ in ("hours", "hour") and len(token.text) == 4 and token.text.isdecimal()
    return hours and token.text[0] in "012"


def _is_beside_month(doc: Doc, before: Token | None, after: Token | None, value: float) -> bool:
    if before is not None and before.lower_.rstrip(".") in _MONTHS:
        dated = before.i > 0 and doc[before.i - 1].text.isdecimal()
        return value >= _FIRST_YEAR or (value <= _LAST_DAY and not dated)
    if after is None or after.lower_.rstrip(".") not in _MONTHS:
        return False
    return value <= _LAST_DAY and not (after.lower_ in ("may", "march") and not is_singular_name(after))


def _is_year(doc: Doc, number: Number, before: Token | None, after: Token | None, value: float) -> bool:
    token = doc[number.core_end - 1]
    plain = len(token.text) == 4 and token.text.isdecimal() and number.core_end - number.core_start == 1
    if number.bound == "range" and number.core_end - number.core_start == 3 and number.low is not None:
        return (
            _FIRST_YEAR <= number.low <= _LAST_YEAR
            and len(token.text) in (2, 4)
            and "," not in doc[number.core_start].text
        )
    if not plain or not _FIRST_YEAR <= value <= _LAST_YEAR or number.bound in ("more_than", "at_least", "at_most"):
        return False
    if before is not None and (before.lower_ in labels("year_before") or before.is_currency):
        return not before.is_currency
    if after is not None and after.lower_ in effects("state"):
        return False
    counted = is_numeral_modifier(token) and token.head.i > token.i and is_plural_noun(token.head)
    noun = token.head if counted else after
    if noun is None or not is_plural_noun(noun):
        return True
    is_recent = _FIRST_RECENT_YEAR <= value <= _LAST_RECENT_YEAR
    definite = before is not None and before.lower_ in ("the", "'s", "his", "its", "their")
    return is_recent and (definite or lemma_of(noun) not in groups()) and lemma_of(noun) not in units()


def _is_pronoun(doc: Doc, number: Number, after: Token | None) -> bool:
    """Return whether it is the "one" of "one of the best", "one another" and "one must"."""
    token = doc[number.core_start]
    if number.core_end - number.core_start > 1 or token.lower_ not in labels("pronoun"):
        return False
    if after is None or after.lower_ in ("of", "another", "'s", "-", "more"):
        return not (after is not None and after.lower_ == "of")
    listed = is_preposition_or_conjunction(after) and token.i > 0 and token.nbor(-1).lower_ in (",", "and")
    if listed:
        return False
    counted = is_numeral_modifier(token) and token.head.i > token.i and lemma_of(token.head) not in labels("not_noun")
    return not (counted or lemma_of(after) in effects("state") or is_past_form(after) or is_third_person_present(after))


def _is_compound(doc: Doc, number: Number, after: Token | None) -> bool:
    """Read "zero-tolerance", "two-fold" and "a five-star hotel"."""
    if after is None or after.text != "-" or after.i + 1 >= len(doc) or number.kind == "fraction":
        return False
    return doc[number.core_start].lower_ == "zero" or after.nbor().lower_ in labels("after_hyphen")


def _denies_a_victim(doc: Doc, number: Number, after: Token | None) -> bool:
    token = doc[number.core_start]
    if token.lower_ != "no" or number.core_end - number.core_start == 2:
        return True
    noun = token.head if is_determiner(token) else after
    return noun is not None and (lemma_of(noun) in effects("noun") or lemma_of(noun) in groups())
