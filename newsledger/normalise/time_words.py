"""Map a token to the kinds of time word it can be, each with its numeric value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Span, Token

from newsledger.knowledge.reference import derived, derived_up_to, read_table
from newsledger.model.reading import When

TRIGGERS = (
    "holiday",
    "feast",
    "weekday",
    "month",
    "season",
    "day",
    "weekend",
    "unit_day",
    "unit_month",
    "unit_hour",
    "part_of_day",
)
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_NO_KINDS: Mapping[str, int] = {}


@derived
def _kinds_by_word() -> dict[str, dict[str, int]]:
    kinds: dict[str, dict[str, int]] = {}
    for row in read_table("time_words"):
        kinds.setdefault(row["word"], {})[row["kind"]] = int(row["value"] or 0)
    return kinds


@derived
def _trigger_words() -> frozenset[str]:
    words = (word for word, kinds in _kinds_by_word().items() if any(kind in kinds for kind in TRIGGERS))
    return frozenset(word.split()[-1] for word in words)


def kinds_of(word: str) -> Mapping[str, int]:
    """Return the kinds of a lower-cased word, with the numeric value of each."""
    return _kinds_by_word().get(word, _NO_KINDS)


def has_time_trigger(span: Span) -> bool:
    """Return whether any token of the span could be part of a time expression."""
    triggers = _trigger_words()
    return any(
        token.lower_ in triggers or (token.shape_.endswith(("dddd", "ddddx")) or "/" in token.text) for token in span
    )


@derived
def _first_words() -> frozenset[str]:
    return frozenset(word.replace("'s", " 's").split()[0] for word in _kinds_by_word())


@derived_up_to(50_000)
def may_hold_time(word: str) -> bool:
    """Return whether a time expression may be read at this lower-cased word, so that most words can be skipped."""
    return word in _first_words() or any(letter.isdecimal() for letter in word)


def year_number(text: str) -> int | None:
    """Return the year that a token of four digits denotes, else None."""
    return int(text) if _YEAR.fullmatch(text) else None


def day_number(text: str) -> int | None:
    """Return the day of the month that "7", "07" or "7th" denotes, else None."""
    found = _DAY.fullmatch(text.lower())
    return int(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class TimeMatch:
    """A time expression at positions ``start`` to ``end`` (exclusive) of a sentence."""

    start: int
    end: int
    when: When


class SentenceWords:
    """The words of a sentence with their kinds, accessed by position; positions outside it give the empty word."""

    def __init__(self, span: Span, published: date | None, anchor: date | None) -> None:
        self.tokens = list(span)
        self.lower = [token.lower_ for token in self.tokens]
        self.published = published
        self.anchor = anchor
        self.year: date | None = None

    def word(self, position: int) -> str:
        return self.lower[position] if 0 <= position < len(self.lower) else ""

    def text(self, position: int) -> str:
        return self.tokens[position].text if 0 <= position < len(self.tokens) else ""

    def value(self, position: int, kind: str) -> int | None:
        return kinds_of(self.word(position)).get(kind)

    def has_kind(self, position: int, kind: str) -> bool:
        return kind in kinds_of(self.word(position))

    def direction(self, position: int) -> int:
        """Return 1 if the word's clause looks ahead, else -1: news mostly looks back."""
        return 1 if _is_forward_looking(self.tokens[position]) else -1


def _is_forward_looking(token: Token) -> bool:
    for ancestor in token.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"}:
            auxiliaries = [child for child in ancestor.children if child.dep_ in {"aux", "auxpass"}]
            if any("future_auxiliary" in kinds_of(child.lower_) for child in auxiliaries):
                return True
            head = ancestor.head
            is_infinitive = any(child.tag_ == "TO" for child in auxiliaries)
            return is_infinitive and head.i != ancestor.i and "future_governor" in kinds_of(head.lemma_.lower())
    return False
