"""MinHash: what enters is a body, what leaves is a signature whose agreement with another estimates their likeness."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rensa import RMinHash

PERMUTATIONS = 128
_SEED = 42
_SHINGLE_WORDS = 3
_WORD = re.compile(r"\w+")


def fingerprint(body: str) -> tuple[int, ...]:
    """Return the MinHash signature of the body's shingles of three words, case and punctuation aside.

    A body of fewer than three words has none: it says too little to be a copy of another.
    """
    words = _WORD.findall(body.casefold())
    if len(words) < _SHINGLE_WORDS:
        return ()
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    sketch.update([" ".join(words[start : start + _SHINGLE_WORDS]) for start in range(len(words) - _SHINGLE_WORDS + 1)])
    return tuple(sketch.digest())


def similarity(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the estimated Jaccard similarity of two bodies, 0 to 1; without a signature it is 0."""
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)
