"""Collect the toponyms of an article, reading each passage once."""

from __future__ import annotations

from dataclasses import replace

from newsledger.enrich.anchoring.capital_toponyms import find_capitals
from newsledger.enrich.anchoring.toponym import Toponym
from newsledger.enrich.anchoring.toponym_nesting import nest
from newsledger.enrich.anchoring.toponym_recognition import find_toponyms, is_doubtful
from newsledger.enrich.anchoring.toponym_standing import IN_PLACE
from newsledger.enrich.anchoring.unlisted_toponyms import find_unlisted_toponyms
from newsledger.knowledge.admin_areas import admin1_by_abbreviation
from newsledger.knowledge.gazetteer import Place, admin1_place, all_places_named, is_village, places_named
from newsledger.model.once import once
from newsledger.model.reading import Passage, Reading

_FAR_SMALLER, _FAR_SMALLER_THAN_A_TOWN = 5, 20
LARGE_TOWN = 100_000
_UNLISTED = Place(None, None, None, None, 0.0, "city")


@once
def toponyms_in(passage: Passage) -> list[Toponym]:
    """Return the toponyms of the passage, including those that do not stand as a place."""
    listed = find_toponyms(passage.doc, passage.text)
    capitals = find_capitals(passage.doc, passage.text, listed)
    others = [*find_unlisted_toponyms(passage.doc, passage.text, listed), *capitals]
    return sorted([*listed, *others], key=lambda name: name.start) if others else listed


def certain_country(name: Toponym) -> str | None:
    """Return the country of an unambiguous name that is no common word."""
    first = name.meanings[0]
    is_small = name.precision == "city" and first.weight < LARGE_TOWN and name.within is None
    if is_small or is_doubtful(name) or not is_unambiguous(name):
        return None
    return name.within or first.country


def is_unambiguous(name: Toponym) -> bool:
    """Return whether all likely meanings share a country; a far smaller namesake is unlikely, a large town less so."""
    first = name.meanings[0]
    return all(
        place.country == first.country or place.weight * _dominance_factor(place) < first.weight
        for place in name.meanings
    )


def _dominance_factor(namesake: Place) -> int:
    return _FAR_SMALLER_THAN_A_TOWN if namesake.weight >= LARGE_TOWN else _FAR_SMALLER


def dateline_toponym(reading: Reading) -> Toponym | None:
    """Return the place of the dateline, the first of two ("BEIRUT/THE HAGUE"); a wider place after a comma gives its country."""
    if not reading.article.dateline:
        return None
    printed, *outer = [part.strip() for part in reading.article.dateline.split("/")[0].split(",")]
    meanings = all_places_named(printed)
    wider = next((name for part in outer if (name := _wider_toponym(part)) is not None), None)
    if wider is not None:
        inner = Toponym(0, 1, printed, meanings or (_UNLISTED,), IN_PLACE)
        return nest(inner, wider, may_be_unlisted=True) or (
            replace(inner, meanings=towns_among(meanings)) if meanings else None
        )
    meanings = towns_among(meanings)
    return Toponym(0, 1, printed, meanings, IN_PLACE) if meanings else None


def _wider_toponym(printed: str) -> Toponym | None:
    """Return the country, state or province that follows the town of a dateline: "Ky."."""
    code = admin1_by_abbreviation().get(printed)
    places = (admin1_place(code),) if code else places_named(printed)
    return Toponym(0, 1, printed, places, IN_PLACE) if places else None


def towns_among(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the places without villages, unless there are only such."""
    return tuple(place for place in places if not is_village(place)) or places
