"""Recognise days that software writes where it knows no date: the zero of its calendar."""

from __future__ import annotations

from datetime import date

_ZEROS = frozenset(
    {
        date(1, 1, 1),  # .NET
        date(1601, 1, 1),  # Windows
        date(1899, 12, 30),  # OLE automation and spreadsheets
        date(1899, 12, 31),
        date(1900, 1, 1),
        date(1904, 1, 1),  # spreadsheets of the first Macintosh
        date(1969, 12, 31),  # the epoch seen from the west
        date(1970, 1, 1),
    }
)


def is_placeholder(day: date) -> bool:
    """Return whether the day is the zero of a calendar of software rather than a date of publication."""
    return day in _ZEROS
