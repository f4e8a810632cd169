"""Remove articles from a ledger, with everything that shows their words, and remember not to read them again.

The lake changes in one commit. The cached pages and the warehouse follow; cut short there, the same command finishes
it. The inputs the articles came from stay recorded as ``removed``, so that no later run brings an article back, from
that input or another, except with --force.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import polars as pl

from newsledger.coding.batch import Stamp
from newsledger.coding.frames import make_frame
from newsledger.contracts import ARTICLE_TABLES
from newsledger.knowledge.actor_names import reference_names
from newsledger.ledger.commit_order import order_outcomes
from newsledger.ledger.lake import Lake, Writer
from newsledger.model.identity import hash_bytes, stable_id
from newsledger.operations.cached_pages import forget_pages
from newsledger.operations.publication import find_doubts, publish
from newsledger.operations.recoding import new_stamp
from newsledger.operations.run_summary import RunSummary
from newsledger.settings import Settings
from newsledger.warehouse import local_warehouse
from newsledger.warehouse.agreement import find_removed_in


def remove_articles(
    lake: Lake, writer: Writer, article_ids: Collection[str], settings: Settings
) -> tuple[dict[str, int], str | None]:
    """Remove the articles from the lake, the cached pages and the warehouse.

    Returns the number of rows removed from each table, and why the warehouse was not published, if it is held back.
    """
    gone = _count_rows(lake, article_ids)
    summary = RunSummary(new_stamp(settings), {}, command="remove")
    intake = _mark_removed(lake, article_ids, summary.stamp)
    summary.inputs = intake.height
    summary.rejects["removed"] = intake.height
    writer.remove(article_ids, intake, summary.row("running"), reference_names())
    return gone, _finish(lake, writer, summary, settings)


def is_unfinished(lake: Lake, settings: Settings) -> bool:
    """Return whether the warehouse still shows an article that the lake remembers as removed."""
    return bool(find_removed_in(local_warehouse(settings), lake.removed_articles()))


def finish_removal(lake: Lake, writer: Writer, settings: Settings) -> str | None:
    """Do what a removal that was cut short has left undone; returns why the warehouse was not published, if so."""
    return _finish(lake, writer, RunSummary(new_stamp(settings), {}, command="remove"), settings)


def _finish(lake: Lake, writer: Writer, summary: RunSummary, settings: Settings) -> str | None:
    forget_pages(lake, settings)
    forced = settings.model_copy(update={"publish_unusual": True})  # the loss of rows is intended
    summary.remark = publish(lake, forced, find_doubts(lake, settings, summary))
    writer.commit({}, make_frame("intake", []), summary.row("completed"))
    return summary.remark


def _count_rows(lake: Lake, article_ids: Collection[str]) -> dict[str, int]:
    wanted = pl.col("article_id").is_in(list(article_ids))
    counts = {table: lake.read(table).filter(wanted).select(pl.len()) for table in ARTICLE_TABLES}
    return {table: int(count.collect().item()) for table, count in counts.items()}


def _mark_removed(lake: Lake, article_ids: Collection[str], stamp: Stamp) -> pl.DataFrame:
    """Return a row for each input that last became one of the articles, and for each article that has no such input."""
    became = lake.read("intake").filter(pl.col("state") == "article")
    latest = order_outcomes(became, lake.read("runs")).unique("input_id", keep="last", maintain_order=True)
    mine = latest.filter(pl.col("article_id").is_in(list(article_ids))).sort("input_id").collect()
    removal = {
        "state": "reject", "stage": "remove", "reason": "removed", "message": "taken out of the ledger",
        "run_id": stamp.run_id, "seen_at": stamp.seen_at,
    }  # fmt: skip
    inputs = [*mine.iter_rows(named=True), *_stand_in_inputs(set(article_ids) - set(mine["article_id"]))]
    return make_frame("intake", [row | removal for row in inputs])


def _stand_in_inputs(article_ids: Collection[str]) -> Iterator[dict[str, object]]:
    """Yield an input for each article whose own inputs have since become something else, to remember it by."""
    for article_id in sorted(article_ids):
        yield {
            "input_id": stable_id("removed", article_id),
            "source_uri": f"article {article_id}",
            "article_id": article_id,
            "raw_hash": hash_bytes(b""),
        }
