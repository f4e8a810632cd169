"""When and where: what enters is a token of a sentence, what leaves is the days and the place that go with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from spacy.tokens import Token

from newsledger.enrich.clauses import clause_head, heads_clause, inner_clauses, is_within, outer_clauses
from newsledger.enrich.places_of import PlacedName, places_of, topics_of
from newsledger.enrich.setting import previous_places, setting_of
from newsledger.enrich.times_of import times_of
from newsledger.normalise.dates import TimeExpression
from newsledger.normalise.place_standing import OF_ACTOR
from newsledger.reading import Reading, Sentence, When, Where

_Found = TypeVar("_Found")
_DAYS_OF_NEWS = 7
_MODIFIERS = frozenset({"nummod", "compound", "amod", "nmod"})
_AT_THAT_TIME = frozenset({"when", "while", "as"})
_PERFECT = frozenset({"had", "has", "have"})


def find_when(reading: Reading, sentence: Sentence, token: Token) -> When | None:
    """Return the days of the clause of the token; the publication day marked so when nothing dates it.

    A time that starts a period ("since Friday") dates nothing but its own words.
    """
    known = times_of(reading, sentence)
    for time in known:
        if time.start_token - 1 <= token.i < time.end_token or _is_told_of(time, token):
            return time.when
    times = [time for time in known if not (time.is_start or _is_of_another_noun(sentence, time, token))]
    for group in _by_closeness(times, lambda time: time.start_token, sentence, token):
        return min(group, key=lambda time: _closeness(sentence, time, token)).when
    told = _of_other_clause(reading, sentence, times, token)
    day = reading.article.published_date
    if told is not None:
        return told
    return When(day, day, "publication") if day else None


def _is_of_another_noun(sentence: Sentence, time: TimeExpression, token: Token) -> bool:
    """Return whether the time is a year that only tells which thing is meant: "the 2018 council", "a 2015 law"."""
    if time.when.precision != "year":
        return False
    year = sentence.passage.doc[time.start_token : time.end_token].root
    return year.dep_ in _MODIFIERS and year.head.pos_ in {"NOUN", "PROPN"} and year.head.i != token.i


def _closeness(sentence: Sentence, time: TimeExpression, token: Token) -> tuple[bool, bool, int]:
    """Return how far the time is: beneath some other noun, no day, and by words."""
    node = sentence.passage.doc[time.start_token : time.end_token].root
    is_aside = node.dep_ in _MODIFIERS and node.head.i != token.i
    return is_aside, time.when.precision != "day", abs(time.start_token - token.i)


def _is_told_of(time: TimeExpression, token: Token) -> bool:
    """Return whether the token's clause hangs on the time: "since Friday, when rebels took the port"."""
    clause = clause_head(token)
    return clause.dep_ in {"relcl", "advcl"} and time.start_token <= clause.head.i < time.end_token


def _of_other_clause(reading: Reading, sentence: Sentence, times: list[TimeExpression], token: Token) -> When | None:
    """Return the day of a clause that tells when ("when she opened on Friday, …"), or about what the event befalls.

    The latter ("fired at marchers who gathered on Tuesday") must be a day of the news and not look back ("who had fled").
    """
    doc = sentence.passage.doc
    for time in times:
        clause = clause_head(doc[time.start_token])
        if clause.dep_ == "advcl" and clause.head.i == clause_head(token).i and _has_child(clause, _AT_THAT_TIME):
            return time.when
        is_about = clause.dep_ == "relcl" and token.is_ancestor(clause) and not _has_child(clause, _PERFECT)
        if is_about and _is_news(reading, time.when):
            return time.when
    return None


def _has_child(clause: Token, words: frozenset[str]) -> bool:
    return any(word.lower_ in words and word.dep_ in {"aux", "advmod", "mark"} for word in clause.children)


def _is_news(reading: Reading, when: When) -> bool:
    published = reading.article.published_date
    is_near = published is not None and 0 <= (published - when.start).days <= _DAYS_OF_NEWS
    return is_near and when.precision == "day"


def find_where(reading: Reading, sentence: Sentence, token: Token) -> Where | None:
    """Return the place of the token: of its clause, its sentence, its paragraph so far, the lead, else the dateline.

    A place that is only talked about is the place of what is told about it, not of the talk.
    """
    named = places_of(reading, sentence)
    places = [place for place in named if place.standing < OF_ACTOR and _holds(sentence, place, token)]
    for group in _by_closeness(places, lambda place: place.token, sentence, token):
        return _best(group, token).where
    elsewhere = places or previous_places(reading, sentence)
    if elsewhere:
        return _best(elsewhere, token).where
    return _unless_talked_about(setting_of(reading), topics_of(reading, sentence))


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
    is_before = token.i <= place.token or is_within(doc[place.token], token) or heads_clause(token)
    return is_before and is_within(token, doc[place.topic])


def _best(places: Sequence[PlacedName], token: Token) -> PlacedName:
    """Return the place that stands most plainly as one, the most precise, the nearest."""
    return min(places, key=lambda place: (place.standing, place.coarseness, abs(place.token - token.i)))


def _by_closeness(
    found: Sequence[_Found], position: Callable[[_Found], int], sentence: Sentence, token: Token
) -> Iterator[list[_Found]]:
    """Yield what is found beneath the token, in its clause, in clauses that share its setting, in those around it."""
    if not found:
        return
    doc = sentence.passage.doc
    heads = {id(one): clause_head(doc[position(one)]).i for one in found}
    own = clause_head(token)
    if not heads_clause(token):
        beneath = [one for one in found if is_within(doc[position(one)], token) and heads[id(one)] == own.i]
        if beneath:
            yield beneath
    for clause in outer_clauses(token):
        for head in (clause, *inner_clauses(clause)):
            group = [one for one in found if heads[id(one)] == head.i]
            if group:
                yield group
