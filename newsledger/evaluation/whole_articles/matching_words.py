"""Compare words of rows with words of annotations: content words, their stems, and where words stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsledger.evaluation.stop_words import STOP_WORDS

_WORD = re.compile(r"[^\W_]+")
_LITTLE_WORDS = STOP_WORDS | {"was", "were", "is", "that", "s"}
"""Also the ``s`` of a genitive, which stands apart from its noun."""
_STEM = 5
_UNIT_NAMES = {
    "a": "year",
    "yr": "year",
    "mo": "month",
    "wk": "week",
    "d": "day",
    "h": "hour",
    "min": "minute",
    "s": "second",
    "km": "kilometre",
    "mi": "mile",
    "%": "percent",
}


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A place in a field of an article: ``body`` or ``title``, and its first character and the one after its last."""

    field: str
    start: int
    end: int

    def overlap(self, other: TextSpan) -> int:
        """Return how many characters both share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start)) if self.field == other.field else 0


def find_words(words: str, fields: Mapping[str, str]) -> list[TextSpan]:
    """Return every place of the words in the fields; white space may differ."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = ((name, match) for name, text in fields.items() for match in re.finditer(pattern, text) if pattern)
    return [TextSpan(name, match.start(), match.end()) for name, match in found]


def tokens(*texts: str | None) -> frozenset[str]:
    """Return the content words of the texts in lower case."""
    words = {word for text in texts for word in _WORD.findall((text or "").lower())}
    return frozenset(words - _LITTLE_WORDS)


def stems(*texts: str | None) -> frozenset[str]:
    """Return the first five letters of the content words, which singular and plural of longer words share."""
    return frozenset(word[:_STEM] for word in tokens(*texts))


def is_same_unit(unit: str | None, counted: str | None, right: str) -> bool:
    """Return whether the unit or the noun counted is the right unit: ``mo`` and ``month``, ``planes`` and ``plane``."""
    have = (unit or "").lower()
    shared = stems(_UNIT_NAMES.get(have, have), counted) & stems(_UNIT_NAMES.get(right.lower(), right))
    return bool(shared) or have == right.lower()


def share_a_word(text: str | None, rights: Iterable[str]) -> bool:
    """Return whether the text shares a content word with any of the right ones."""
    return bool(tokens(text) & tokens(*rights))
