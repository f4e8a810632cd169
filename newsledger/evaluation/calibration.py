"""Calibration: compare the confidence of the rows of judged cases with how often they are right.

A row is right when the gold of its text has the same type and also counts it as done, or as not done. Gold has one type
per text, so a second correct event counts as wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from newsledger.evaluation.cases import ReadEvent
from newsledger.evaluation.gold import DONE
from newsledger.evaluation.gold_matching import JudgedCase
from newsledger.evaluation.shares import Share, wilson

MEANING = (
    "A row's confidence is the estimated share of rows like it whose type, and whether it is told as done, "
    "a person would give too; gold has one type a text, so a second rightful event counts as wrong."
)
_MOST_BINS = 10
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Bin:
    """Rows of one confidence or of adjacent ones: their mean confidence and the share that is right."""

    lowest: float
    highest: float
    mean: float
    share: Share

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % Wilson score interval of the share of right rows."""
        return wilson(self.share)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Bins from the lowest confidence to the highest, and their summary measures.

    ``error`` is the expected calibration error, ``brier`` the Brier score, ``concordance`` the share of pairs in which
    the right row has a higher confidence than the wrong one (a tie is half); None when all rows are right or all are
    wrong.
    """

    bins: tuple[Bin, ...]
    error: float
    brier: float
    concordance: float | None


def is_row_right(row: ReadEvent, one: JudgedCase) -> bool:
    """Return whether the gold of the text has this type and agrees with the row on whether the event is done."""
    return row in one.of_type and (row.realis in DONE) == (one.case.gold.realis in DONE)


def calibrate(judged: Sequence[JudgedCase]) -> Calibration:
    """Return the calibration of all rows read."""
    rows = sorted((row.confidence, is_row_right(row, one)) for one in judged for row in one.case.events)
    bins = tuple(_make_bins(rows))
    error = sum(abs(bin_.mean * bin_.share.of - bin_.share.right) for bin_ in bins) / max(len(rows), 1)
    brier = sum((confidence - right) ** 2 for confidence, right in rows) / max(len(rows), 1)
    return Calibration(bins, round(error, _DIGITS), round(brier, _DIGITS), measure_concordance(rows))


def measure_concordance(rows: Sequence[tuple[float, bool]]) -> float | None:
    """Return how often a right row is surer than a wrong one; ``rows`` are confidence and answer, in order."""
    wrong_below = 0
    concordant = 0.0
    for _, group in groupby(rows, key=lambda row: row[0]):
        answers = [right for _, right in group]
        right, wrong = sum(answers), len(answers) - sum(answers)
        concordant += right * (wrong_below + wrong / 2)
        wrong_below += wrong
    pairs = wrong_below * (len(rows) - wrong_below)
    return round(concordant / pairs, _DIGITS) if pairs else None


def _make_bins(rows: Sequence[tuple[float, bool]]) -> Iterator[Bin]:
    """Yield a bin for each confidence that occurs; adjacent ones are merged when there would be more than ten bins."""
    values = [list(group) for _, group in groupby(rows, key=lambda row: row[0])]
    least = 0 if len(values) <= _MOST_BINS else len(rows) / _MOST_BINS
    pending: list[tuple[float, bool]] = []
    for number, group in enumerate(values, start=1):
        pending += group
        if len(pending) >= least or number == len(values):
            yield _make_bin(pending)
            pending = []


def _make_bin(rows: Sequence[tuple[float, bool]]) -> Bin:
    confidences = [confidence for confidence, _ in rows]
    share = Share(sum(right for _, right in rows), len(rows))
    return Bin(confidences[0], confidences[-1], round(sum(confidences) / len(rows), _DIGITS), share)
