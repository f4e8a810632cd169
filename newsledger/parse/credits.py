"""Read the agency and the section named by a line above or below the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsledger.knowledge.reference import derived, read_table
from newsledger.parse.furniture import plain_line

_WORD = re.compile(r"[^\s,/|()]+")
_STEPS = re.compile(r"\s*[>›»|/]\s*")
_LEADING = re.compile(r"^(?:\W+|(?:19|20)\d\d\s+|source\s*:\s*)+", re.IGNORECASE)
_MOST_SECTION_WORDS = 4


@dataclass(frozen=True, slots=True)
class Credit:
    """What a line above the text credits; ``place`` is where it was filed, ``outlet`` one that is no known agency."""

    agency: str | None = None
    section: str | None = None
    place: str | None = None
    outlet: str | None = None


def find_agency(words: str) -> str | None:
    """Return the agency of that name, or None."""
    return _agencies().get(plain_line(words))


def read_credit(line: str) -> Credit | None:
    """Return the credit that fills the whole line, or None."""
    if len(line) > 100:
        return None
    agency, rest = _split_agency(_LEADING.sub("", line))
    if agency is None:
        section = find_section(line)
        return Credit(section=section) if section else None
    rest_words = rest.strip(" ,|-–—/()")
    if not rest_words or find_agency(rest_words):
        return Credit(agency)
    if rest.startswith(",") and rest_words.isupper():
        return Credit(agency, place=rest_words)
    if find_section(rest_words) or (rest_words.isupper() and rest_words.count(" ") < _MOST_SECTION_WORDS):
        return Credit(agency, section=rest_words)
    return None


def _split_agency(line: str) -> tuple[str | None, str]:
    """Return the longest agency name at the start of the line, and the rest of the line."""
    ends = [word.end() for word in _WORD.finditer(line)][:6]
    for end in reversed(ends):
        if agency := find_agency(line[:end]):
            return agency, line[end:]
    return None, line


def find_section(line: str) -> str | None:
    """Return the section that the words name, as printed (the last step of a breadcrumb), or None."""
    steps = [step for step in _STEPS.split(line.strip(" >›»|/")) if step]
    names = _sections()
    if not steps or len(steps) > 5 or not all(plain_line(step) in names for step in steps):
        return None
    return steps[-1] if plain_line(steps[-1]) != "home" else None


@derived
def _agencies() -> dict[str, str]:
    return {
        plain_line(name): row["agency"]
        for row in reversed(read_table("agencies"))
        for name in (row["agency"], *row["aliases"].split("|"))
        if name
    }


@derived
def _sections() -> frozenset[str]:
    return frozenset(row["section"] for row in read_table("section_names"))
