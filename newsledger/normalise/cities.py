"""Cities and states of the union: what enters is a place's name, what leaves is the country it is best known in."""

from __future__ import annotations

from functools import lru_cache

from newsledger.normalise.gazetteer import Place, name_key, places_named

_LEAST_POPULATION = 100_000
_ALSO_COUNTRIES = frozenset({"georgia"})


@lru_cache(maxsize=50_000)
def country_of_city(name: str) -> str | None:
    """Return the country of the most populous city so named (100,000 inhabitants or more), or of a US state."""
    known = [place for place in places_named(name) if _is_state(place, name) or _is_large_city(place)]
    return min(known, key=lambda place: (place.precision != "admin1", -place.weight)).country if known else None


def _is_state(place: Place, name: str) -> bool:
    is_listed = place.precision == "admin1" and place.geoname_id is not None
    return is_listed and name_key(name) not in _ALSO_COUNTRIES


def _is_large_city(place: Place) -> bool:
    return place.precision == "city" and not place.is_alternate and place.weight >= _LEAST_POPULATION
