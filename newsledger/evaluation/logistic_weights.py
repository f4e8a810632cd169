"""Estimate the weights of features by ridge logistic regression, and try them on articles that they were not made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from newsledger.enrich.events.confidence import BASE

Labelled = tuple[Mapping[str, str], bool]
Value = tuple[str, str]
Weights = Mapping[Value, float]
FOLDS = 10
_PENALTY = 2.0  # the prior's precision of each weight: as if it were a draw from N(0, 1/2)
_FEWEST = 4  # a value that fewer candidates have gets no weight
_STEPS = 12  # of Newton's method, which converges in six to eight here


def estimate_weights(rows: Sequence[Labelled]) -> Weights:
    """Return the weight of the base and of each value that occurs often enough."""
    counts = Counter(value for features, _ in rows for value in features.items())
    values = sorted(value for value, count in counts.items() if count >= _FEWEST)
    table, right = _encode(rows, values), np.array([float(answer) for _, answer in rows])
    penalty = np.diag([0.0] + [_PENALTY] * len(values))
    found = np.zeros(len(values) + 1)
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (right - share) - penalty @ found
        found += np.linalg.solve((table.T * (share * (1 - share))) @ table + penalty, slope)
    return dict(zip([BASE, *values], (round(float(weight), 3) for weight in found), strict=True))


def sum_weights(weights: Weights, features: Mapping[str, str]) -> float:
    """Return the sum of the weights of the features; a value without one adds nothing."""
    return weights[BASE] + sum(weights.get(value, 0.0) for value in features.items())


def score_held_out(articles: Sequence[Sequence[Labelled]]) -> list[list[tuple[float, bool]]]:
    """Return the sum of weights of each article's rows, by weights made from the other folds' articles alone."""
    scored: list[list[tuple[float, bool]]] = [[] for _ in articles]
    for turn in range(FOLDS):
        weights = estimate_weights([row for n, rows in enumerate(articles) if n % FOLDS != turn for row in rows])
        for number in range(turn, len(articles), FOLDS):
            scored[number] = [(sum_weights(weights, features), right) for features, right in articles[number]]
    return scored


def _encode(rows: Sequence[Labelled], values: Sequence[Value]) -> NDArray[np.float64]:
    place = {value: number for number, value in enumerate(values, start=1)}
    table = np.zeros((len(rows), len(values) + 1))
    table[:, 0] = 1
    for number, (features, _) in enumerate(rows):
        table[number, [place[value] for value in features.items() if value in place]] = 1
    return table
