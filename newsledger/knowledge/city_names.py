"""Look up cities by the key of a name in the tables of ``city_files`` (GeoNames).

The lines of the tables are kept as they are, and parsed when a name is looked up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from newsledger.knowledge.city_files import read_city_tables
from newsledger.knowledge.city_tables import CITIES, NAMES


class City(NamedTuple):
    """A city of GeoNames; ``country`` is its two-letter code."""

    geoname_id: int
    key: str
    country: str
    latitude: float
    longitude: float
    population: int


def is_city_name(key: str) -> bool:
    """Return whether a city has a name with this key."""
    return key in _names()


def cities_named(key: str) -> Iterator[tuple[City, bool]]:
    """Yield each city that has a name with this key, and whether it is only an alternate name of the city."""
    numbers = _names().get(key, "").split()
    for number in numbers:
        primary = number.removeprefix("-")
        if number == primary or primary not in numbers:
            yield _parse_city(primary, _cities()[primary]), number != primary


def longest_city_name_from(first_word: str) -> int:
    """Return the length in words of the longest city name starting with this key; 0 if there is none."""
    if not first_word:
        return 0
    keys = _sorted_keys()
    start, end = bisect_left(keys, f"{first_word} "), bisect_left(keys, f"{first_word}!")  # "!" follows the space
    longer = max((key.count(" ") + 1 for key in keys[start:end]), default=0)
    return longer or int(is_city_name(first_word))


def large_city_keys(least_population: int) -> frozenset[str]:
    """Return the keys of the primary names of cities with at least that population."""
    cities = (_parse_city(number, rest) for number, rest in _cities().items())
    return frozenset(city.key for city in takewhile(lambda city: city.population >= least_population, cities))


def _parse_city(number: str, rest: str) -> City:
    key, country, latitude, longitude, population = rest.split("\t")
    return City(int(number), key, country, float(latitude), float(longitude), int(population))


def _cities() -> dict[str, str]:
    """Return the rest of each city's line by its id, the most populous first."""
    return _tables()[CITIES]


def _names() -> dict[str, str]:
    """Return the ids of the cities by each key, in order of key."""
    return _tables()[NAMES]


@cache
def _sorted_keys() -> list[str]:
    return list(_names())


@cache
def _tables() -> dict[str, dict[str, str]]:
    """Return the rest of each line by its first cell, for each table."""
    return {name: _split_lines(lines) for name, lines in read_city_tables().items()}


def _split_lines(lines: str) -> dict[str, str]:
    return dict(line.split("\t", 1) for line in lines.split("\n") if line)
