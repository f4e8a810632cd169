"""Read weekdays, dates, months, seasons, years and decades at a position in a sentence into the days they denote."""

from __future__ import annotations

import re
from datetime import date

from newsledger.model.reading import When
from newsledger.normalise.spans_of_days import (
    day_of,
    nearest_weekday,
    nearest_year_of_day,
    nearest_year_of_month,
    one_day,
    shift_days,
    span_of_days,
    whole_month,
    whole_season,
    whole_year,
)
from newsledger.normalise.time_words import SentenceWords, TimeMatch, day_number, year_number

_GLUED = re.compile(r"(\d{1,2}),(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_LATEST_YEAR_AHEAD = 60
_DECADE = re.compile(r"(?:(early|mid|late)-)?((?:18|19|20)\d0)s")
_PARTS_OF_A_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def read_weekday(words: SentenceWords, at: int) -> TimeMatch | None:
    """Read "Sunday", "late Sunday", "last Sunday", "next Sunday evening"; a date right after it takes precedence."""
    number = words.value(at, "weekday")
    if (
        number is None
        or words.published is None
        or _is_followed_by_date(words, at)
        or words.has_kind(at - 1, "not_weekday")
    ):
        return None
    start = at - 1 if any(words.has_kind(at - 1, kind) for kind in ("shade", "past", "coming", "current")) else at
    end = at + 2 if words.has_kind(at + 1, "part_of_day") or words.word(at + 1) == "night" else at + 1
    direction = 1 if words.has_kind(at - 1, "coming") else -1 if words.has_kind(at - 1, "past") else words.direction(at)
    day = nearest_weekday(words.published, number, direction)
    if day == words.published and (words.has_kind(at - 1, "past") or words.has_kind(at - 1, "coming")):
        day = shift_days(day, 7 * direction) or day
    return TimeMatch(start, end, one_day(day))


def _is_followed_by_date(words: SentenceWords, at: int) -> bool:
    following = at + 2 if words.word(at + 1) == "," else at + 1
    if words.has_kind(following, "month"):
        return day_number(words.text(following + 1)) is not None
    return day_number(words.text(following)) is not None and words.has_kind(following + 1, "month")


def read_month(words: SentenceWords, at: int) -> TimeMatch | None:
    """Read "October 7, 2023", "7 October", "3-5 May", "October 2023", "last October"; a bare month needs context."""
    number = words.value(at, "month")
    if number is None or not words.text(at)[0].isupper():
        return None
    first, last, start, end = _read_days_of_month(words, at)
    year, end = _read_year_after(words, end)
    if first is None:
        return _read_bare_month(words, at, number, year, end)
    if year is None:
        year = _infer_year(words, at, number, first)
    one, other = (day_of(year, number, first), day_of(year, number, last or first)) if year else (None, None)
    return TimeMatch(start, end, span_of_days(one, other)) if one and other and one <= other else None


def _read_days_of_month(words: SentenceWords, at: int) -> tuple[int | None, int | None, int, int]:
    """Return the first and last day next to the month, and where the expression starts and ends."""
    after = day_number(words.text(at + 1))
    if after is None and (glued := _GLUED.fullmatch(words.text(at + 1))):
        return int(glued[1]), None, at, at + 1
    if after is not None:
        last = day_number(words.text(at + 3)) if words.has_kind(at + 2, "range_join") else None
        is_range = last is not None and last > after and not words.has_kind(at + 4, "month")
        return (after, last, at, at + 4) if is_range else (after, None, at, at + 2)
    before_of = at - 1 if words.word(at - 1) == "of" else at
    before = day_number(words.text(before_of - 1))
    if before is None:
        return None, None, at, at + 1
    first = day_number(words.text(before_of - 3)) if words.has_kind(before_of - 2, "range_join") else None
    if first is not None and first < before and not words.has_kind(before_of - 4, "month"):
        first, start = _find_list_start(words, first, before_of - 3)
        return first, before, start, at + 1
    return before, None, before_of - 1, at + 1


def _find_list_start(words: SentenceWords, first: int, start: int) -> tuple[int, int]:
    """Return the first day in "5, 6 and 7 October" and where the list starts."""
    while words.word(start - 1) == "," and (day_number(words.text(start - 2)) or first) < first:
        first, start = day_number(words.text(start - 2)) or first, start - 2
    return first, start


def _read_year_after(words: SentenceWords, end: int) -> tuple[int | None, int]:
    if glued := _GLUED.fullmatch(words.text(end)):
        return int(glued[2]), end + 1
    at = end + 1 if words.word(end) in {",", "of"} else end
    year = year_number(words.text(at))
    return (year, at + 1) if year else (None, end)


def _infer_year(words: SentenceWords, at: int, number: int, day: int) -> int | None:
    return nearest_year_of_day(words.published, number, day, words.direction(at)) if words.published else None


def _read_bare_month(words: SentenceWords, at: int, number: int, year: int | None, end: int) -> TimeMatch | None:
    token = words.tokens[at]
    start = at - 1 if any(words.has_kind(at - 1, kind) for kind in ("shade", "past", "coming", "current")) else at
    if year:
        return TimeMatch(start, end, whole_month(year, number))
    is_name = token.dep_ == "compound" and token.head.pos_ == "PROPN"
    is_hyphenated = words.word(at - 1) == "-" and words.has_kind(at - 2, "shade")
    has_context = (
        start < at or is_hyphenated or words.has_kind(at - 1, "before_year") or words.has_kind(at - 1, "range_join")
    )
    if words.published is None or token.pos_ != "PROPN" or is_name or not has_context:
        return None
    direction = 1 if words.has_kind(at - 1, "coming") else -1 if words.has_kind(at - 1, "past") else words.direction(at)
    return TimeMatch(start, end, whole_month(nearest_year_of_month(words.published, number, direction), number))


def read_year(words: SentenceWords, at: int) -> TimeMatch | None:
    """Read a year used as one ("in 2019", "the 2004 attack"), not as a count."""
    number = year_number(words.text(at))
    if number is None or (words.published and number > words.published.year + _LATEST_YEAR_AHEAD):
        return None
    token = words.tokens[at]
    before = words.word(at - 1)
    is_listed = before in {",", "and", "or", "-", "–", "to"} and year_number(words.text(at - 2)) is not None
    is_count = token.dep_ == "nummod" and token.head.tag_ == "NNS" and token.head.i > token.i
    if is_count and before not in {"the", "'s", "’s", "its", "his", "her", "their"}:
        return None
    if is_count and token.head.i == token.i + 1 and number % 1000 == 0:
        return None
    return TimeMatch(at, at + 1, whole_year(number)) if is_listed or words.has_kind(at - 1, "before_year") else None


def read_decade(words: SentenceWords, at: int) -> TimeMatch | None:
    """Read "the 1990s", "the early 1990s", "the mid-1990s": all ten years, or the first 4, middle 3 or last 3."""
    match = _DECADE.fullmatch(words.word(at))
    if match is None:
        return None
    before = at - 2 if words.word(at - 1) in {"-", "–"} else at - 1
    shade = match[1] or words.word(before)
    start, end = _PARTS_OF_A_DECADE.get(shade, (0, 9))
    when = When(date(int(match[2]) + start, 1, 1), date(int(match[2]) + end, 12, 31), "year")
    return TimeMatch(before if shade in _PARTS_OF_A_DECADE and not match[1] else at, at + 1, when)


def read_season(words: SentenceWords, at: int) -> TimeMatch | None:
    """Read "last summer", "in the spring", "spring 2023", assuming the northern hemisphere."""
    first_month = words.value(at, "season")
    if first_month is None or words.tokens[at].pos_ not in {"NOUN", "PROPN"}:
        return None
    number, end = _read_year_after(words, at + 1)
    if number:
        return TimeMatch(at, end, whole_season(number, first_month))
    if words.published is None or not any(words.has_kind(at - 1, kind) for kind in ("past", "coming", "current")):
        return None
    direction = 1 if words.has_kind(at - 1, "coming") else -1
    number = nearest_year_of_month(words.published, first_month, direction)
    return TimeMatch(at - 1, at + 1, whole_season(number, first_month))


def read_numeric_date(words: SentenceWords, at: int) -> TimeMatch | None:
    """Read "2023-10-07", and "25/10/2023" where one of the numbers cannot be a month."""
    if match := _SLASHED.fullmatch(words.text(at)):
        day = find_unambiguous_day(int(match[1]), int(match[2]), int(match[3]))
        return TimeMatch(at, at + 1, one_day(day)) if day else None
    if year_number(words.text(at)) and words.word(at + 1) == "-" and words.word(at + 3) == "-":
        numbers = [words.text(at + step) for step in (0, 2, 4)]
        found = day_of(*map(int, numbers)) if all(number.isdecimal() for number in numbers) else None
        return TimeMatch(at, at + 5, one_day(found)) if found else None
    return None


def find_unambiguous_day(first: int, second: int, year: int) -> date | None:
    """Return the day of "first/second/year" if only one order of day and month is possible, else None."""
    orders = {day_of(year, second, first), day_of(year, first, second)} - {None}
    return orders.pop() if len(orders) == 1 else None


def _join_adjacent(one: TimeMatch, other: TimeMatch) -> When | None:
    """Return the days covered by "on Sunday and Monday" or "in 2015 and 2016" if the second follows the first."""
    are_alike = one.end - one.start == other.end - other.start == 1 and one.when.precision == other.when.precision
    if not are_alike or other.when.start != shift_days(one.when.end, 1):
        return None
    return When(one.when.start, other.when.end, one.when.precision)


def join_expressions(words: SentenceWords, one: TimeMatch, other: TimeMatch) -> When | None:
    """Return the days covered by two expressions that words join into a range ("from Monday to Friday"), else None."""
    if other.start != one.end + 1 or not words.has_kind(one.end, "range_join"):
        return None
    is_opened = any(words.has_kind(one.start - step, "range_start") for step in (1, 2))
    if words.word(one.end) == "and" and not (is_opened and words.word(one.start - 1) == "between"):
        return _join_adjacent(one, other)
    if words.word(one.end) == "to" and not is_opened and one.when.precision != "day":
        return None
    start = one.when.start
    if start > other.when.start and words.has_kind(one.end - 1, "weekday") and words.has_kind(other.end - 1, "weekday"):
        start = shift_days(start, -7) or start
    return span_of_days(start, other.when.end) if start <= other.when.start else None
