"""Read the publication and update dates stated by a line above or below the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from newsledger.knowledge.reference import derived, derived_up_to, read_table
from newsledger.normalise.moments import read_moment

_MOST_CHARACTERS = 120
_HOLDS_YEAR = re.compile(r"(?:1[89]|2\d)\d\d|\d{1,2}[./]\d{1,2}[./]\d\d\b|\d [A-Z][a-z]{2,8}\.? ['’]?\d\d\b")
_DATE_BEGINS = re.compile(r"(?:\d|[A-Z][a-z]{2,8}\b|[A-Z]{3,9}\b)")
_OUTER = " :|•·,-–—().[]"


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, the day as printed, and the precision."""

    instant: datetime | None
    day: date
    precision: str


@dataclass(frozen=True, slots=True)
class DateLine:
    """When a line says the article was published and updated, and by which outlet ("Published in …")."""

    published: Moment | None = None
    modified: Moment | None = None
    publisher: str | None = None


def read_date_line(line: str) -> DateLine | None:
    """Return the dates when the line consists of nothing else, or None."""
    if len(line) > _MOST_CHARACTERS or not _HOLDS_YEAR.search(line):
        return None
    words = line.strip(_OUTER)
    parts = _introduction_pattern().split(words)
    if len(parts) == 1:
        moment = read_printed_moment(words) if _DATE_BEGINS.match(words) else None
        return DateLine(published=moment) if moment else None
    leading = parts[0].strip(_OUTER)
    moment = read_printed_moment(leading) if leading else None
    if leading and moment is None:
        return None
    found = _read_introduced(parts)
    return replace(found, published=found.published or moment) if found else None


@derived_up_to(1024)
def read_printed_moment(text: str) -> Moment | None:
    """Return the moment that the whole text states, or None."""
    instant, day, precision = read_moment(text)
    return Moment(instant, day, precision) if day else None


def _read_introduced(parts: list[str]) -> DateLine | None:
    kinds, found = _introduction_kinds(), DateLine()
    for introduction, value in zip(parts[1::2], parts[2::2], strict=True):
        kind, words = kinds[" ".join(introduction.casefold().split())], value.strip(_OUTER)
        if kind == "printed":
            publisher, _, words = words.partition(", ")
            found = replace(found, publisher=publisher)
        moment = read_printed_moment(words)
        if moment is None:
            return None
        found = replace(found, modified=moment) if kind == "modified" else replace(found, published=moment)
    return found


@derived
def _introduction_kinds() -> dict[str, str]:
    return {row["words"]: row["kind"] for row in read_table("date_line_words")}


@derived
def _introduction_pattern() -> re.Pattern[str]:
    phrases = sorted(_introduction_kinds(), key=lambda words: (-len(words), words))
    alternatives = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in phrases)
    return re.compile(rf"\b({alternatives})\b", re.IGNORECASE)
