"""Read the holiday at a position in a sentence into its day.

Covers fixed days ("New Year's Eve") and those that move with Western Easter ("Good Friday").
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from newsledger.knowledge.reference import derived, read_table
from newsledger.normalise.spans_of_days import day_of, one_day
from newsledger.normalise.time_words import SentenceWords, TimeMatch, year_number

_LATEST_YEAR = 9999


@derived
def _holidays_by_first_word() -> dict[str, list[tuple[tuple[str, ...], str, int]]]:
    """Return the holidays by first word, each with all its words, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for row in read_table("time_words"):
        if row["kind"] in {"holiday", "feast"}:
            words = tuple(row["word"].replace("'s", " 's").split())
            found.setdefault(words[0], []).append((words, row["kind"], int(row["value"])))
    return {first: sorted(several, key=lambda one: -len(one[0])) for first, several in found.items()}


def read_holiday(words: SentenceWords, at: int) -> TimeMatch | None:
    """Read "New Year's Eve", "Christmas Day 2019", "the 2019 Easter Sunday": the nearest one unless a year is given."""
    year = year_number(words.text(at))
    first = at + 1 if year else at
    for name, kind, value in _holidays_by_first_word().get(words.word(first), ()):
        end = first + len(name)
        if words.text(first)[0].isupper() and all(words.word(first + step) == word for step, word in enumerate(name)):
            year, end = (year, end) if year else _read_year_after(words, end)
            day = _resolve_day(words, at, year, _make_day_rule(kind, value))
            return TimeMatch(at, end, one_day(day)) if day else None
    return None


def _read_year_after(words: SentenceWords, end: int) -> tuple[int | None, int]:
    at = end + 1 if words.word(end) in {",", "in"} else end
    year = year_number(words.text(at))
    return (year, at + 1) if year else (None, end)


def _resolve_day(words: SentenceWords, at: int, year: int | None, day_in: Callable[[int], date | None]) -> date | None:
    if year is not None:
        return day_in(year)
    return _find_nearest(words.published, day_in, words.direction(at)) if words.published else None


def _make_day_rule(kind: str, value: int) -> Callable[[int], date | None]:
    if kind == "holiday":
        return lambda year: day_of(year, *divmod(value, 100))
    return lambda year: easter_sunday(year) + timedelta(days=value)


def _find_nearest(published: date, day_in: Callable[[int], date | None], direction: int) -> date | None:
    years = (published.year, published.year + direction)
    days = (day_in(year) for year in years if 0 < year <= _LATEST_YEAR)
    return next((day for day in days if day is not None and (day - published).days * direction >= 0), None)


def easter_sunday(year: int) -> date:
    """Return Easter Sunday in the Gregorian calendar (algorithm of Meeus, Jones and Butcher)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
