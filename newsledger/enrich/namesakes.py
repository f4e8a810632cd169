"""Regions named like countries: what enters is a name in a reading, what leaves is the name with what it means there.

"Niger" is the state where the article has a "Niger governor", or is Nigerian and speaks of nothing else of the country.
"""

from __future__ import annotations

from dataclasses import replace

from newsledger.enrich.home_country import home_country
from newsledger.enrich.place_names import names_in
from newsledger.normalise.gazetteer import Place, name_key
from newsledger.normalise.places import PlaceName
from newsledger.reading import Reading

_LESSER, _MEANT = "newsledger.lesser_places", "newsledger.countries_meant"


def as_meant(reading: Reading, name: PlaceName) -> PlaceName:
    """Return the name with the lesser meanings only, where the article means those by it."""
    if name.precision != "country" or len(name.meanings) == 1:
        return name
    memory = reading.passages[0].doc.user_data
    known: dict[str, tuple[Place, ...]] = memory.setdefault(_LESSER, {})
    key = name_key(name.name)
    if key not in known:
        known[key] = _meanings(reading, name, key)
    return replace(name, meanings=known[key])


def country_meant(reading: Reading, country: str | None) -> str | None:
    """Return the country itself, or the one whose region of that name the article means."""
    memory = reading.passages[0].doc.user_data
    if _MEANT not in memory:
        names = [name for passage in reading.passages for name in names_in(passage) if name.precision == "country"]
        memory[_MEANT] = {name.meanings[0].country: as_meant(reading, name).meanings[0].country for name in names}
    found: str | None = memory[_MEANT].get(country, country)
    return found


def _meanings(reading: Reading, name: PlaceName, key: str) -> tuple[Place, ...]:
    country, home = name.meanings[0].country, home_country(reading)
    names = [other for passage in reading.passages for other in names_in(passage)]
    told = next((other.meanings for other in names if other.is_lesser and name_key(other.name) == key), None)
    if told is not None:
        return told
    lesser = tuple(place for place in name.meanings if place.country == home and _is_known_region(place))
    return lesser if lesser and home != country and not _is_spoken_of(reading, names, name, country) else name.meanings


def _is_known_region(place: Place) -> bool:
    return place.precision == "admin1" or place.geoname_id is None


def _is_spoken_of(reading: Reading, names: list[PlaceName], name: PlaceName, country: str | None) -> bool:
    """Return whether the article names the country by another word: its people, a city, an official."""
    by_actor = (name.name not in one.words.text for one in reading.mentions if one.country == country)
    by_place = (one.name != name.name for one in names if one.meanings[0].country == country)
    return any(by_actor) or any(by_place)
