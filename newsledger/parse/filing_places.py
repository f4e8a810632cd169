"""Decide whether the words before a dash name a place that reports are filed from.

Used only when a paragraph opens like a dateline without an agency or a day to confirm it.
"""

from __future__ import annotations

from newsledger.knowledge.gazetteer import places_named
from newsledger.knowledge.name_keys import name_key
from newsledger.knowledge.reference import derived, read_table
from newsledger.knowledge.vocabulary import is_name, is_ordinary

_SHORTEST_NAME = 4
_REGION_PRECISIONS = frozenset({"country", "admin1"})


def is_city(words: str) -> bool:
    """Return whether the words name a city, not a country and, unless in capitals, not a common word."""
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
    """Return whether the words name a country, or a state as abbreviated in datelines ("Ariz.")."""
    key = name_key(words)
    if key in _dateline_names("region"):
        return True
    places = places_named(words)
    return bool(places) and places[0].precision in _REGION_PRECISIONS and places[0].geoname_id is not None


@derived
def _dateline_names(kind: str) -> frozenset[str]:
    rows = [row for row in read_table("dateline_regions") if row["kind"] == kind]
    return frozenset(name_key(name) for row in rows for name in (row["name"], *row["abbreviations"].split("|")) if name)
