"""Score how far each event of an article can be trusted.

The confidence estimates the share of rows like this one whose type and realis a person would annotate the same way: the
sum of the points in ``seeds/reference/event_confidence.csv`` for the features of the row.
``newsledger evaluate --calibrate`` estimates them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_apposition,
    is_clause_as_subject,
    is_complement_clause,
    is_dependent_clause,
    is_prepositional_clause,
)
from newsledger.knowledge.lexicon import cue_words
from newsledger.knowledge.reference import derived, read_table
from newsledger.model.reading import Event

BASE = ("base", "all")
_LOWEST, _HIGHEST = 0.05, 0.95
_is_embedded = any_of(is_dependent_clause, is_clause_as_subject, is_prepositional_clause, is_apposition)
_DONE = ("asserted", "future")
_MOST_STEPS = 20


def set_confidence(events: list[Event]) -> list[Event]:
    """Return the events of an article with their confidence set."""
    for event in events:
        event.confidence = confidence_of(features_of(event, events))
    return events


def confidence_of(features: Mapping[str, str]) -> float:
    """Return the sum of the points of the features; a value missing from the table adds nothing."""
    points = _points()
    return within_bounds(points[BASE] + sum(points.get(feature, 0.0) for feature in features.items()))


def within_bounds(points: float) -> float:
    """Return the points as a confidence, clipped to 0.05–0.95 and rounded to two decimals."""
    return round(min(max(points, _LOWEST), _HIGHEST), 2)


def features_of(event: Event, events: Sequence[Event]) -> dict[str, str]:
    """Return the features of the event; ``event_confidence.csv`` explains each feature and value."""
    beside = sum(other.sentence is event.sentence for other in events)
    return {
        "pattern": event.pattern,
        "place": "headline" if event.sentence.is_headline else "body",
        "clause": _clause_of(event.trigger),
        "actor": "named" if event.actors else "none",
        "recipient": "named" if event.recipients else "none",
        "realis": event.realis if event.realis in _DONE else "not done",
        "beside": "others" if beside > 1 else "alone",
    }


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


@derived
def _points() -> dict[tuple[str, str], float]:
    return {(row["feature"], row["value"]): float(row["points"]) for row in read_table("event_confidence")}
