"""Estimate from judged sentences the weights that the features of a row would have, beside the share that is right.

They show what sentences say of a feature; the weights in use are made from whole articles (``fit``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsledger.enrich.events.confidence import BASE, score_of
from newsledger.evaluation.calibration import is_row_right
from newsledger.evaluation.gold_matching import JudgedCase
from newsledger.evaluation.logistic_weights import estimate_weights, sum_weights
from newsledger.evaluation.shares import Share

_FOLDS = 10
Row = tuple[Mapping[str, str], bool]
Value = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Points:
    """One value of a feature: the share of its rows that is right, and the weight it would have."""

    feature: str
    value: str
    share: Share
    points: float


def list_rows(judged: Sequence[JudgedCase]) -> list[Row]:
    """Return the features of every row read and whether the row is right."""
    return [(row.features, is_row_right(row, one)) for one in judged for row in one.case.events]


def estimate_points(rows: Sequence[Row]) -> list[Points]:
    """Return the points of all values that occur, the base first; an empty list when there are no rows."""
    if not rows:
        return []
    weights = estimate_weights(rows)
    found = [Points(*BASE, _share_right(rows, None), weights[BASE])]
    return found + [Points(*item, _share_right(rows, item), weights.get(item, 0.0)) for item in _list_values(rows)]


def held_out_brier(judged: Sequence[JudgedCase]) -> float | None:
    """Return the tenfold cross-validated Brier score of the points; None when nothing can be estimated."""
    losses: list[float] = []
    for turn in range(_FOLDS):
        held_out = list_rows([one for number, one in enumerate(judged) if number % _FOLDS == turn])
        points = estimate_points(list_rows([one for number, one in enumerate(judged) if number % _FOLDS != turn]))
        by_value = {(one.feature, one.value): one.points for one in points}
        losses += [(_sum_points(by_value, features) - right) ** 2 for features, right in held_out if points]
    return round(sum(losses) / len(losses), 4) if losses else None


def _sum_points(points: Mapping[Value, float], features: Mapping[str, str]) -> float:
    return score_of(sum_weights(points, features))


def _list_values(rows: Sequence[Row]) -> list[Value]:
    """Return the values by feature, features in the order of the rows, the most frequent value of each first."""
    counts = Counter(item for features, _ in rows for item in features.items())
    order = list(rows[0][0])
    return sorted(counts, key=lambda item: (order.index(item[0]), -counts[item], item[1]))


def _share_right(rows: Sequence[Row], item: Value | None) -> Share:
    answers = [right for features, right in rows if item is None or item in features.items()]
    return Share(sum(answers), len(answers))
