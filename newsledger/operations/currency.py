"""Say whether the warehouse is up to date, so that a run that changed nothing can leave it as it is."""

from __future__ import annotations

from newsledger import __version__
from newsledger.ledger.commit_order import order_runs
from newsledger.ledger.lake import Lake
from newsledger.operations.run_summary import RunSummary
from newsledger.settings import Settings


def is_current(lake: Lake, settings: Settings, summary: RunSummary) -> bool:
    """Return whether the warehouse is up to date: published by the last run, nothing changed since, same versions."""
    runs = order_runs(lake.read("runs").collect())
    if summary.batches or runs.is_empty() or not _has_warehouse(lake, settings):
        return False
    last = runs.row(-1, named=True)
    is_done = last["status"] == "completed" and last["remark"] is None
    return is_done and (last["coder"], last["newsledger_version"]) == (summary.stamp.coder, __version__)


def _has_warehouse(lake: Lake, settings: Settings) -> bool:
    return (settings.warehouse.exists() and settings.warehouse.stat().st_size > 0) or (
        lake.store.is_shared and lake.store.etag(settings.warehouse.name) is not None
    )
