"""Look up cities by the key of a name in the tables of ``city_files`` (GeoNames).

The tables are kept as they are, and a line is parsed when its name is looked up.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsledger.knowledge.city_files import read_city_tables
from newsledger.knowledge.city_tables import AREAS, CITIES, NAMES
from newsledger.knowledge.name_keys import name_key
from newsledger.knowledge.sorted_lines import find_line, lines_from, read_line

TOWN = 5_000
"""The population from which a name alone may mean a town; of smaller ones something else must say that they are meant."""


class City(NamedTuple):
    """A city of GeoNames; ``country`` is its two-letter code, ``admin1`` GeoNames' code, ``admin2`` a name (both may be empty)."""

    geoname_id: int
    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    admin1: str
    admin2: str

    @property
    def key(self) -> str:
        return name_key(self.name)


class Area(NamedTuple):
    """The representative point of an admin1 or admin2, and the inhabitants of its towns."""

    latitude: float
    longitude: float
    population: int


def is_town_name(key: str) -> bool:
    """Return whether a town of 5,000 inhabitants or more has a name with this key."""
    return any(city.population >= TOWN for city, _ in cities_named(key))


def cities_named(key: str) -> Iterator[tuple[City, bool]]:
    """Yield each city that has a name with this key, the most populous first, and whether it is only an alternate name."""
    cells = find_line(_tables()[NAMES], key)
    for start in cells[0].split() if cells else ():
        yield _city_at(abs(int(start))), start.startswith("-")


def longest_city_name_from(first_word: str) -> int:
    """Return the length in words of the longest city name starting with this key; 0 if there is none."""
    if not first_word:
        return 0
    longer = lines_from(_tables()[NAMES], f"{first_word} ", f"{first_word}!")  # "!" follows the space
    longest = max((cells[0].count(" ") + 1 for cells in longer), default=0)
    return longest or int(find_line(_tables()[NAMES], first_word) is not None)


def large_city_keys(least_population: int) -> frozenset[str]:
    """Return the keys of the primary names of cities with at least that population."""
    keys, start, lines = set[str](), 0, _tables()[CITIES]
    while start < len(lines) and (city := _city_at(start)).population >= least_population:
        keys.add(city.key)
        start = lines.index(b"\n", start) + 1
    return frozenset(keys)


def area_of(code: str) -> Area | None:
    """Return the area of a code: an admin1 ("US.NC") or an admin2 ("US.NC/Wake County")."""
    cells = find_line(_tables()[AREAS], code)
    return Area(float(cells[0]), float(cells[1]), int(cells[2])) if cells else None


def admin2_codes(admin1: str) -> list[str]:
    """Return the codes of the areas within an admin1."""
    return [cells[0] for cells in lines_from(_tables()[AREAS], f"{admin1}/", f"{admin1}0")]  # "0" follows the slash


def _city_at(start: int) -> City:
    number, name, country, latitude, longitude, population, admin1, admin2 = read_line(_tables()[CITIES], start)
    return City(int(number), name, country, float(latitude), float(longitude), int(population), admin1, admin2)


@cache
def _tables() -> dict[str, bytes]:
    return read_city_tables()
