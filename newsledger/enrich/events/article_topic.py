"""Tell an article's topic by its words, and what of it can be an event of politics or conflict.

Reports of business, sport, culture, science, nature and accidents use the words of conflict and diplomacy for other
things ("beat", "attack", "deal", "talks", "struck"). There an event needs a state, an office, an armed group, or police
or a court among its participants.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_noun_or_adjective, is_verb
from newsledger.enrich.syntax.questions import any_of
from newsledger.knowledge.reference import derived, read_table
from newsledger.knowledge.sectors import sectors_with
from newsledger.model.once import once
from newsledger.model.reading import Event, Mention, Reading

_MOST_POLITICAL = 0.3
"""The share of politics, conflict and crime among the topic words above which an article is political, whatever else it is about."""
_LEAST_OF_POLITICS = 0.5
"""An article is about another topic when that has at least this share of the words that those have."""
_FEWEST_WORDS = 10
"""Topic words below which an article has no topic: a sentence or two."""
_SPORT = "sport"
"""The topic in which countries are teams and captains no soldiers."""
_is_content_word = any_of(is_verb, is_noun_or_adjective)


def is_of_public_life(reading: Reading, event: Event) -> bool:
    """Return whether the article's topic allows the event, or somebody of public life takes part in it."""
    participants = (*event.actors, *event.recipients)
    if not reading.is_political and topic_of(reading) == _SPORT:
        return any(one.sector in sectors_with("outside_sport") for one in participants)
    return reading.is_political or _has_public_participant(participants)


def _has_public_participant(mentions: Iterable[Mention]) -> bool:
    return any(one.kind == "state" or one.sector in sectors_with("public_life") for one in mentions)


def is_political(reading: Reading) -> bool:
    """Return whether the article is about politics, conflict or crime, or about nothing that its words tell."""
    weights = count_topic_words(reading)
    known = sum(weights.values())
    political = sum(weights.get(topic, 0.0) for topic in _topics_of("public"))
    if known < _FEWEST_WORDS or political > _MOST_POLITICAL * known:
        return True
    others = {topic: weight for topic, weight in weights.items() if topic not in _topics_of("public")}
    topic = max(others, key=lambda one: (others[one], one))
    return topic not in _topics_of("beside") or weights[topic] < _LEAST_OF_POLITICS * political


def topic_of(reading: Reading) -> str:
    """Return the topic that most topic words of the article speak for; ``none`` when they are too few."""
    weights = count_topic_words(reading)
    return max(weights, key=lambda one: (weights[one], one)) if sum(weights.values()) >= _FEWEST_WORDS else "none"


@once
def count_topic_words(reading: Reading) -> Mapping[str, float]:
    """Return how many words of the article speak for each topic; a word of several topics counts by its share."""
    topics = _topics_by_lemma()
    weights: defaultdict[str, float] = defaultdict(float)
    for passage in reading.passages:
        for token in passage.doc:
            found = topics.get(lemma_of(token), ()) if _is_content_word(token) else ()
            for topic in found:
                weights[topic] += 1 / len(found)
    return weights


@derived
def _topics_of(standing: str) -> tuple[str, ...]:
    """Return the topics of one standing in ``topics.csv``, in its order."""
    return tuple(row["topic"] for row in read_table("topics") if row["standing"] == standing)


@derived
def _topics_by_lemma() -> dict[str, tuple[str, ...]]:
    topics: dict[str, list[str]] = {}
    for row in read_table("topic_words"):
        topics.setdefault(row["lemma"], []).append(row["topic"])
    return {lemma: tuple(found) for lemma, found in topics.items()}
