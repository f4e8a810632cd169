"""Order runs, and what they saw of inputs, by their commits: no clock decides, which may have been set back.

A run without a number is of an older format and comes before all that have one; those are in the order of their clocks.
"""

from __future__ import annotations

import polars as pl

ORDER = ("run_number", "started_at", "run_id")
OUTCOMES = (*ORDER, "raw_hash")
"""The order of outcomes of one input; those of one run are told apart by the hash of what was read."""


def order_runs(runs: pl.DataFrame) -> pl.DataFrame:
    """Return the runs, first committed first."""
    return runs.sort(ORDER, nulls_last=False)


def order_outcomes(intake: pl.LazyFrame, runs: pl.LazyFrame) -> pl.LazyFrame:
    """Return the rows of ``intake`` in the order of their runs' commits, with ``run_number`` and ``coder`` of the run."""
    known = runs.select("run_id", "run_number", "started_at", "coder")
    return intake.join(known, on="run_id", how="left").sort(OUTCOMES, nulls_last=False)


def find_latest_outcomes(intake: pl.LazyFrame, runs: pl.LazyFrame) -> pl.LazyFrame:
    """Return the latest outcome of every input, as ``order_outcomes`` does."""
    return order_outcomes(intake, runs).unique("input_id", keep="last", maintain_order=True)


def find_removed(intake: pl.LazyFrame, runs: pl.LazyFrame, column: str) -> pl.LazyFrame:
    """Return the ids that were removed and not brought back since, of the ``column``: ``input_id`` or ``article_id``.

    What else became of an input in between (it could not be fetched, was no article for a while) brings nothing back.
    """
    is_removed = (pl.col("reason") == "removed").fill_null(value=False)
    told = order_outcomes(intake.filter(is_removed | (pl.col("state") == "article")), runs)
    return told.unique(column, keep="last", maintain_order=True).filter(is_removed).select(column)


def next_number(runs: pl.DataFrame | None, run_id: str) -> int:
    """Return the number of the run: its own if it has committed before, else one more than the last."""
    if runs is None:
        return 1
    own = runs.filter(pl.col("run_id") == run_id)["run_number"].drop_nulls()
    last = runs["run_number"].max()
    return int(own[0]) if len(own) else 1 + (last if isinstance(last, int) else 0)
