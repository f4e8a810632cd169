"""Calendar arithmetic: shift days and turn them into spans of days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from newsledger.model.reading import When

_LAST_YEAR = 9999


def span_of_days(start: date, end: date) -> When:
    """Return the days from start to end, both inclusive, with the precision their number allows."""
    length = (end - start).days + 1
    precision = "day" if length <= 2 else "week" if length <= 8 else "month" if length <= 100 else "year"
    return When(start, end, precision)


def one_day(day: date) -> When:
    """Return that single day."""
    return When(day, day, "day")


def shift_days(day: date, number: int) -> date | None:
    """Return the day that many days later; None beyond the calendar."""
    try:
        return day + timedelta(days=number)
    except OverflowError:
        return None


def shift_months(day: date, number: int) -> date | None:
    """Return the same day that many months later, clipped to the end of the month; None beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    if not 1 <= year <= _LAST_YEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def whole_month(year: int, month: int) -> When:
    """Return all days of a month."""
    return When(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def whole_year(year: int) -> When:
    """Return all days of a year."""
    return When(date(year, 1, 1), date(year, 12, 31), "year")


def whole_season(year: int, first_month: int) -> When:
    """Return the three months starting with ``first_month`` of that year."""
    start = date(year, first_month, 1)
    end = shift_months(start, 3) or start
    return span_of_days(start, end - timedelta(days=1))


def nearest_weekday(published: date, iso_weekday: int, direction: int) -> date:
    """Return the nearest such weekday, including the day itself: direction -1 looks back, 1 looks ahead."""
    back = (published.isoweekday() - iso_weekday) % 7
    return published - timedelta(days=back) if direction < 0 else published + timedelta(days=(7 - back) % 7)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return that day, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_year_of_month(published: date, month: int, direction: int) -> int:
    """Return the year of the nearest such month, looking back or ahead, including the current month."""
    if direction < 0:
        return published.year - (month > published.month)
    return published.year + (month < published.month)


def nearest_year_of_day(published: date, month: int, day: int, direction: int) -> int | None:
    """Return the year of the nearest such day, back or ahead, including the day itself; None if there is none."""
    steps = range(9)
    for step in steps:
        found = day_of(published.year + step * direction, month, day)
        if found and (found - published).days * direction >= 0:
            return found.year
    return None
