"""Forget the rows of runs that did nothing, once they are old: a ledger that is asked every few minutes has thousands."""

from __future__ import annotations

from datetime import timedelta

import polars as pl

_DONE = ("articles", "rejects", "events", "figures")


def drop_idle_runs(runs: pl.DataFrame, days: int) -> pl.DataFrame:
    """Return the rows of ``runs`` without those of idle runs begun so many days before the latest.

    A run is idle that completed and published, and whose inputs were all unchanged. Rows of failed runs, of those held
    back, and of those that other rows name stay for good.
    """
    did_nothing = pl.all_horizontal(pl.col(_DONE) == 0)
    is_idle = did_nothing & (pl.col("status") == "completed") & pl.col("remark").is_null()
    is_old = pl.col("started_at") < pl.col("started_at").max() - timedelta(days=days)
    return runs.filter(~(is_idle & is_old))
