"""Compute MinHash signatures of bodies, and estimate the similarity of two bodies from them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rensa import RMinHash

PERMUTATIONS = 128
_SEED = 42
_SHINGLE_WORDS = 3
_WORD = re.compile(r"\w+")


def fingerprint(body: str) -> tuple[int, ...]:
    """Return the MinHash signature of the body's three-word shingles, ignoring case and punctuation.

    A body of fewer than three words has none: it is too short to be a copy of another.
    """
    words = _WORD.findall(body.casefold())
    if len(words) < _SHINGLE_WORDS:
        return ()
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    sketch.update([" ".join(words[start : start + _SHINGLE_WORDS]) for start in range(len(words) - _SHINGLE_WORDS + 1)])
    return tuple(sketch.digest())


def similarity(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the estimated Jaccard similarity of two bodies, 0 to 1; 0 if either has no signature."""
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)
