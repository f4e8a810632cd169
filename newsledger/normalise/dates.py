"""Find the time expressions of a parsed sentence and resolve them to days, given the publication day.

News looks back: a bare weekday or date is the nearest past one, including the publication day, unless its clause looks
ahead.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from spacy.tokens import Span

from newsledger.model.reading import When
from newsledger.normalise import calendar_expressions as calendar
from newsledger.normalise import relative_expressions as relative
from newsledger.normalise.holidays import read_holiday
from newsledger.normalise.time_words import SentenceWords, TimeMatch, has_time_trigger, kinds_of, may_hold_time

_RULES = (
    calendar.read_numeric_date,
    read_holiday,
    calendar.read_month,
    calendar.read_weekday,
    relative.read_day_word,
    relative.read_same_day,
    relative.read_part_of_day,
    relative.read_counted_units,
    relative.read_adjacent_period,
    relative.read_weekend,
    calendar.read_season,
    calendar.read_decade,
    calendar.read_year,
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Days denoted by tokens ``start_token`` to ``end_token`` (exclusive) of the doc; ``is_start`` after "since"."""

    start_token: int
    end_token: int
    when: When
    is_start: bool = False


def find_times(span: Span, published: date | None, anchor: date | None = None) -> list[TimeExpression]:
    """Return the time expressions of a sentence in order; without a publication day, only those that name a year.

    ``anchor`` is the last day mentioned before this sentence, from which "a day later" is counted.
    """
    if not has_time_trigger(span):
        return []
    words = SentenceWords(span, published, anchor)
    found = _join_ranges(words, _scan_matches(words))
    return [
        TimeExpression(span.start + one.start, span.start + one.end, one.when, is_start=_is_start(words, one))
        for one in found
    ]


def _scan_matches(words: SentenceWords) -> list[TimeMatch]:
    found: list[TimeMatch] = []
    end = 0
    for at in range(len(words.tokens)):
        one = _read_at(words, at) if at >= end and may_hold_time(words.lower[at]) else None
        if one is not None and one.start >= end:
            found.append(one)
            end = one.end
            if one.when.precision == "day":
                words.anchor = one.when.start
            words.year = one.when.start if one.when.precision == "year" else None
    return found


def _read_at(words: SentenceWords, at: int) -> TimeMatch | None:
    for rule in _RULES:
        found = rule(words, at)
        if found is not None:
            return found
    return None


def _join_ranges(words: SentenceWords, found: list[TimeMatch]) -> list[TimeMatch]:
    merged: list[TimeMatch] = []
    for one in found:
        when = calendar.join_expressions(words, merged[-1], one) if merged else None
        if when is not None:
            merged[-1] = TimeMatch(merged[-1].start, one.end, when)
        else:
            merged.append(one)
    return merged


def _is_start(words: SentenceWords, one: TimeMatch) -> bool:
    """Return whether the time follows "since", directly or within its phrase: "since the coup on Friday"."""
    if any(words.has_kind(one.start - step, "start") for step in (1, 2) if words.word(one.start - 1) != ","):
        return True
    above = takewhile(lambda word: word.pos_ not in {"VERB", "AUX"}, words.tokens[one.start].ancestors)
    return any("start" in kinds_of(word.lower_) for word in above)
