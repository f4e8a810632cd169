"""Estimate from judged cases the confidence points that each feature of a row should have.

Points are the coefficients of a ridge regression of right (1) or wrong (0) on the features. A row whose features all
have their most frequent value gets the base; other values add or subtract, by less the fewer rows have them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from newsledger.enrich.events.confidence import BASE, within_bounds
from newsledger.evaluation.calibration import is_row_right
from newsledger.evaluation.gold_matching import JudgedCase
from newsledger.evaluation.shares import Share

_RIDGE_PENALTY = 4.0  # in rows: as if this many rows without effect were added to each value
_FOLDS = 10
Row = tuple[Mapping[str, str], bool]
Value = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Points:
    """One value of a feature: the share of its rows that is right, and the points it should have."""

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
    values = _list_values(rows)
    usual = dict(reversed(values))  # the most frequent value of each feature comes first
    base, *points = _fit(rows, [item for item in values if item not in usual.items()])
    given = dict(zip((item for item in values if item not in usual.items()), points, strict=True))
    found = [Points(*BASE, _share_right(rows, None), round(base, 2))]
    return found + [Points(*item, _share_right(rows, item), round(given.get(item, 0.0), 2) + 0.0) for item in values]


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
    return within_bounds(points[BASE] + sum(points.get(item, 0.0) for item in features.items()))


def _list_values(rows: Sequence[Row]) -> list[Value]:
    """Return the values by feature, features in the order of the rows, the most frequent value of each first."""
    counts = Counter(item for features, _ in rows for item in features.items())
    order = list(rows[0][0])
    return sorted(counts, key=lambda item: (order.index(item[0]), -counts[item], item[1]))


def _share_right(rows: Sequence[Row], item: Value | None) -> Share:
    answers = [right for features, right in rows if item is None or item in features.items()]
    return Share(sum(answers), len(answers))


def _fit(rows: Sequence[Row], values: Sequence[Value]) -> list[float]:
    """Return the base and the points of the values."""
    table = np.array([[1.0, *(float(item in features.items()) for item in values)] for features, _ in rows])
    right = np.array([float(answer) for _, answer in rows])
    penalty = np.diag([0.0] + [_RIDGE_PENALTY] * len(values))
    return [float(found) for found in np.linalg.solve(table.T @ table + penalty, table.T @ right)]
