"""Read the values of a record in the forms in which exports write them: nested objects, lists in a string, seconds."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime

from newsledger.normalise.spaces import clean_line

_EARLIEST_EPOCH = 100_000_000  # seconds; a smaller number is a year, or a day written without dashes
_MILLISECONDS = 100_000_000_000  # a larger number is in milliseconds
_MICROSECONDS = 100_000_000_000_000
_NAMES = ("name", "title", "fullName", "main", "original", "$oid", "$date", "$numberLong", "uri", "code")
_LONGEST_LIST = 10_000  # characters
_PARTS = ("summary", "headline", "text", "plain", "paragraphs", "sections", "content")
_LIST = re.compile(r"\s*\[.*\]\s*", re.DOTALL)
_NUMBER = re.compile(r"\s*\d{9,16}(?:\.\d+)?\s*")
_COMPACT = re.compile(r"(?P<day>(?:19|20)\d\d[01]\d[0-3]\d)(?P<clock>[0-2]\d[0-5]\d[0-5]\d)?")
_LITERAL_BREAKS = re.compile(r"(?:\\r)?\\n")
_LONGEST_PARTS = ("summary", "headline", "text", "plain", "paragraphs", "sections", "content")


def read_text(value: object) -> str | None:
    """Return the text of a string, a whole number or an object with a name, else None."""
    for _ in range(3):
        if isinstance(value, dict):
            value = next((value[name] for name in _NAMES if value.get(name) is not None), None)
    if isinstance(value, str):
        return clean_line(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return None


def read_list(value: object) -> list[object]:
    """Return the members of a list, also of one that stands in a string as Python or JSON writes it."""
    if isinstance(value, str) and _LIST.fullmatch(value) and len(value) <= _LONGEST_LIST:
        for load in (json.loads, ast.literal_eval):
            try:
                members = load(value.strip())
            except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
                continue
            if isinstance(members, list):
                return members
    return value if isinstance(value, list) else [value]


def read_body(value: object) -> object:
    """Return the text of a body in sections with headings and paragraphs; a list or a number as it is.

    Line ends that stand in the text as a backslash and an n become line ends where it has no others.
    """
    if isinstance(value, dict):
        return _join_parts(value) or None
    if isinstance(value, str) and "\n" not in value and len(_LITERAL_BREAKS.findall(value)) > 1:
        return _LITERAL_BREAKS.sub("\n", value)
    return value


def _join_parts(value: object) -> str:
    """Return the texts inside, in the order in which a page shows them."""
    if isinstance(value, dict):
        value = [value[key] for key in _PARTS if value.get(key)]
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(_join_parts, value)))
    return value if isinstance(value, str) else ""


def read_instant(value: object) -> object:
    """Return the date as text: seconds, milli- or microseconds since 1970, also in a string; ``20180819`` as a day."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("$date", "$numberLong", "date", "iso") if key in value), value)
        return read_instant(value) if isinstance(value, Mapping | str) else _read_seconds(value)
    if isinstance(value, str):
        if found := _COMPACT.fullmatch(value.strip()):
            day, clock = found["day"], found["clock"]
            text = f"{day[:4]}-{day[4:6]}-{day[6:]}"
            return f"{text}T{clock[:2]}:{clock[2:4]}:{clock[4:]}Z" if clock else text
        return _read_seconds(float(value)) if _NUMBER.fullmatch(value) else value
    return _read_seconds(value)


def _read_seconds(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    if value < _EARLIEST_EPOCH:
        return str(value)
    scale = 1_000_000 if value > _MICROSECONDS else 1000 if value > _MILLISECONDS else 1
    try:
        return datetime.fromtimestamp(value / scale, UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None
