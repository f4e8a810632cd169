"""Read lines of the form ``LABEL: value``, whose value may run on over the lines below."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LABEL = re.compile(r"\s*(?P<label>[A-Z][A-Za-z]+(?:(?:[- ]| / )[A-Za-z]+){0,3})\s?:(?:\s+(?P<value>.*))?$")


def read_label(line: str) -> tuple[str, str] | None:
    """Return the label in small letters and the value on its line, or None."""
    found = _LABEL.match(line)
    return (found["label"].casefold(), (found["value"] or "").strip()) if found else None


def read_labelled(lines: Iterable[str], labels: frozenset[str]) -> dict[str, str]:
    """Return the values by label, each with the lines below it up to the next of the ``labels``; the first value counts."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        label = read_label(line)
        if label and label[0] in labels:
            current = found.setdefault(label[0], [])
            current = current if not current else []
            current.append(label[1])
        else:
            current.append(line.rstrip())
    return {label: "\n".join(value).strip() for label, value in found.items()}
