"""Find the articles in the JSON that interfaces and exports wrap around them, and lift out the fields of each.

``seeds/reference/json_wrappers.csv`` lists where the lists of articles stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsledger.knowledge.reference import derived, read_table

_INNER = ("_source", "fields", "article", "attributes")
_MOST_STEPS = 2  # keys in a path


@derived
def _paths() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row["path"].split(".")) for row in read_table("json_wrappers"))


@derived
def _pattern() -> re.Pattern[bytes]:
    keys = "|".join(sorted({re.escape(path[0]) for path in _paths()}))
    return re.compile(rf'"(?:{keys})"\s*:\s*[\[{{]'.encode())


def may_wrap(head: bytes) -> bool:
    """Return whether JSON that begins like this may hold a list of articles."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and _pattern().search(head) is not None


def find_wrapped(record: Mapping[str, object]) -> list[dict[str, object]] | None:
    """Return the list of articles in the object, or None when it has none."""
    for path in _paths():
        value: object = record
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, list) and all(isinstance(one, dict) for one in value):
            return value
    return None


def unwrap_fields(record: Mapping[str, object]) -> Mapping[str, object]:
    """Return the record with the fields of an object inside it (``_source``) beside its own."""
    inner = next((value for key in _INNER if isinstance(value := record.get(key), dict)), None)
    return record if inner is None else {**{key: value for key, value in record.items() if key not in _INNER}, **inner}
