"""Weigh the terms of all articles by how rare they are in the ledger, as sparse vectors in integers.

Integers, so that no order of additions changes a sum: the same articles give the same similarities.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

Ints = npt.NDArray[np.int64]
_SCALE = 64
ASSUMED = 100
"""Articles without any of the words that every ledger is thought to hold besides, so that in a small one no name weighs nothing."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """Rows of articles: the terms ``starts[n]`` to ``starts[n + 1]`` of row n with their weights, and its length.

    ``rank`` is each term's place among those of its article, the weightiest 0; ``counts`` is how many articles have it.
    """

    starts: Ints
    terms: Ints
    weights: Ints
    ranks: Ints
    counts: Ints
    lengths: npt.NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.starts) - 1


def make_vectors(terms: pl.DataFrame) -> Vectors:
    """Return the vectors of the articles' terms, in the order of the rows."""
    size = terms.height
    flat = (
        terms.select(row=pl.int_range(pl.len(), dtype=pl.Int32), term=pl.col("terms"))
        .explode("term", empty_as_null=False)
        .drop_nulls()
        .with_columns(tf=(pl.col("term") % 1024).cast(pl.Int32), term=pl.col("term") // 1024)
    )
    known = flat.group_by("term").agg(count=pl.len().cast(pl.Int64)).sort("term")
    known = known.with_columns(
        number=pl.int_range(pl.len(), dtype=pl.Int32),
        rarity=((pl.lit(float(size + ASSUMED)) / pl.col("count")).log() * _SCALE).round().cast(pl.Int32),
    )
    flat = flat.join(known.select("term", "number", "rarity"), on="term").with_columns(
        weight=(pl.col("tf") * pl.col("rarity")).cast(pl.Int64) // 16
    )
    flat = flat.select("row", "number", "weight").sort("row", "weight", "number", descending=[False, True, False])
    rows = flat["row"].to_numpy()
    starts = np.searchsorted(rows, np.arange(size + 1)).astype(np.int64)
    weights = flat["weight"].to_numpy().astype(np.int64)
    squares = np.concatenate([[0], np.cumsum(weights * weights)])
    return Vectors(
        starts,
        flat["number"].to_numpy().astype(np.int64),
        weights,
        np.arange(len(rows), dtype=np.int64) - starts[rows],
        known["count"].to_numpy(),
        np.sqrt((squares[starts[1:]] - squares[starts[:-1]]).astype(np.float64)),
    )
