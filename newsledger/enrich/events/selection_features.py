"""Describe an event candidate by the features that its score is computed from.

``event_weights.csv`` has the weight of each value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from newsledger.enrich.events.article_topic import topic_of
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_noun
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_apposition,
    is_clause_as_subject,
    is_complement_clause,
    is_dependent_clause,
    is_prepositional_clause,
)
from newsledger.enrich.syntax.verb_phrases import is_passive
from newsledger.knowledge.hazard_lexicon import HAZARD
from newsledger.knowledge.lexicon import cue_words
from newsledger.knowledge.sectors import sectors_with
from newsledger.model.reading import Event, Mention, Reading

_is_embedded = any_of(is_dependent_clause, is_clause_as_subject, is_prepositional_clause, is_apposition)
_MOST_STEPS = 20
_LEAD = 2
_MANY = 3


def features_of_all(reading: Reading, candidates: Sequence[Event]) -> list[dict[str, str]]:
    """Return the features of each candidate; only those that no filter rejects count as beside or before another."""
    events = [event for event in candidates if not event.filter and event.event_type != HAZARD]
    per_sentence = Counter(id(event.sentence) for event in events)
    topic = topic_of(reading)
    return [
        {
            **_own_features(event),
            "topic": topic,
            "beside": _count(per_sentence[id(event.sentence)] - (not event.filter and event.event_type != HAZARD)),
            "told before": _told_before(event, events),
        }
        for event in candidates
    ]


def _own_features(event: Event) -> dict[str, str]:
    return {
        "filter": event.filter or "none",
        "type": event.event_type,
        "pattern": event.pattern,
        "position": _position_of(event),
        "clause": _clause_of(event.trigger),
        "voice": _voice_of(event.trigger),
        "actor": _class_of(event.actors),
        "recipient": _class_of(event.recipients),
        "realis": event.realis,
        "mode": "named" if event.mode else "none",
        "date": event.when.precision if event.when else "none",
        "place": "none" if event.where is None else "elsewhere" if event.where.is_inherited else "own",
        "source": "named" if event.attributed_to else "none",
    }


def _count(number: int) -> str:
    return "many" if number >= _MANY else str(max(number, 0))


def _position_of(event: Event) -> str:
    if event.sentence.is_headline:
        return "headline"
    return "lead" if event.sentence.index < _LEAD else "later"


def _voice_of(trigger: Token) -> str:
    if is_noun(trigger):
        return "noun"
    return "passive" if is_passive(trigger) else "active"


def _class_of(mentions: Sequence[Mention]) -> str:
    """Return the kind of the best known participant, people apart by whether they are of public life."""
    if not mentions:
        return "none"
    best = max(mentions, key=lambda one: (one.actor_id is not None, one.country is not None))
    if best.kind in ("person", "population"):
        return f"public {best.kind}" if best.sector in sectors_with("public_life") else best.kind
    return best.kind


def _told_before(event: Event, events: Sequence[Event]) -> str:
    """Return whether an earlier event of the article has the same type, and shares a participant or the words."""
    answer = "no"
    for other in events:
        if other is event or not _is_before(other, event) or other.event_type != event.event_type:
            continue
        if other.trigger_text == event.trigger_text or _names(other) & _names(event):
            return "same event word or participant"
        answer = "same type"
    return answer


def _is_before(one: Event, other: Event) -> bool:
    return _place_in_text(one) < _place_in_text(other)


def _place_in_text(event: Event) -> tuple[bool, int, int]:
    return not event.sentence.is_headline, event.sentence.index, event.trigger.idx


def _names(event: Event) -> set[str]:
    return {mention.actor_id or mention.words.text.lower() for mention in (*event.actors, *event.recipients)}


def _clause_of(token: Token) -> str:
    """Return ``main``, ``said`` (reported in the main clause) or ``under`` (any other subordinate clause)."""
    clause = "main"
    for _ in range(_MOST_STEPS):
        head = token.head
        if head == token:
            return clause
        if is_complement_clause(token) and lemma_of(head) in cue_words("report"):
            clause = "said"
        elif _is_embedded(token):
            return "under"
        token = head
    return "under"
