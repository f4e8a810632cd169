"""Weekdays, dates, months and years: what enters is a position of a sentence, what leaves is the days named there."""

from __future__ import annotations

import re
from datetime import date

from newsledger.model.reading import When
from newsledger.normalise.spans_of_days import (
    day_of,
    days,
    month_year,
    one_day,
    shift_days,
    weekday_near,
    whole_month,
    whole_season,
    whole_year,
    year_of,
)
from newsledger.normalise.time_words import Found, Words, day_number, year_number

_GLUED = re.compile(r"(\d{1,2}),(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_LATEST_YEAR_AHEAD = 60
_DECADE = re.compile(r"(?:(early|mid|late)-)?((?:18|19|20)\d0)s")
_PARTS_OF_A_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def weekday(words: Words, at: int) -> Found | None:
    """Read "Sunday", "late Sunday", "last Sunday", "next Sunday evening"; a date that follows decides instead."""
    number = words.value(at, "weekday")
    if number is None or words.published is None or _date_follows(words, at) or words.has(at - 1, "not_weekday"):
        return None
    start = at - 1 if any(words.has(at - 1, kind) for kind in ("shade", "past", "coming", "current")) else at
    end = at + 2 if words.has(at + 1, "part_of_day") or words.word(at + 1) == "night" else at + 1
    direction = 1 if words.has(at - 1, "coming") else -1 if words.has(at - 1, "past") else words.direction(at)
    day = weekday_near(words.published, number, direction)
    if day == words.published and (words.has(at - 1, "past") or words.has(at - 1, "coming")):
        day = shift_days(day, 7 * direction) or day
    return Found(start, end, one_day(day))


def _date_follows(words: Words, at: int) -> bool:
    following = at + 2 if words.word(at + 1) == "," else at + 1
    if words.has(following, "month"):
        return day_number(words.text(following + 1)) is not None
    return day_number(words.text(following)) is not None and words.has(following + 1, "month")


def month(words: Words, at: int) -> Found | None:
    """Read "October 7, 2023", "7 October", "3-5 May", "October 2023", "last October"; a bare month needs a setting."""
    number = words.value(at, "month")
    if number is None or not words.text(at)[0].isupper():
        return None
    first, last, start, end = _days_of_month(words, at)
    year, end = _year_after(words, end)
    if first is None:
        return _bare_month(words, at, number, year, end)
    if year is None:
        year = _year_of(words, at, number, first)
    one, other = (day_of(year, number, first), day_of(year, number, last or first)) if year else (None, None)
    return Found(start, end, days(one, other)) if one and other and one <= other else None


def _days_of_month(words: Words, at: int) -> tuple[int | None, int | None, int, int]:
    """Return the first and last day beside the month, and where the expression starts and ends."""
    after = day_number(words.text(at + 1))
    if after is None and (glued := _GLUED.fullmatch(words.text(at + 1))):
        return int(glued[1]), None, at, at + 1
    if after is not None:
        last = day_number(words.text(at + 3)) if words.has(at + 2, "range_join") else None
        is_range = last is not None and last > after and not words.has(at + 4, "month")
        return (after, last, at, at + 4) if is_range else (after, None, at, at + 2)
    before_of = at - 1 if words.word(at - 1) == "of" else at
    before = day_number(words.text(before_of - 1))
    if before is None:
        return None, None, at, at + 1
    first = day_number(words.text(before_of - 3)) if words.has(before_of - 2, "range_join") else None
    if first is not None and first < before and not words.has(before_of - 4, "month"):
        first, start = _first_of_list(words, first, before_of - 3)
        return first, before, start, at + 1
    return before, None, before_of - 1, at + 1


def _first_of_list(words: Words, first: int, start: int) -> tuple[int, int]:
    """Return the first day of "5, 6 and 7 October" and where the list starts."""
    while words.word(start - 1) == "," and (day_number(words.text(start - 2)) or first) < first:
        first, start = day_number(words.text(start - 2)) or first, start - 2
    return first, start


def _year_after(words: Words, end: int) -> tuple[int | None, int]:
    if glued := _GLUED.fullmatch(words.text(end)):
        return int(glued[2]), end + 1
    at = end + 1 if words.word(end) in {",", "of"} else end
    year = year_number(words.text(at))
    return (year, at + 1) if year else (None, end)


def _year_of(words: Words, at: int, number: int, day: int) -> int | None:
    return year_of(words.published, number, day, words.direction(at)) if words.published else None


def _bare_month(words: Words, at: int, number: int, year: int | None, end: int) -> Found | None:
    token = words.tokens[at]
    start = at - 1 if any(words.has(at - 1, kind) for kind in ("shade", "past", "coming", "current")) else at
    if year:
        return Found(start, end, whole_month(year, number))
    is_name = token.dep_ == "compound" and token.head.pos_ == "PROPN"
    hyphened = words.word(at - 1) == "-" and words.has(at - 2, "shade")
    is_set = start < at or hyphened or words.has(at - 1, "before_year") or words.has(at - 1, "range_join")
    if words.published is None or token.pos_ != "PROPN" or is_name or not is_set:
        return None
    direction = 1 if words.has(at - 1, "coming") else -1 if words.has(at - 1, "past") else words.direction(at)
    return Found(start, end, whole_month(month_year(words.published, number, direction), number))


def year(words: Words, at: int) -> Found | None:
    """Read a year that stands as one ("in 2019", "the 2004 attack"), not as a count of things."""
    number = year_number(words.text(at))
    if number is None or (words.published and number > words.published.year + _LATEST_YEAR_AHEAD):
        return None
    token = words.tokens[at]
    before = words.word(at - 1)
    listed = before in {",", "and", "or", "-", "–", "to"} and year_number(words.text(at - 2)) is not None
    counts = token.dep_ == "nummod" and token.head.tag_ == "NNS" and token.head.i > token.i
    if counts and before not in {"the", "'s", "’s", "its", "his", "her", "their"}:
        return None
    if counts and token.head.i == token.i + 1 and number % 1000 == 0:
        return None
    return Found(at, at + 1, whole_year(number)) if listed or words.has(at - 1, "before_year") else None


def decade(words: Words, at: int) -> Found | None:
    """Read "the 1990s", "the early 1990s", "the mid-1990s": the decade, or its first four, middle three, last three years."""
    written = _DECADE.fullmatch(words.word(at))
    if written is None:
        return None
    before = at - 2 if words.word(at - 1) in {"-", "–"} else at - 1
    shade = written[1] or words.word(before)
    start, end = _PARTS_OF_A_DECADE.get(shade, (0, 9))
    when = When(date(int(written[2]) + start, 1, 1), date(int(written[2]) + end, 12, 31), "year")
    return Found(before if shade in _PARTS_OF_A_DECADE and not written[1] else at, at + 1, when)


def season(words: Words, at: int) -> Found | None:
    """Read "last summer", "in the spring", "spring 2023"; as north of the equator, where it is not said otherwise."""
    first_month = words.value(at, "season")
    if first_month is None or words.tokens[at].pos_ not in {"NOUN", "PROPN"}:
        return None
    number, end = _year_after(words, at + 1)
    if number:
        return Found(at, end, whole_season(number, first_month))
    if words.published is None or not any(words.has(at - 1, kind) for kind in ("past", "coming", "current")):
        return None
    direction = 1 if words.has(at - 1, "coming") else -1
    number = month_year(words.published, first_month, direction)
    return Found(at - 1, at + 1, whole_season(number, first_month))


def written_in_digits(words: Words, at: int) -> Found | None:
    """Read "2023-10-07", and "25/10/2023" where one of the numbers cannot be a month."""
    if slashed := _SLASHED.fullmatch(words.text(at)):
        day = unambiguous_day(int(slashed[1]), int(slashed[2]), int(slashed[3]))
        return Found(at, at + 1, one_day(day)) if day else None
    if year_number(words.text(at)) and words.word(at + 1) == "-" and words.word(at + 3) == "-":
        numbers = [words.text(at + step) for step in (0, 2, 4)]
        found = day_of(*map(int, numbers)) if all(number.isdecimal() for number in numbers) else None
        return Found(at, at + 5, one_day(found)) if found else None
    return None


def unambiguous_day(first: int, second: int, year: int) -> date | None:
    """Return the day of "first/second/year" when only one order of day and month is possible, else None."""
    orders = {day_of(year, second, first), day_of(year, first, second)} - {None}
    return orders.pop() if len(orders) == 1 else None


def _two_days(one: Found, other: Found) -> When | None:
    """Return the days of "on Sunday and Monday", of "in 2015 and 2016", where the second follows the first."""
    are_alike = one.end - one.start == other.end - other.start == 1 and one.when.precision == other.when.precision
    if not are_alike or other.when.start != shift_days(one.when.end, 1):
        return None
    return When(one.when.start, other.when.end, one.when.precision)


def joined(words: Words, one: Found, other: Found) -> When | None:
    """Return the days from one expression to the next when words join them ("from Monday to Friday"), else None."""
    if other.start != one.end + 1 or not words.has(one.end, "range_join"):
        return None
    opened = any(words.has(one.start - step, "range_start") for step in (1, 2))
    if words.word(one.end) == "and" and not (opened and words.word(one.start - 1) == "between"):
        return _two_days(one, other)
    if words.word(one.end) == "to" and not opened and one.when.precision != "day":
        return None
    start = one.when.start
    if start > other.when.start and words.has(one.end - 1, "weekday") and words.has(other.end - 1, "weekday"):
        start = shift_days(start, -7) or start
    return days(start, other.when.end) if start <= other.when.start else None
