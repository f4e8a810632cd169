"""Find the pairs of articles that may be of one story, and how alike the two are.

Candidates share two of their weightiest terms, found by postings of terms; only theirs are compared whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newsledger.corpus.story_vectors import Ints, Vectors

_WEIGHTIEST = 25
"""Terms of an article by which candidates are found."""
_MOST_ARTICLES = 100
"""Candidates that one term finds for an article: the next that have it among their weightiest, in order of time."""
_LEAST_SHARED = 2
LEAST_SIMILAR = 0.08
"""Similarity below which two articles count as unlike."""
UNDATED = np.iinfo(np.int64).min
SILENCE = 60
"""Days without a report after which a story has ended."""
_FADING = 30.0
_LEAST_FADED = 0.6


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of rows, the first the smaller, and how alike each is, in millionths."""

    first: Ints
    second: Ints
    similar: Ints


def find_links(vectors: Vectors, days: Ints) -> Links:
    """Return the pairs that are alike; ``days`` are publication days, ``UNDATED`` where unknown."""
    postings = _make_postings(vectors)
    scratch = np.zeros(len(vectors.counts), dtype=np.int64)
    found: list[tuple[Ints, Ints, Ints]] = []
    for row in range(len(vectors)):
        others = postings.find_candidates(row)
        others = others[are_near(days[row], days[others])]
        if len(others):
            similar = _compare(vectors, scratch, row, others)
            similar = similar * fade(days[row], days[others])
            kept = similar >= LEAST_SIMILAR
            if kept.any():
                first = np.full(int(kept.sum()), row, dtype=np.int64)
                found.append((first, others[kept], np.round(similar[kept] * 1_000_000).astype(np.int64)))
    if not found:
        empty = np.zeros(0, dtype=np.int64)
        return Links(empty, empty, empty)
    first, second, similar_all = (np.concatenate(column) for column in zip(*found, strict=True))
    return Links(first, second, similar_all)


def are_near(day: int, days: Ints) -> npt.NDArray[np.bool_]:
    """Return which days are so near that a story may have lasted; an unknown one always is."""
    unknown = (days == UNDATED) | (day == UNDATED)
    near: npt.NDArray[np.bool_] = unknown | (np.abs(days - np.int64(0 if day == UNDATED else day)) <= SILENCE)
    return near


def fade(day: int, days: Ints) -> npt.NDArray[np.float64]:
    """Return what is left of a similarity by the days between two reports; all of it where a day is unknown."""
    if day == UNDATED:
        return np.ones(len(days))
    apart = np.where(days == UNDATED, 0, np.abs(days - day))
    return np.maximum(1 - (1 - _LEAST_FADED) * apart / _FADING, _LEAST_FADED)


@dataclass(frozen=True, slots=True)
class _Postings:
    """The rows that have each term among their weightiest, one term after the other.

    ``own`` are the places of a row's own entries, those of row n from ``starts[n]`` on; ``ends`` is where the postings of
    the term of each entry end.
    """

    rows: Ints
    ends: Ints
    own: Ints
    starts: Ints

    def find_candidates(self, row: int) -> Ints:
        """Return the later rows that share enough of the row's weightiest terms."""
        own = self.own[self.starts[row] : self.starts[row + 1]]
        ends = np.minimum(self.ends[own], own + 1 + _MOST_ARTICLES)
        slices = [
            self.rows[begin:end] for begin, end in zip((own + 1).tolist(), ends.tolist(), strict=True) if end > begin
        ]
        if len(slices) < _LEAST_SHARED:
            return np.zeros(0, dtype=np.int64)
        sharing = np.sort(np.concatenate(slices))
        repeated = sharing[1:][sharing[1:] == sharing[:-1]]
        return np.unique(repeated)


def _make_postings(vectors: Vectors) -> _Postings:
    rows = np.repeat(np.arange(len(vectors), dtype=np.int64), np.diff(vectors.starts))
    kept = (vectors.ranks < _WEIGHTIEST) & (vectors.counts[vectors.terms] > 1)
    terms, rows = vectors.terms[kept], rows[kept]
    order = np.lexsort((rows, terms))
    ends = np.searchsorted(terms[order], terms[order], side="right").astype(np.int64)
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    starts = np.searchsorted(rows, np.arange(len(vectors) + 1)).astype(np.int64)
    return _Postings(rows[order], ends, place, starts)


def _compare(vectors: Vectors, scratch: Ints, row: int, others: Ints) -> npt.NDArray[np.float64]:
    """Return the cosine of the row's vector and each of the others'."""
    own = slice(vectors.starts[row], vectors.starts[row + 1])
    scratch[vectors.terms[own]] = vectors.weights[own]
    begins, ends = vectors.starts[others], vectors.starts[others + 1]
    offsets = np.concatenate([[0], np.cumsum(ends - begins)])
    places = np.arange(offsets[-1]) + np.repeat(begins - offsets[:-1], ends - begins)
    products = np.concatenate([[0], np.cumsum(scratch[vectors.terms[places]] * vectors.weights[places])])
    scratch[vectors.terms[own]] = 0
    dots = products[offsets[1:]] - products[offsets[:-1]]
    cosines: npt.NDArray[np.float64] = dots / (vectors.lengths[row] * vectors.lengths[others])
    return cosines
