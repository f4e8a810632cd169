"""Read a day as a person types it: a date in figures or words, a month, a year, or "today" and its neighbours."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from newsledger.normalise.moments import read_moment

_FROM_TODAY = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}
_YEAR = re.compile(r"(\d{4})(?:\.0)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_MIDDLE_MONTH, _MIDDLE_DAY = 7, 1


def read_day(text: str, today: date | None = None) -> date | None:
    """Return the day; of a year its middle, of a month its first; None when unreadable or when day and month may be swapped."""
    words = " ".join(text.split()).lower()
    if words in _FROM_TODAY:
        return (today or datetime.now(UTC).date()) + timedelta(days=_FROM_TODAY[words])
    try:
        if (year := _YEAR.fullmatch(words)) is not None:
            return date(int(year[1]), _MIDDLE_MONTH, _MIDDLE_DAY)
        if (month := _MONTH.fullmatch(words)) is not None:
            return date(int(month[1]), int(month[2]), 1)
        return date.fromisoformat(words[:10])
    except ValueError:
        return _read_words(text)


def _read_words(text: str) -> date | None:
    """Return the day of a date in words; of a month and year its first day."""
    _, day, _ = read_moment(text)
    if day is None and re.fullmatch(r"\s*[^\W\d]+\.?,?\s+\d{4}\s*", text):
        _, day, _ = read_moment(f"1 {text.strip()}")
    return day
