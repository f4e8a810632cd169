"""Collect the toponyms of an article, reading each passage once."""

from __future__ import annotations

from newsledger.enrich.anchoring.capital_toponyms import find_capitals
from newsledger.enrich.anchoring.toponym_recognition import Toponym, find_toponyms, is_doubtful
from newsledger.enrich.anchoring.toponym_standing import IN_PLACE
from newsledger.enrich.anchoring.unlisted_toponyms import find_unlisted_toponyms
from newsledger.knowledge.gazetteer import Place, places_named
from newsledger.model.once import once
from newsledger.model.reading import Passage, Reading

_FAR_SMALLER, _FAR_SMALLER_THAN_A_TOWN = 5, 20
LARGE_TOWN = 100_000


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
    meanings = places_named(printed)
    if not meanings:
        return None
    known = {place.country for place in meanings}
    within = next((place.country for part in outer for place in places_named(part)), None)
    return Toponym(0, 1, printed, meanings, IN_PLACE, within if within in known else None)
