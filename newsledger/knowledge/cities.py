"""Look up the country that a city, region or town name is best known in."""

from __future__ import annotations

from newsledger.knowledge.gazetteer import Place, places_named
from newsledger.knowledge.name_keys import name_key
from newsledger.knowledge.reference import derived_up_to

_LEAST_POPULATION, _LEAST_BY_OTHER_NAME = 100_000, 250_000
_LEAST_OF_TOWN, _DWARFING, _METROPOLIS = 5_000, 5, 1_000_000
"""Populations, by judgement, from which a name alone is taken for a city; tests/golden_sentences holds what they decide."""
_ALSO_COUNTRIES = frozenset({"georgia"})
"""The one state that shares its name with a part of another state as large as it."""


@derived_up_to(50_000)
def country_of_city(name: str) -> str | None:
    """Return the country of the most populous city of that name (100,000 inhabitants or more), or of a US state."""
    known = [place for place in places_named(name) if _is_state(place, name) or _is_large_city(place)]
    return min(known, key=lambda place: (place.precision != "admin1", -place.weight)).country if known else None


@derived_up_to(50_000)
def country_of_town(name: str) -> str | None:
    """Return the country of a town with that name (or alternate name) if it dwarfs its namesakes abroad: "Timbuktu"."""
    towns = [place for place in places_named(name) if place.precision == "city" and place.weight >= _LEAST_OF_TOWN]
    if not towns:
        return None
    largest = max(towns, key=lambda place: place.weight)
    others = [place.weight for place in towns if place.country != largest.country]
    return largest.country if all(weight * _DWARFING <= largest.weight for weight in others) else None


@derived_up_to(50_000)
def country_of_region(name: str) -> str | None:
    """Return the country of the state, province or region of that name, if only one country has such."""
    found = {place.country for place in places_named(name) if place.precision == "admin1"}
    return next(iter(found)) if len(found) == 1 and name_key(name) not in _ALSO_COUNTRIES else None


def country_of_place_name(name: str) -> str | None:
    """Return the country of the first that exists: a city, region or town of that name."""
    return country_of_city(name) or country_of_region(name) or country_of_town(name)


def is_metropolis(name: str) -> bool:
    """Return whether a city of that name has a million inhabitants, so that the bare name means the city: "Lagos"."""
    return any(_is_large_city(place) and place.weight >= _METROPOLIS for place in places_named(name))


def is_of_city(name: str) -> bool:
    """Return whether a word before an office or a force is rather a large city than a leader's surname: "Valencia police"."""
    cities = (place for place in places_named(name) if place.precision == "city" and not place.is_alternate)
    return any(place.weight >= _LEAST_BY_OTHER_NAME for place in cities)


def _is_state(place: Place, name: str) -> bool:
    is_listed = place.precision == "admin1" and place.geoname_id is not None
    return is_listed and name_key(name) not in _ALSO_COUNTRIES


def _is_large_city(place: Place) -> bool:
    least = _LEAST_BY_OTHER_NAME if place.is_alternate else _LEAST_POPULATION
    return place.precision == "city" and place.weight >= least
