"""Turn counts into shares, Wilson intervals and F1 scores.

Every step rounds to four decimals, so that equal counts always print the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

_DIGITS = 4
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Share:
    """``right`` answers out of ``of``."""

    right: int
    of: int

    @property
    def value(self) -> float | None:
        """The share; None when ``of`` is 0."""
        return round(self.right / self.of, _DIGITS) if self.of else None


def share_of(answers: Iterable[bool]) -> Share:
    """Return the share of answers that are true."""
    listed = list(answers)
    return Share(sum(listed), len(listed))


def f1(precision: Share, recall: Share) -> float:
    """Return the harmonic mean of both; 0 when both are 0 or undefined."""
    p, r = precision.value or 0.0, recall.value or 0.0
    return round(2 * p * r / (p + r), _DIGITS) if p + r else 0.0


def wilson(share: Share) -> tuple[float, float]:
    """Return the 95 % Wilson score interval of the share; 0 to 1 for an empty share."""
    if not share.of:
        return 0.0, 1.0
    rate, n = share.right / share.of, share.of
    middle = (rate + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z * sqrt(rate * (1 - rate) / n + _Z**2 / (4 * n**2)) / (1 + _Z**2 / n)
    return round(max(middle - half, 0.0), _DIGITS), round(min(middle + half, 1.0), _DIGITS)
