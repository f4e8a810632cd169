"""Places reports are filed from: what enters is words before a dash, what leaves is whether they name a place.

Loaded only when a paragraph opens like a dateline without an agency or a day to prove it.
"""

from __future__ import annotations

from newsledger.knowledge.gazetteer import name_key, places_named
from newsledger.knowledge.reference import derived, read_table
from newsledger.knowledge.vocabulary import is_name, is_ordinary

_SHORTEST_NAME = 4
_REGION_PRECISIONS = frozenset({"country", "admin1"})


def is_city(words: str) -> bool:
    """Return whether a city has that name and neither a country nor, where it is not in capitals, a common word."""
    key = name_key(words)
    if key in _dateline_names("city"):
        return True
    if len(key) < _SHORTEST_NAME or is_region(words):
        return False
    places = places_named(words)
    return any(place.precision == "city" for place in places) and (
        words.isupper() or is_name(key) or not is_ordinary(key)
    )


def is_region(words: str) -> bool:
    """Return whether the words are a country, or a state as datelines abbreviate it ("Ariz.")."""
    key = name_key(words)
    if key in _dateline_names("region"):
        return True
    places = places_named(words)
    return bool(places) and places[0].precision in _REGION_PRECISIONS and places[0].geoname_id is not None


@derived
def _dateline_names(kind: str) -> frozenset[str]:
    rows = [row for row in read_table("dateline_regions") if row["kind"] == kind]
    return frozenset(name_key(name) for row in rows for name in (row["name"], *row["abbreviations"].split("|")) if name)
