"""Cluster articles into stories by average linkage: two clusters join while their articles are alike on average.

Pairs too far apart in time say nothing; pairs that are unlike count as nothing alike.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections import defaultdict

import numpy as np

from newsledger.corpus.story_links import SILENCE, UNDATED, Links
from newsledger.corpus.story_vectors import Ints

JOINS = 0.26
"""Average similarity from which two clusters are one story."""
_MILLION = 1_000_000


class _Clusters:
    """The clusters so far, each under its first row: their days, sorted, and the similarity to others, added up."""

    def __init__(self, links: Links, days: Ints) -> None:
        self.days = {row: [day] for row, day in enumerate(days.tolist())}
        self.rows = {row: [row] for row in range(len(days))}
        self.sums: dict[int, dict[int, int]] = defaultdict(dict)
        for one, other, similar in zip(
            links.first.tolist(), links.second.tolist(), links.similar.tolist(), strict=True
        ):
            self.sums[one][other] = self.sums[other][one] = similar

    def mean(self, one: int, other: int) -> int:
        """Return the average similarity of the pairs of two clusters that are near in time, in millionths."""
        pairs = _count_pairs(self.days[one], self.days[other])
        return self.sums[one][other] // pairs if pairs else 0

    def join(self, one: int, other: int) -> None:
        """Move the later cluster into the earlier."""
        self.rows[one] += self.rows.pop(other)
        self.days[one] = sorted(self.days[one] + self.days.pop(other))
        for third, total in self.sums.pop(other).items():
            del self.sums[third][other]
            if third != one:
                self.sums[one][third] = self.sums[third][one] = self.sums[one].get(third, 0) + total


def find_clusters(links: Links, days: Ints) -> Ints:
    """Return for each row the first row of its cluster."""
    clusters = _Clusters(links, days)
    least = round(JOINS * _MILLION)
    similar = links.similar >= least
    first, second, means = (column[similar].tolist() for column in (links.first, links.second, links.similar))
    heap = [(-mean, one, other) for one, other, mean in zip(first, second, means, strict=True)]
    heapq.heapify(heap)
    while heap:
        mean, one, other = heapq.heappop(heap)
        if other not in clusters.sums.get(one, ()) or clusters.mean(one, other) != -mean:
            continue
        clusters.join(one, other)
        for third in clusters.sums[one]:
            joined = clusters.mean(one, third)
            if joined >= least:
                heapq.heappush(heap, (-joined, min(one, third), max(one, third)))
    found = np.arange(len(days), dtype=np.int64)
    for head, rows in clusters.rows.items():
        found[rows] = head
    return found


def _count_pairs(some: list[int], others: list[int]) -> int:
    """Return how many pairs of days, both sorted, are near; an unknown day, the least of all, is near every other."""
    first, last = min(some[0], others[0]), max(some[-1], others[-1])
    if last - first <= SILENCE or some[-1] == UNDATED or others[-1] == UNDATED:
        return len(some) * len(others)
    return sum(len(others) if day == UNDATED else _count_near(day, others) for day in some)


def _count_near(day: int, others: list[int]) -> int:
    unknown = bisect_right(others, int(UNDATED))
    return unknown + bisect_right(others, day + SILENCE, unknown) - bisect_left(others, day - SILENCE, unknown)
