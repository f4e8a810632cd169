"""How many cases are tried: what enters is how many in CI, what leaves is how many here.

``make torture`` sets TESTS_DEPTH, by which property tests try so many times more cases, and deaths are tried at every step.
"""

from __future__ import annotations

import os

DEPTH = int(os.environ.get("TESTS_DEPTH", "1"))


def cases(in_ci: int) -> int:
    """Return how many cases a property test tries."""
    return in_ci * DEPTH


def stride(in_ci: int) -> int:
    """Return how far apart the steps are that a test takes of a long row; each is taken when tests go deep."""
    return in_ci if DEPTH == 1 else 1
