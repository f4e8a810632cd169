"""Read expressions relative to another day at a position in a sentence into the days they denote.

They count from the publication day ("yesterday", "two weeks ago", "last month") or from the anchor, the last day
mentioned ("a day later").
"""

from __future__ import annotations

from datetime import date, timedelta

from spacy.tokens import Token

from newsledger.model.reading import When
from newsledger.normalise.spans_of_days import (
    one_day,
    shift_days,
    shift_months,
    span_of_days,
    whole_month,
    whole_year,
)
from newsledger.normalise.time_words import SentenceWords, TimeMatch

_MONTHS_OF_A_YEAR, _MONTHS_OF_A_DECADE = 12, 120


def read_day_word(words: SentenceWords, at: int) -> TimeMatch | None:
    """Read "today", "yesterday", "tonight", "overnight", "earlier today", "yesterday evening"."""
    shift = words.value(at, "day")
    if shift is None or words.published is None:
        return None
    day = shift_days(words.published, shift)
    start = at - 1 if words.has_kind(at - 1, "shade") else at
    end = at + 2 if words.has_kind(at + 1, "part_of_day") else at + 1
    return TimeMatch(start, end, one_day(day)) if day else None


def read_part_of_day(words: SentenceWords, at: int) -> TimeMatch | None:
    """Read "this morning", "last night", "this evening"."""
    is_night = words.word(at) == "night"
    if words.published is None or not (is_night or words.has_kind(at, "part_of_day")):
        return None
    if words.has_kind(at - 1, "current"):
        return TimeMatch(at - 1, at + 1, one_day(words.published))
    day = shift_days(words.published, -1)
    return TimeMatch(at - 1, at + 1, one_day(day)) if day and is_night and words.word(at - 1) == "last" else None


def read_same_day(words: SentenceWords, at: int) -> TimeMatch | None:
    """Read "the same day", "that evening": the last day mentioned."""
    is_day = words.value(at, "unit_day") == 1 or words.has_kind(at, "part_of_day")
    if not (is_day and words.has_kind(at - 1, "same")) or words.anchor is None:
        return None
    return TimeMatch(at - 1, at + 1, one_day(words.anchor))


def read_weekend(words: SentenceWords, at: int) -> TimeMatch | None:
    """Read "over the weekend", "last weekend", "next weekend": Saturday and Sunday."""
    if not words.has_kind(at, "weekend") or words.published is None:
        return None
    monday = words.published - timedelta(days=words.published.isoweekday() - 1)
    is_ahead = words.has_kind(at - 1, "coming") or words.direction(at) > 0
    has_begun = words.published.isoweekday() >= 6 and words.word(at - 1) != "last"
    saturday = shift_days(monday, 5 if is_ahead or has_begun else -2)
    start = at - 1 if any(words.has_kind(at - 1, kind) for kind in ("past", "coming", "current")) else at
    return TimeMatch(start, at + 1, span_of_days(saturday, saturday + timedelta(days=1))) if saturday else None


def read_counted_units(words: SentenceWords, at: int) -> TimeMatch | None:
    """Read "two weeks ago", "five years ago today", "three days earlier", "a day later", "the day before"."""
    size, is_months = unit_at(words, at)
    after = at + 1
    if size is None or not any(words.has_kind(after, kind) for kind in ("ago", "before", "after")):
        return None
    number, start = number_before(words, at)
    if words.has_kind(after, "ago"):
        is_to_the_day = is_months and number is not None and words.value(after + 1, "day") == 0
        when = _resolve_ago(words.published, number, size, is_months=is_months, is_to_the_day=is_to_the_day)
        return TimeMatch(start, after + 1 + is_to_the_day, when) if when else None
    number = 0 if size == 0 else number
    if number is None or has_object(words.tokens[after]):
        return None
    sign = 1 if words.has_kind(after, "after") else -1
    anchor_year = words.year if is_months and size % _MONTHS_OF_A_YEAR == 0 else None
    anchor = anchor_year or words.anchor or (words.published if sign < 0 else None)
    when = shift_anchor(anchor, sign * number * size, is_months=is_months)
    return TimeMatch(start, after + 1, when) if when else None


def has_object(token: Token) -> bool:
    """Return whether the days are counted from something that follows: "two days after the vote"."""
    return token.dep_ == "mark" or any(child.dep_ in {"pobj", "pcomp"} for child in token.children)


def unit_at(words: SentenceWords, at: int) -> tuple[int | None, bool]:
    """Return a unit of time in days or months (None for other words, 0 for hours), and whether it is in months."""
    months = words.value(at, "unit_month")
    if months is not None:
        return months, True
    return (0 if words.has_kind(at, "unit_hour") else words.value(at, "unit_day")), False


def number_before(words: SentenceWords, at: int) -> tuple[int | None, int]:
    """Return the number before a unit (None for "several") and where it starts; "the day before" counts as one."""
    word = words.word(at - 1)
    if word.isdecimal() and len(word) < 4:
        return int(word), at - 1
    if words.has_kind(at - 1, "several"):
        return None, at - 1
    number = words.value(at - 1, "number")
    if number is not None:
        return number, at - 1
    if word == "of" and words.has_kind(at - 2, "number"):
        return words.value(at - 2, "number"), at - 2
    return (1, at - 1) if word == "the" else (None, at)


def _resolve_ago(
    published: date | None, number: int | None, size: int, *, is_months: bool, is_to_the_day: bool
) -> When | None:
    if published is None:
        return None
    if number is None:
        return _resolve_vague_ago(published, size, is_months=is_months)
    if is_to_the_day:
        day = shift_months(published, -number * size)
        return one_day(day) if day else None
    if is_months and size >= 12:
        year = published.year - number * size // 12
        return whole_year(year) if year > 0 else None
    return shift_anchor(published, -number * size, is_months=is_months)


def _resolve_vague_ago(published: date, size: int, *, is_months: bool) -> When | None:
    if size == 0:
        return one_day(published)
    if size >= _MONTHS_OF_A_DECADE:
        return None
    move = shift_months if is_months else shift_days
    start, end = move(published, -9 * size if is_months else -6 * size), move(published, -2 * size)
    return span_of_days(start, end) if start and end else None


def shift_anchor(anchor: date | None, shift: int, *, is_months: bool) -> When | None:
    """Return the day at that distance from the anchor, or the week, month or year around it."""
    if anchor is None:
        return None
    day = shift_months(anchor, shift) if is_months else shift_days(anchor, shift)
    if day is None:
        return None
    if is_months:
        return whole_year(day.year) if shift % 12 == 0 else whole_month(day.year, day.month)
    if shift and shift % 7 == 0:
        return span_of_days(day - timedelta(days=3), day + timedelta(days=3))
    return one_day(day)


def read_adjacent_period(words: SentenceWords, at: int) -> TimeMatch | None:
    """Read "last week", "this year", "next month", "the past three weeks", "recent days", "the following day"."""
    size, is_months = unit_at(words, at)
    if size is None or size >= _MONTHS_OF_A_DECADE:
        return None
    number, start = number_before(words, at)
    if number is not None and words.has_kind(start - 1, "past"):
        return _read_rolling_period(words, start - 1, at, number * size, is_months=is_months)
    if words.word(at - 1) == "recent" or words.word(at - 1) == "past":
        few = 1 if words.word(at - 1) == "past" else 7 if not is_months and size == 1 else 4
        return _read_rolling_period(words, at - 1, at, few * size, is_months=is_months)
    for kind, step in (("past", -1), ("coming", 1), ("current", 0)):
        if words.has_kind(at - 1, kind):
            return _read_neighbouring_unit(words, at, size, step, is_months=is_months)
    return None


def _read_rolling_period(
    words: SentenceWords, start: int, at: int, length: int, *, is_months: bool
) -> TimeMatch | None:
    if words.published is None:
        return None
    first = shift_months(words.published, -length) if is_months else shift_days(words.published, -(length or 1))
    return TimeMatch(start, at + 1, span_of_days(first, words.published)) if first else None


def _read_neighbouring_unit(
    words: SentenceWords, at: int, size: int, step: int, *, is_months: bool
) -> TimeMatch | None:
    """Return the unit before, after or around the publication day; "the previous day" counts from the anchor."""
    is_from_anchor = words.word(at - 1) in {"previous", "preceding", "following"} or (
        size == 1 and not is_months and words.word(at - 1) == "next"
    )
    anchor = (words.anchor or (words.published if step < 0 else None)) if is_from_anchor else words.published
    if anchor is None or words.word(at) in {"night", "nights"} or size == 0:
        return None
    when = _find_unit(anchor, size, step, is_months=is_months)
    return _narrow_to_part(words, at, when) if when else None


def _narrow_to_part(words: SentenceWords, at: int, when: When) -> TimeMatch:
    """Return the unit; for "earlier this week" only up to the publication day, for "later this week" from it on."""
    shade, day = words.word(at - 2), words.published
    if not words.has_kind(at - 1, "current") or day is None or not when.start <= day <= when.end:
        return TimeMatch(at - 1, at + 1, when)
    if shade == "earlier":
        return TimeMatch(at - 2, at + 1, When(when.start, day, when.precision))
    return (
        TimeMatch(at - 2, at + 1, When(day, when.end, when.precision))
        if shade == "later"
        else TimeMatch(at - 1, at + 1, when)
    )


def _find_unit(anchor: date, size: int, step: int, *, is_months: bool) -> When | None:
    day = shift_months(anchor, step * size) if is_months else shift_days(anchor, step * size)
    if day is None:
        return None
    if is_months:
        return whole_year(day.year) if size == 12 else whole_month(day.year, day.month)
    if size == 1:
        return one_day(day)
    monday = day - timedelta(days=day.isoweekday() - 1)
    return span_of_days(monday, monday + timedelta(days=6))
