"""Place a toponym in the place said beside it: "Oxford, North Carolina", "Syria's Idlib", "Odessa in western Texas".

Of several towns of a name those inside the containing place are meant; where the gazetteer has none there, the containing
place is the answer, never a namesake elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from newsledger.enrich.anchoring.toponym import Toponym
from newsledger.enrich.anchoring.toponym_standing import is_place_noun, place_words
from newsledger.knowledge.gazetteer import Place, admin1_place, division_named

_GENITIVES = frozenset({"'s", "’s", "'", "’"})
_LARGE = 100_000
_WIDE = frozenset({"country", "admin1", "admin2"})


def merge_nested(doc: Doc, toponyms: list[Toponym]) -> list[Toponym]:
    """Merge "Basra, Iraq" and "Syria's Idlib" into one toponym each, the other name saying where it lies."""
    merged: list[Toponym] = []
    for one in reversed(toponyms):
        following = merged[-1] if merged else None
        both = _merge(doc, one, following) if following is not None else None
        if both is None:
            merged.append(one)
        else:
            merged[-1] = both
    return merged[::-1]


def _merge(doc: Doc, one: Toponym, following: Toponym) -> Toponym | None:
    mark = _mark_between(doc, one, following)
    if mark in {",", "("}:
        inner = nest(one, following, may_be_unlisted=not _is_listing(doc, following))
        return None if inner is None else replace(inner, end=following.end)
    if mark == "in":
        return nest(one, following)
    return nest(following, one) if mark in _GENITIVES else None


def _is_listing(doc: Doc, outer: Toponym) -> bool:
    """Return whether the name is one of a list of places: "in Goma, Rwanda and Burundi"."""
    return outer.end < len(doc) and doc[outer.end].lower_ in {"and", "or", "&"}


def _mark_between(doc: Doc, one: Toponym, following: Toponym) -> str:
    """Return the mark that alone separates the names, besides nouns and directions: "Lamu county, Kenya"; empty if none."""
    words = list(doc[one.end : following.start])
    if words and is_place_noun(words[0]):
        words = words[1:]
    while len(words) > 1 and words[-1].lower_ in place_words("direction"):
        words = words[:-1]
    return words[0].lower_ if len(words) == 1 else ""


def nest(inner: Toponym, outer: Toponym, *, may_be_unlisted: bool = False) -> Toponym | None:
    """Return the inner name with its meanings inside the outer one, or as a part of it that no gazetteer lists; else None."""
    if inner.precision == "country" and not (inner.noun or len(inner.meanings) > 1):
        return None
    for wider in _wider_places(outer):
        inside = _inside(inner, wider)
        if inside:
            return replace(inner, meanings=inside, within=wider.country, within_admin1=wider.admin1)
    first = next(_wider_places(outer), None)
    if first is None or not may_be_unlisted or inner.precision in _WIDE:
        return None
    if first.precision == "country" and inner.meanings[0].weight >= _LARGE:
        return None
    return replace(inner, meanings=(part_of(first),), within=first.country, within_admin1=first.admin1)


def _inside(inner: Toponym, wider: Place) -> tuple[Place, ...]:
    """Return the division so called ("Tama County") if the wider place has one, else the meanings that lie inside."""
    division = division_named(inner.name, wider.country, wider.admin1) if inner.noun and wider.admin1 else None
    if division is not None and division.precision == "admin2":
        return (division,)
    return tuple(place for place in inner.meanings if lies_in(place, wider))


def _wider_places(outer: Toponym) -> Iterator[Place]:
    for place in outer.meanings:
        if place.precision in _WIDE and outer.within in {None, place.country}:
            yield place


def lies_in(place: Place, wider: Place) -> bool:
    """Return whether the place lies in the country, admin1 or admin2."""
    if place.country != wider.country or place.precision == "country":
        return False
    if wider.precision == "country":
        return True
    if wider.admin1 is None or place.admin1 != wider.admin1 or place.precision == "admin1":
        return False
    return wider.precision == "admin1" or place.admin2 == wider.admin2


def part_of(wider: Place) -> Place:
    """Return an unlisted place inside the wider one, as precise as that is known; it weighs nothing."""
    return wider._replace(geoname_id=None, weight=0.0)


def containing_place(country: str | None, admin1: str | None) -> Place:
    """Return an unlisted place of which only the country, or its admin1, is known."""
    return part_of(admin1_place(admin1)) if admin1 else Place(country, None, None, None, 0.0, "country")
