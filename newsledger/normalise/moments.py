"""Parse a printed date line or ISO text into a publication instant, day and precision."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from dateutil import parser

from newsledger.knowledge.reference import derived, read_table

_LONGEST = 100
_YEAR = r"(?:1[89]|2\d)\d\d"
_HOLDS_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d{{3}})|(?<!\d){_YEAR}\d{{4}}(?!\d)")
_NUMBERS_ALONE = re.compile(r"\s*(\d{1,2})([./-])(\d{1,2})[./-]\d{4}\b")
_SHORT_YEAR = re.compile(
    r"(?P<date>\b\d{1,2}[ -](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)[ -]['’]?(?P<year>\d\d)\b(?![:.]\d)",
    re.IGNORECASE,
)
_LAST_CENTURY = 69  # as POSIX counts two digits of a year
_CLOCK = re.compile(r"\d:\d\d|\d\s?[ap]\.?m\b", re.IGNORECASE)
_HALF_OF_DAY = re.compile(r"(?<=\d)\s?([ap])\.?m\b\.?", re.IGNORECASE)
_CLOCK_WITHOUT_COLON = re.compile(r"\b([01]\d|2[0-3])([0-5]\d)(?=\s?(?:hours|hrs|GMT|UTC)\b)", re.IGNORECASE)
_HOURS = re.compile(r"(?<=:\d\d)\s?(?:hours|hrs)\b", re.IGNORECASE)
_DOTTED_CLOCK = re.compile(r"\b(\d{1,2})\.(\d\d)(?=\s?(?:[ap]m|[A-Z]{2,4})\b)")
_COMMA = re.compile(r",(?=\S)")


def read_moment(text: str) -> tuple[datetime | None, date | None, str]:
    """Return the instant in UTC, the day as printed and ``minute`` or ``day``; (None, None, "unknown") when unreadable.

    Numeric dates are read only if the order of day and month is certain: "13/10/2023", "09.10.2023" (day first), not
    "09/10/2023". Years are 1800 to 2999.
    A clock time without a time zone is taken as UTC; one with an unknown zone is dropped and only its day kept.
    """
    if len(text) <= _LONGEST and ":" not in text:
        text = _HOURS.sub("", _CLOCK_WITHOUT_COLON.sub(r"\1:\2", text))
    numbers = _NUMBERS_ALONE.match(text)
    if len(text) <= _LONGEST and not _HOLDS_YEAR.search(text):
        text = _SHORT_YEAR.sub(_write_year, text)
    if len(text) > _LONGEST or not _HOLDS_YEAR.search(text) or (numbers is not None and _is_ambiguous(numbers)):
        return None, None, "unknown"
    prepared = _DOTTED_CLOCK.sub(r"\1:\2", _COMMA.sub(", ", _HALF_OF_DAY.sub(r" \1m", text)))
    day_first = numbers is not None and numbers[2] == "."
    try:
        first, second = (_parse(prepared, datetime(2000, month, month), day_first=day_first) for month in (1, 2))  # noqa: DTZ001 -- the zone is the text's
    except (ValueError, OverflowError, TypeError):
        return None, None, "unknown"
    if first.date() != second.date():  # part of the date came from the default
        return None, None, "unknown"
    return _make_instant(first, has_clock=_CLOCK.search(prepared) is not None)


def _write_year(found: re.Match[str]) -> str:
    """Return the date with all four digits of its year: 69 to 99 are of the last century."""
    year = int(found["year"])
    return f"{found['date']} {year + (1900 if year >= _LAST_CENTURY else 2000)}"


def _parse(text: str, default: datetime, *, day_first: bool) -> datetime:
    return parser.parse(text, default=default, dayfirst=day_first, tzinfos=_read_time_zone)


def _make_instant(moment: datetime, *, has_clock: bool) -> tuple[datetime | None, date | None, str]:
    day = moment.date()
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    if not has_clock or moment.tzinfo is _UNKNOWN:
        return midnight, day, "day"
    try:
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC), day, "minute"
    except (OverflowError, ValueError):
        return midnight, day, "day"


def _is_ambiguous(numbers: re.Match[str]) -> bool:
    first, mark, second = int(numbers[1]), numbers[2], int(numbers[3])
    return mark != "." and first <= 12 and second <= 12 and first != second


def _read_time_zone(name: str | None, offset: int | None) -> tzinfo | None:
    """Return the time zone of a printed offset in seconds or abbreviation; None if the text names none."""
    if offset is not None:
        return timezone(timedelta(seconds=offset))
    if name is None:
        return None
    minutes = _time_zones().get(name.upper())
    return _UNKNOWN if minutes is None else timezone(timedelta(minutes=minutes))


@derived
def _time_zones() -> dict[str, int]:
    return {row["abbreviation"]: int(row["minutes"]) for row in read_table("time_zones")}


_UNKNOWN = timezone(timedelta(0), "unknown")
