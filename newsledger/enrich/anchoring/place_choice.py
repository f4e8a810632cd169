"""Choose among the places of a name as the coder would beside a text, and say why."""

from __future__ import annotations

from dataclasses import dataclass

from newsledger.enrich.anchoring.focus_country import find_focus_country
from newsledger.enrich.anchoring.geocoding import countries_of, divisions_of, stated_toponym
from newsledger.enrich.anchoring.toponym import Toponym, rank_meanings
from newsledger.enrich.anchoring.toponym_standing import IN_PLACE
from newsledger.enrich.mentions import find_mentions
from newsledger.knowledge.admin_areas import admin1_names
from newsledger.knowledge.gazetteer import Place, all_places_named
from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.normalise.sentences import read_passages


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of the name, and the name of the admin1 it lies in."""

    place: Place
    admin1: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates, the chosen one first, and the reason in one line."""

    candidates: tuple[Candidate, ...]
    reason: str


def choose_place(name: str, near: str | None, model: str) -> Choice:
    """Return the places of the name, ranked by what the text near it says; without a text by their size."""
    places = all_places_named(name)
    toponym = Toponym(0, 1, name, places, IN_PLACE)
    if near is None:
        return _make_choice(places, "chosen as the largest: no text says which is meant (--near TEXT)")
    reading = _read(near, model)
    stated = stated_toponym(reading, name)
    if stated is not None:
        allowed = rank_meanings(stated, countries_of(reading), divisions_of(reading))
        others = tuple(place for place in places if place not in allowed)
        return _make_choice((*allowed, *others), f"chosen as the text says it lies in {_inside(stated)}")
    ranked = rank_meanings(toponym, countries_of(reading), divisions_of(reading))
    return _make_choice(ranked, _reason(reading))


def _make_choice(places: tuple[Place, ...], reason: str) -> Choice:
    names = admin1_names()
    return Choice(tuple(Candidate(place, names.get(place.admin1 or "")) for place in places), reason)


def _inside(stated: Toponym) -> str:
    return admin1_names().get(stated.within_admin1 or "") or stated.within or "another place"


def _reason(reading: Reading) -> str:
    named = [f"{country} {count}" for country, count in countries_of(reading).most_common(3)]
    divisions = [admin1_names().get(code, code) for code, _ in divisions_of(reading).most_common(3)]
    said = ", ".join((*named, *divisions))
    return (
        f"chosen by size and by what the text names: {said}"
        if said
        else "chosen as the largest: the text names no place"
    )


def _read(text: str, model: str) -> Reading:
    article = Article(article_id="place", source_id="place", body=text)
    reading = next(iter(read_passages([article], model)))
    reading.focus_country = find_focus_country(reading)
    reading.add_mentions(find_mentions(reading))
    return reading
