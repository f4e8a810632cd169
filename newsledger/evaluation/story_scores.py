"""Score clusterings of articles against annotated ones: by pairs of articles, and by B-cubed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from itertools import combinations

Score = tuple[float, float]
"""Precision and recall."""


def score_pairs(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Score:
    """Return how many of the pairs found together are together in the gold, and how many of the gold's are found."""
    right = sum(_count_pairs(size) for size in Counter((gold[one], found[one]) for one in gold).values())
    together = sum(_count_pairs(size) for size in Counter(found[one] for one in gold).values())
    wanted = sum(_count_pairs(size) for size in Counter(gold.values()).values())
    return right / together if together else 1.0, right / wanted if wanted else 1.0


def score_b_cubed(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Score:
    """Return the mean share of each article's cluster that is of its story, and of its story that is in its cluster."""
    shared = Counter((gold[one], found[one]) for one in gold)
    clusters, stories = Counter(found[one] for one in gold), Counter(gold.values())
    precision = sum(shared[gold[one], found[one]] / clusters[found[one]] for one in gold) / max(len(gold), 1)
    recall = sum(shared[gold[one], found[one]] / stories[gold[one]] for one in gold) / max(len(gold), 1)
    return precision, recall


def score_shared(gold: Mapping[str, Hashable], found: Mapping[str, Collection[Hashable]]) -> Score:
    """Return precision and recall of the pairs of articles that share any of the things found in them."""
    right = together = wanted = 0
    for one, other in combinations(sorted(gold), 2):
        is_shared = not set(found.get(one, ())).isdisjoint(found.get(other, ()))
        is_same = gold[one] == gold[other]
        right, together, wanted = right + (is_shared and is_same), together + is_shared, wanted + is_same
    return right / together if together else 1.0, right / wanted if wanted else 1.0


def f1(score: Score) -> float:
    """Return the harmonic mean of precision and recall."""
    precision, recall = score
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _count_pairs(size: int) -> int:
    return size * (size - 1) // 2
