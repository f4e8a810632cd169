"""A warehouse for tests: what enters is rows, what leaves is the path of a real DuckDB file built from a real lake."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from newsledger.ledger.lake import Lake
from newsledger.warehouse import build_warehouse
from newsledger.warehouse.models import read_models
from tests import rows

MODELS = {model.name: model for model in read_models() if model.layer != "staging"}
"""Every table and mart that a warehouse publishes."""
PROMISED = (
    "acled_like", "actor_network", "actor_profiles", "coverage", "dyads_monthly", "events_daily", "gdelt_events",
    "incidents", "indicators", "statements_by_actor", "toll_reports", "toll_timeline", "ucdp_like",
)  # fmt: skip
"""Marts that are promised to those who ask, whatever else there is."""


def lake_of(folder: Path, intake: pl.DataFrame | None = None, **tables: Sequence[rows.Row]) -> Lake:
    lake = Lake(folder / "lake", folder / "state")
    articles = tables.get("articles", ())
    with lake.open_writer("a test", timeout=5) as writer:
        logged = rows.intake(articles) if intake is None else intake
        writer.commit(rows.batch(**tables), logged.filter(logged["run_id"] == "run-1"), rows.run(len(articles)))
        for run_id in sorted(set(logged["run_id"]) - {"run-1"}):
            writer.commit({}, logged.filter(logged["run_id"] == run_id), rows.run(run_id=run_id))
        writer.write_corpus()
    return lake


def warehouse_of(folder: Path, intake: pl.DataFrame | None = None, **tables: Sequence[rows.Row]) -> Path:
    target = folder / "warehouse.duckdb"
    build_warehouse(lake_of(folder, intake, **tables), target)
    return target
