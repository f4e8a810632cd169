"""Compare the signatures of all articles and return one row per article that repeats another.

Locality-sensitive hashing over the stored MinHash signatures. With 42 bands of 3, two signatures that agree in 70 % of
their 128 positions (so differ in at most 38) share at least 4 whole bands: no pair is missed and order is irrelevant.
In 300 real articles, pairs at 0.78 and above were copies or updates, pairs at 0.28 and below different stories, with
none in between.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import polars as pl

from newsledger.contracts.copies import ArticleCopies
from newsledger.model.fingerprint import PERMUTATIONS

SIMILAR = 0.7
_BAND = 3

Signatures = npt.NDArray[np.uint32]


def find_copies(articles: pl.LazyFrame) -> pl.DataFrame:
    """Return the copies among the articles; the original of a story is the earliest by published_at, article_id."""
    signed = (
        articles.filter(pl.col("fingerprint").list.len() == PERMUTATIONS)
        .sort("published_at", "article_id", nulls_last=True)
        .select("article_id", pl.col("fingerprint").cast(pl.List(pl.UInt32)).list.to_array(PERMUTATIONS))
        .collect()
    )
    signatures = signed["fingerprint"].to_numpy()
    original = _find_story_originals(signatures) if len(signed) else np.zeros(0, dtype=np.int64)
    copies = np.flatnonzero(original != np.arange(len(signed)))
    originals = original[copies]
    agreement = (signatures[copies] == signatures[originals]).mean(axis=1) if len(copies) else np.zeros(0)
    ids = signed["article_id"]
    rows = pl.DataFrame(
        {
            "article_id": ids.gather(copies),
            "copy_of": ids.gather(originals),
            "similarity": np.round(agreement, 2).astype(np.float64),
            "story_id": ids.gather(originals),
        }
    )
    return ArticleCopies.validate(rows.sort("article_id"))


def _find_story_originals(signatures: Signatures) -> npt.NDArray[np.int64]:
    """Return, for each row, the first row of its connected component; edges join similar signatures."""
    parents = np.arange(len(signatures), dtype=np.int64)
    for bucket in _find_buckets(signatures):
        for place, member in enumerate(bucket[:-1]):
            others = bucket[place + 1 :]
            alike = (signatures[others] == signatures[member]).mean(axis=1) >= SIMILAR
            for other in others[alike]:
                _join_components(parents, int(member), int(other))
            if len({_find_root(parents, int(row)) for row in bucket}) == 1:
                break
    return np.array([_find_root(parents, row) for row in range(len(parents))], dtype=np.int64)


def _find_buckets(signatures: Signatures) -> Iterator[npt.NDArray[np.int64]]:
    """Yield the rows that share a band, in ascending order; identical signatures are compared only once, beforehand."""
    _, first, same = np.unique(signatures, axis=0, return_index=True, return_inverse=True)
    for row, representative in enumerate(first[same.ravel()]):
        if row != representative:
            yield np.array([representative, row], dtype=np.int64)
    distinct = np.sort(first)
    for start in range(0, PERMUTATIONS - _BAND + 1, _BAND):
        bands = pl.DataFrame(signatures[distinct, start : start + _BAND]).with_columns(row=pl.Series(distinct))
        shared = bands.group_by(pl.exclude("row"), maintain_order=True).agg("row").filter(pl.col("row").list.len() > 1)
        for rows in shared["row"]:
            yield rows.to_numpy()


def _find_root(parents: npt.NDArray[np.int64], row: int) -> int:
    while parents[row] != row:
        parents[row] = parents[parents[row]]
        row = int(parents[row])
    return row


def _join_components(parents: npt.NDArray[np.int64], one: int, other: int) -> None:
    """Merge two components under their earliest row."""
    first, second = sorted((_find_root(parents, one), _find_root(parents, other)))
    parents[second] = first
