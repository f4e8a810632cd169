"""Cities and states of the union: what enters is a place's name, what leaves is the country it is best known in."""

from __future__ import annotations

from newsledger.knowledge.gazetteer import Place, name_key, places_named
from newsledger.knowledge.reference import derived_up_to

_LEAST_POPULATION, _LEAST_BY_OTHER_NAME = 100_000, 250_000
_LEAST_OF_TOWN, _DWARFING, _METROPOLIS = 5_000, 5, 1_000_000
_ALSO_COUNTRIES = frozenset({"georgia"})


@derived_up_to(50_000)
def country_of_city(name: str) -> str | None:
    """Return the country of the most populous city so named (100,000 inhabitants or more), or of a US state."""
    known = [place for place in places_named(name) if _is_state(place, name) or _is_large_city(place)]
    return min(known, key=lambda place: (place.precision != "admin1", -place.weight)).country if known else None


@derived_up_to(50_000)
def country_of_town(name: str) -> str | None:
    """Return the country of any town so named, by another name too, if it dwarfs those of other countries: "Timbuktu"."""
    towns = [place for place in places_named(name) if place.precision == "city" and place.weight >= _LEAST_OF_TOWN]
    if not towns:
        return None
    largest = max(towns, key=lambda place: place.weight)
    others = [place.weight for place in towns if place.country != largest.country]
    return largest.country if all(weight * _DWARFING <= largest.weight for weight in others) else None


@derived_up_to(50_000)
def country_of_region(name: str) -> str | None:
    """Return the country of the state, province or region of that name, if regions of one country alone have it."""
    found = {place.country for place in places_named(name) if place.precision == "admin1"}
    return next(iter(found)) if len(found) == 1 and name_key(name) not in _ALSO_COUNTRIES else None


def country_of_place_name(name: str) -> str | None:
    """Return the country of the city, region or town of that name, the first of these there is."""
    return country_of_city(name) or country_of_region(name) or country_of_town(name)


def is_metropolis(name: str) -> bool:
    """Whether a city of that name has a million inhabitants, so that the name alone is the city's: "Lagos"."""
    return any(_is_large_city(place) and place.weight >= _METROPOLIS for place in places_named(name))


def _is_state(place: Place, name: str) -> bool:
    is_listed = place.precision == "admin1" and place.geoname_id is not None
    return is_listed and name_key(name) not in _ALSO_COUNTRIES


def _is_large_city(place: Place) -> bool:
    least = _LEAST_BY_OTHER_NAME if place.is_alternate else _LEAST_POPULATION
    return place.precision == "city" and place.weight >= least
