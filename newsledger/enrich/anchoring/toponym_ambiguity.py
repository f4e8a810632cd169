"""Disambiguate toponyms that name both a country and a region.

"Niger" is the state where the article has a "Niger governor", or is Nigerian and mentions nothing else of the country.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from newsledger.enrich.anchoring.toponym import Toponym
from newsledger.enrich.anchoring.toponyms import certain_country, toponyms_in
from newsledger.knowledge.countries import country_names
from newsledger.knowledge.gazetteer import Place
from newsledger.knowledge.name_keys import name_key
from newsledger.knowledge.reference import derived
from newsledger.model.once import once
from newsledger.model.reading import Mention, Reading


def disambiguate_toponym(reading: Reading, name: Toponym) -> Toponym:
    """Return the toponym with only its regional meanings, if the article means one of those."""
    if name.precision != "country" or len(name.meanings) == 1:
        return name
    known = _meanings_by_name(reading)
    key = name_key(name.name)
    if key not in known:
        known[key] = _likely_meanings(reading, name, key)
    return replace(name, meanings=known[key])


@once
def _meanings_by_name(_reading: Reading) -> dict[str, tuple[Place, ...]]:
    """Return the likely meanings of each ambiguous name of a country, filled as they are asked for."""
    return {}


def disambiguate_country(reading: Reading, country: str | None) -> str | None:
    """Return the country itself, or the one whose region of that name the article means."""
    return _countries_meant(reading).get(country, country)


@once
def _countries_meant(reading: Reading) -> dict[str | None, str | None]:
    names = [name for passage in reading.passages for name in toponyms_in(passage) if name.precision == "country"]
    return {name.meanings[0].country: disambiguate_toponym(reading, name).meanings[0].country for name in names}


def _likely_meanings(reading: Reading, name: Toponym, key: str) -> tuple[Place, ...]:
    country = name.meanings[0].country
    names = [other for passage in reading.passages for other in toponyms_in(passage)]
    stated = next((other.meanings for other in names if other.is_lesser and name_key(other.name) == key), None)
    if stated is not None:
        return stated
    home = _focus_country_without(reading, names, name)
    lesser = tuple(place for place in name.meanings if place.country == home and _is_known_region(place))
    return (
        lesser
        if lesser and home != country and not _is_named_otherwise(reading, names, name, country)
        else name.meanings
    )


def _focus_country_without(reading: Reading, names: list[Toponym], name: Toponym) -> str | None:
    """Return the focus country; if it rests on this toponym alone, the country of most other places."""
    home = reading.focus_country
    if home != name.meanings[0].country:
        return home
    others = Counter(certain_country(other) for other in names if other.name != name.name)
    others.pop(None, None)
    return others.most_common(1)[0][0] if others else home


def _is_known_region(place: Place) -> bool:
    return place.precision == "admin1" or place.geoname_id is None


def _is_named_otherwise(reading: Reading, names: list[Toponym], name: Toponym, country: str | None) -> bool:
    """Return whether the article names the country by another word: its people, a city, an official."""
    by_actor = (_is_of_country(one, name) for one in reading.mentions if one.country == country)
    by_place = (one.name != name.name for one in names if certain_country(one) == country)
    return any(by_actor) or any(by_place)


def _is_of_country(mention: Mention, name: Toponym) -> bool:
    """Return whether the mention is of the country by its own words, rather than as the article's army or police."""
    text = mention.words.text
    is_known = mention.resolution == "reference" or not _demonyms().isdisjoint(text.split())
    return name.name not in text and is_known


@derived
def _demonyms() -> frozenset[str]:
    return frozenset(name.words for name in country_names() if name.sort in {"adjective", "people"})
