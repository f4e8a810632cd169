"""Anchor an event or figure in time and place: the days and the place that go with its token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from newsledger.enrich.anchoring.focus_location import find_focus_location, previous_places
from newsledger.enrich.anchoring.geocoding import PlacedName, places_of, topics_of
from newsledger.enrich.anchoring.toponym_standing import OF_ACTOR
from newsledger.enrich.anchoring.when import find_when
from newsledger.enrich.syntax.attachment import group_by_closeness
from newsledger.enrich.syntax.clauses import clause_head, is_clause_head, is_within
from newsledger.model.reading import Reading, Sentence, Where

__all__ = ["find_when", "find_where"]


def find_where(reading: Reading, sentence: Sentence, token: Token) -> Where | None:
    """Return the place of the token: of its clause, its sentence, else the focus location or what the paragraph names of it.

    A place that is only talked about is the place of what is told about it, not of the talk.
    """
    named = places_of(reading, sentence)
    places = [place for place in named if place.standing < OF_ACTOR and _holds(sentence, place, token)]
    for group in group_by_closeness(places, lambda place: place.token, sentence, token):
        return _said(sentence, _best(group, token), token)
    if places:
        return _said(sentence, _best(places, token), token)
    setting = find_focus_location(reading)
    before = [
        place.where
        for place in previous_places(reading, sentence)
        if setting and place.where.country == setting.country
    ]
    inherited = _unless_talked_about(before[0] if before else setting, topics_of(reading, sentence))
    if inherited is None or _speaks_for_another(named, inherited, sentence, token):
        return None
    return replace(inherited, basis="article")


def _speaks_for_another(named: Sequence[PlacedName], setting: Where, sentence: Sentence, token: Token) -> bool:
    """Return whether the token's clause names places, in whatever standing, and none of the setting's country."""
    doc, own = sentence.passage.doc, clause_head(token).i
    countries = {place.where.country for place in named if clause_head(doc[place.token]).i == own} - {None}
    return bool(countries) and setting.country not in countries


def _said(sentence: Sentence, place: PlacedName, token: Token) -> Where:
    """Return the place, and whether it is named in the token's own clause or elsewhere in the sentence."""
    is_near = clause_head(sentence.passage.doc[place.token]).i == clause_head(token).i
    return replace(place.where, basis="clause" if is_near else "sentence")


def _unless_talked_about(setting: Where | None, topics: Sequence[Where]) -> Where | None:
    """Return the setting, but not the very place (or country) that the sentence only talks about."""
    if setting is None:
        return None
    country = setting.country if setting.precision == "country" else None
    is_topic = any(topic.name == setting.name or (country and topic.country == country) for topic in topics)
    return None if is_topic else setting


def _holds(sentence: Sentence, place: PlacedName, token: Token) -> bool:
    """Return whether the place may be the token's: a place in a topic is that of what is told inside it, about it."""
    if place.topic is None:
        return True
    doc = sentence.passage.doc
    is_before = token.i <= place.token or is_within(doc[place.token], token) or is_clause_head(token)
    return is_before and is_within(token, doc[place.topic])


def _best(places: Sequence[PlacedName], token: Token) -> PlacedName:
    """Return the place that stands most plainly as one, the most precise, the nearest."""
    return min(places, key=lambda place: (place.standing, place.coarseness, abs(place.token - token.i)))
