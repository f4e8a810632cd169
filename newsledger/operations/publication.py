"""Publish the warehouse from the lake, or hold it back and say why.

A warehouse that was held back stays so, whatever later runs look like, since their rows are added to the doubtful ones,
until someone has reviewed it and runs ``newsledger publish``.
"""

from __future__ import annotations

import polars as pl

from newsledger.ledger.lake import Lake
from newsledger.operations.guard import NO_READING, find_hold_reason, find_unusual_rates
from newsledger.operations.run_summary import RunSummary
from newsledger.settings import Settings
from newsledger.warehouse import ShrunkError, build_warehouse


def find_doubts(lake: Lake, settings: Settings, summary: RunSummary) -> list[str]:
    """Return the doubts about publishing what this run wrote; none when the settings say to publish anyway."""
    if settings.publish_unusual:
        return []
    runs = lake.read("runs").collect()
    before = runs.filter(runs["run_id"] != summary.stamp.run_id)
    since = find_hold_reason(before)
    if since is not None or summary.command != "run":
        return [] if since is None else [since]
    return find_unusual_rates(_subtract_silent_rejects(lake, before), summary, settings.guard_inputs)


def _subtract_silent_rejects(lake: Lake, runs: pl.DataFrame) -> pl.DataFrame:
    """Return the runs without rejects for failed fetches: every run retries them, and the rows are sound."""
    silent = lake.read("intake").filter(pl.col("reason").is_in(NO_READING)).group_by("run_id").len("silent")
    counted = runs.join(silent.collect(), on="run_id", how="left")
    return counted.with_columns(pl.col("rejects") - pl.col("silent").fill_null(0).cast(runs.schema["rejects"]))


def publish(lake: Lake, settings: Settings, doubts: list[str], run: pl.DataFrame | None = None) -> str | None:
    """Build the warehouse and swap it in unless there are doubts or a table has shrunk; returns the reason if not.

    ``run`` is the row of the run under way as it will be when it has ended.
    """
    if doubts:
        return "; ".join(doubts)
    try:
        build_warehouse(lake, settings.warehouse, may_shrink=settings.publish_unusual, run=run)
    except ShrunkError as error:
        return str(error)
    return None
