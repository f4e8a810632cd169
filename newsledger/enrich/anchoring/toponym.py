"""A place name in a parsed doc with its possible meanings, and the choice of the place meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsledger.knowledge.gazetteer import Place
from newsledger.model.reading import Where

_NAME_FACTOR, _DIVISION_FACTOR = 20.0, 50.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name at the tokens ``start`` to ``end`` (exclusive): its possible meanings, and how it stands there.

    ``within`` is the country given beside it and ``within_admin1`` the code of the admin1; ``is_lesser`` that adjacent
    words rule out the country of that name; ``noun`` the word after it that calls it a division ("county"). ``villages``
    are those of the name that only an article about their division means.
    """

    start: int
    end: int
    name: str
    meanings: tuple[Place, ...]
    standing: int
    within: str | None = None
    is_lesser: bool = False
    within_admin1: str | None = None
    noun: str = ""
    villages: tuple[Place, ...] = ()

    @property
    def precision(self) -> str:
        return self.meanings[0].precision

    def root_in(self, doc: Doc) -> Token:
        """Return the syntactic root of the name in the doc."""
        return doc[self.start : self.end].root


def locate(toponym: Toponym, countries: Mapping[str, int], divisions: Mapping[str, int] | None = None) -> Where:
    """Return the place meant: inside the place given beside it, else the likeliest by what the text names besides."""
    first, *others = rank_meanings(toponym, countries, divisions or {})
    most = _likelihood(first, countries, divisions or {})
    is_open = any(
        other.country != first.country and _likelihood(other, countries, divisions or {}) == most for other in others
    )
    return make_where(toponym.name, first._replace(country=None, geoname_id=None, admin1=None) if is_open else first)


def rank_meanings(toponym: Toponym, countries: Mapping[str, int], divisions: Mapping[str, int]) -> tuple[Place, ...]:
    """Return the meanings that the place given beside the name allows, the likeliest first."""
    allowed = [place for place in toponym.meanings if toponym.within in {None, place.country}] or toponym.meanings
    return tuple(sorted(allowed, key=lambda place: -_likelihood(place, countries, divisions)))


def _likelihood(place: Place, countries: Mapping[str, int], divisions: Mapping[str, int]) -> float:
    shares = (_share(countries, place.country), _share(divisions, place.admin1))
    return place.weight * (1 + _NAME_FACTOR * shares[0]) * (1 + _DIVISION_FACTOR * shares[1])


def _share(counts: Mapping[str, int], code: str | None) -> float:
    most = max(counts.values(), default=0)
    return counts.get(code or "", 0) / most if most else 0.0


def make_where(name: str, place: Place) -> Where:
    """Return the place under the name as printed."""
    point = (place.latitude, place.longitude) if place.precision != "country" else (None, None)
    return Where(name, place.country, place.geoname_id, *point, place.precision, place.admin1, place.admin2)
