"""Remove articles from a ledger by id, and remember not to read them again.

The inputs they came from stay recorded as ``removed``, so that no later run brings an article back, from that input or
another, except with --force.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Collection

import polars as pl

from newsledger.coding.pipeline import Stamp
from newsledger.coding.rows import make_frame
from newsledger.contracts import ARTICLE_TABLES
from newsledger.knowledge.actor_names import reference_names
from newsledger.ledger.lake import Lake
from newsledger.operations.publication import find_doubts, publish
from newsledger.operations.recoding import new_stamp
from newsledger.operations.run_summary import RunSummary
from newsledger.settings import Settings


def remove_articles(lake: Lake, article_ids: Collection[str], settings: Settings) -> tuple[dict[str, int], str | None]:
    """Remove the articles and rebuild the corpus tables and the warehouse.

    Returns the number of rows removed from each table, and why the warehouse was not published, if it is held back.
    """
    gone = _count_rows(lake, article_ids)
    if not gone["articles"]:
        return gone, None
    holder = f"newsledger remove, process {os.getpid()} on {socket.gethostname()}"
    with lake.open_writer(holder, settings.lock_timeout) as writer:
        stamp = new_stamp(settings)
        summary = RunSummary(stamp, {}, command="remove")
        intake = _mark_removed(lake, article_ids, stamp)
        summary.inputs = intake.height
        summary.rejects["removed"] = intake.height
        writer.commit({}, intake, summary.row("running"), article_ids)
        writer.write_corpus(reference_names())
        forced = settings.model_copy(update={"publish_unusual": True})  # the loss of rows is intended
        summary.remark = publish(lake, forced, find_doubts(lake, settings, summary))
        writer.commit({}, make_frame("intake", []), summary.row("completed"))
    return gone, summary.remark


def _count_rows(lake: Lake, article_ids: Collection[str]) -> dict[str, int]:
    wanted = pl.col("article_id").is_in(list(article_ids))
    counts = {table: lake.read(table).filter(wanted).select(pl.len()) for table in ARTICLE_TABLES}
    return {table: int(count.collect().item()) for table, count in counts.items()}


def _mark_removed(lake: Lake, article_ids: Collection[str], stamp: Stamp) -> pl.DataFrame:
    """Return the latest intake row of each input of the articles, marked as removed."""
    latest = lake.read("intake").sort("seen_at", "run_id", "raw_hash").unique("input_id", keep="last")
    mine = latest.filter(pl.col("state") == "article", pl.col("article_id").is_in(list(article_ids))).sort("input_id")
    removal = {
        "state": "reject", "stage": "remove", "reason": "removed", "message": "taken out of the ledger",
        "run_id": stamp.run_id, "seen_at": stamp.seen_at,
    }  # fmt: skip
    return make_frame("intake", [row | removal for row in mine.collect().iter_rows(named=True)])
