"""Recognise outlets that no table lists, by the shape of their name, in a line above the text.

An outlet's name is recognised by its first or last words ("… News Agency", "Radio …"); a section or place may follow.
"""

from __future__ import annotations

import re
from dataclasses import replace

from newsledger.knowledge.reference import derived, read_table
from newsledger.knowledge.vocabulary import is_ordinary
from newsledger.parse.credits import Credit, find_agency, find_section
from newsledger.parse.filing_places import is_city, is_region
from newsledger.parse.furniture import is_furniture, plain_line

_MOST_WORDS = 7
_MOST_SECTION_WORDS = 4
_SEPARATED = re.compile(r"(?P<name>[^|—–/·•:]+?)\s*(?:[|—–/·•:]|\s-)\s+(?P<rest>[^|]+)")
_PLACED = re.compile(r"(?P<name>[^,]+), (?P<place>[^,]+(?:, [^,]+)?)")
_PARENTHESES = re.compile(r"\s*\([^()]*\)$")
_ENCLOSED = re.compile(r"\((?P<name>[^()]{4,60})\)\s*[—–-]*")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_BARS = re.compile(r"\s*[|•·]\s*")
_FEWEST_LINKS = 3
_SMALL_WORDS = frozenset({"and", "of", "the", "for", "de", "del", "la", "do", "da", "du", "des", "di", "&"})


def read_outlet_credit(line: str, *, is_confirmed: bool = False) -> Credit | None:
    """Return the credit of a line that is an outlet's name, alone or before a section or a place, or None.

    ``is_confirmed`` means that a date, section or byline follows, so that ambiguous words also count as an outlet.
    """
    if len(line) > 100:
        return None
    enclosed = _ENCLOSED.fullmatch(line)
    if enclosed:
        found = _read_outlet(enclosed["name"], is_confirmed=True)
        return Credit(agency=found.agency or found.outlet) if found else None
    name = _PARENTHESES.sub("", line)
    whole = _read_outlet(name, is_confirmed=is_confirmed)
    if whole and ("last", plain_line(name.split(" ")[-1])) in _outlet_shapes():
        return whole
    return _read_outlet_and_section(name, is_confirmed=is_confirmed) or whole or _read_outlet_and_place(name)


def find_outlet_by_shape(words: str) -> str | None:
    """Return the outlet credited by the words next to a dateline's place ("Andean Wire"), or None."""
    if _ACRONYM.fullmatch(words):
        return None if is_region(words) or is_ordinary(words.casefold()) else words
    return words if _kind_of_outlet(words) is not None else None


def is_navigation(line: str) -> bool:
    """Return whether the line is a row of links to sections and regions, rather than a breadcrumb."""
    links = [link for link in _BARS.split(line) if link]
    return len(links) >= _FEWEST_LINKS and all(
        find_section(link) or is_region(link) or is_furniture(link) or plain_line(link) == "home" for link in links
    )


def _read_outlet(name: str, *, is_confirmed: bool) -> Credit | None:
    kind = _kind_of_outlet(name)
    if kind is None or (kind == "weak" and not is_confirmed):
        return None
    return Credit(agency=name) if kind == "agency" else Credit(outlet=name)


def _read_outlet_and_section(line: str, *, is_confirmed: bool) -> Credit | None:
    separated = _SEPARATED.fullmatch(line)
    if separated:
        rest = separated["rest"]
        found = _make_section_credit(separated["name"], rest, is_confirmed=True)
        if found is None and is_confirmed and rest.count(" ") < _MOST_SECTION_WORDS and _is_capitalised(rest):
            found = _read_outlet(separated["name"], is_confirmed=True)
            found = replace(found, section=rest) if found else None
        return found
    words = line.split(" ")
    for start in range(1, len(words)):
        section = " ".join(words[start:])
        if section.isupper() or find_section(section):
            found = _make_section_credit(
                " ".join(words[:start]), section, is_confirmed=is_confirmed or section.isupper()
            )
            if found:
                return found
    return None


def _make_section_credit(name: str, section: str, *, is_confirmed: bool) -> Credit | None:
    if section.count(" ") >= _MOST_SECTION_WORDS or not (section.isupper() or find_section(section)):
        return None
    found = _read_outlet(_PARENTHESES.sub("", name), is_confirmed=is_confirmed)
    if found is None and section.isupper() and find_section(section) and _is_capitalised(name) and not name.isupper():
        found = Credit(outlet=name)
    return Credit(found.agency, section, outlet=found.outlet) if found else None


def _read_outlet_and_place(line: str) -> Credit | None:
    placed = _PLACED.fullmatch(line)
    if placed is None or not (is_city(placed["place"].split(",")[0]) or is_region(placed["place"])):
        return None
    found = _read_outlet(placed["name"], is_confirmed=True)
    return Credit(found.agency, place=placed["place"], outlet=found.outlet) if found else None


def _kind_of_outlet(name: str) -> str | None:
    """Return what kind of outlet the words name, or None."""
    plain = plain_line(name)
    if plain in _outlet_names():
        return "outlet"
    words, shapes = plain.split(" "), _outlet_shapes()
    if (
        not 2 <= len(words) <= _MOST_WORDS
        or not _is_capitalised(name)
        or "," in name
        or find_agency(name)
        or is_furniture(name)
    ):
        return None
    kinds = (
        shapes.get(("last", " ".join(words[-2:]))) if len(words) > 2 else None,
        shapes.get(("first", words[0])),
        shapes.get(("last", words[-1])),
        shapes.get(("second", words[1])) if len(words) > 2 and words[0] == "the" else None,
    )
    return next((kind for kind in kinds if kind), None)


def _is_capitalised(name: str) -> bool:
    words = name.split(" ")
    return words[0][:1].isupper() and all(
        word[:1].isupper() or word in _SMALL_WORDS or word.isdigit() for word in words
    )


@derived
def _outlet_shapes() -> dict[tuple[str, str], str]:
    return {(row["place"], row["words"]): row["kind"] for row in read_table("outlet_words")}


@derived
def _outlet_names() -> frozenset[str]:
    return frozenset(plain_line(row["name"]) for row in read_table("outlets"))
