"""Map a country name or demonym to a country code."""

from __future__ import annotations

from newsledger.knowledge.countries import country_names
from newsledger.knowledge.phrases import Phrases, pieces_of
from newsledger.knowledge.reference import derived, read_table

_LEADING = frozenset({"the", "a", "an"})


def country_of(words: str) -> str | None:
    """Return the ISO 3166-1 alpha-3 code of a country name or demonym ("Iraqi", "Iraqis", "Iraq"), else None.

    Capitals do not name their countries; "US" is a country, "us" is not.
    """
    pieces = pieces_of(words)
    if pieces and pieces[0].key in _LEADING:
        pieces = pieces[1:]
    if len(pieces) > 1 and pieces[-1].key == "'s":
        pieces = pieces[:-1]
    if not pieces:
        return None
    hit = _country_phrases().find_longest(pieces, 0)
    return hit[1] if hit is not None and hit[0] == len(pieces) else None


@derived
def _country_phrases() -> Phrases[str]:
    names: Phrases[str] = Phrases()
    for name in country_names():
        if name.sort != "capital":
            names.add(name.words, name.country, any_case=not name.words.isupper())
    return names


def is_region(words: str) -> bool:
    """Return whether the words name a region of several states whose name holds one of theirs ("Latin American")."""
    return words in _regions()


@derived
def _regions() -> frozenset[str]:
    return frozenset(row["words"] for row in read_table("state_parts") if not row["country"])
