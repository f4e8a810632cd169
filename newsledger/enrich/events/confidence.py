"""Score the candidates of an article: how likely a row like this is an event of its type, told once.

The score is logistic: the weights in ``seeds/reference/event_weights.csv`` of the features' values are added up. They are
made from annotated articles by ``python -m newsledger.commands.fit``. A candidate that scores at least
``least_confidence`` becomes a row, and the score is its confidence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

from newsledger.enrich.events.selection_features import features_of_all
from newsledger.knowledge.reference import derived, read_table
from newsledger.model.reading import Event, Reading

BASE = ("base", "all")
LEAST = ("least confidence", "all")
_LOWEST, _HIGHEST = 0.02, 0.95


def set_confidence(reading: Reading, candidates: Sequence[Event]) -> None:
    """Set the features and the confidence of all candidates of an article."""
    for event, features in zip(candidates, features_of_all(reading, candidates), strict=True):
        event.features = features
        event.confidence = confidence_of(features)


def confidence_of(features: Mapping[str, str]) -> float:
    """Return the score of the features; a value missing from the table adds nothing."""
    weights = _weights()
    return score_of(weights[BASE] + sum(weights.get(feature, 0.0) for feature in features.items()))


def score_of(points: float) -> float:
    """Return the sum of weights as a probability, from 0.02 to 0.95 and of two decimals."""
    return round(min(max(1 / (1 + exp(-points)), _LOWEST), _HIGHEST), 2)


def decisive_feature(features: Mapping[str, str]) -> tuple[str, str]:
    """Return the feature and value that speak most against the event."""
    weights = _weights()
    return min(features.items(), key=lambda feature: (weights.get(feature, 0.0), feature))


def least_confidence() -> float:
    """Return the least score of a candidate that becomes a row."""
    return _weights()[LEAST]


@derived
def _weights() -> dict[tuple[str, str], float]:
    return {(row["feature"], row["value"]): float(row["weight"]) for row in read_table("event_weights")}
