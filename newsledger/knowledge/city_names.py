"""Look up cities by the key of a name in the tables of ``city_files`` (GeoNames).

The lines of the tables are kept as they are, in order, and searched and parsed when a name is looked up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsledger.knowledge.city_files import read_city_tables
from newsledger.knowledge.city_tables import CITIES, NAMES
from newsledger.knowledge.garbage import pause_garbage_collector


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
    return bool(_numbers_of(key))


def cities_named(key: str) -> Iterator[tuple[City, bool]]:
    """Yield each city that has a name with this key, and whether it is only an alternate name of the city."""
    numbers = _numbers_of(key)
    for number in numbers:
        primary = number.removeprefix("-")
        if number == primary or primary not in numbers:
            yield _find_city(int(primary)), number != primary


def longest_city_name_from(first_word: str) -> int:
    """Return the length in words of the longest city name starting with this key; 0 if there is none."""
    if not first_word:
        return 0
    lines = _lines(NAMES)
    start, end = bisect_left(lines, f"{first_word} "), bisect_left(lines, f"{first_word}!")  # "!" follows the space
    longer = max((line.partition("\t")[0].count(" ") + 1 for line in lines[start:end]), default=0)
    return longer or int(is_city_name(first_word))


def large_city_keys(least_population: int) -> frozenset[str]:
    """Return the keys of the primary names of cities with at least that population."""
    large = (line for line in _lines(CITIES) if int(line.rpartition("\t")[2]) >= least_population)
    return frozenset(_parse_city(line).key for line in large)


def _numbers_of(key: str) -> list[str]:
    """Return the ids of the cities that have a name with this key, negative where it is an alternate one."""
    lines, start = _lines(NAMES), f"{key}\t"
    place = bisect_left(lines, start)
    if place < len(lines) and lines[place].startswith(start):
        return lines[place].removeprefix(start).split()
    return []


def _find_city(number: int) -> City:
    cities = _lines(CITIES)
    return _parse_city(cities[bisect_left(cities, number, key=_read_id)])


def _read_id(line: str) -> int:
    return int(line.partition("\t")[0])


def _parse_city(line: str) -> City:
    number, key, country, latitude, longitude, population = line.split("\t")
    return City(int(number), key, country, float(latitude), float(longitude), int(population))


def _lines(table: str) -> list[str]:
    return _tables()[table]


@cache
def _tables() -> dict[str, list[str]]:
    """Return the lines of each table, in its order."""
    with pause_garbage_collector():
        return {name: lines.removesuffix("\n").split("\n") for name, lines in read_city_tables().items()}
