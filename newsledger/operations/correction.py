"""Let what an input says now replace what it said before, even under another id: a batch in, the batch to commit out."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from newsledger.coding.batch import Batch
from newsledger.ledger.lake import Lake
from newsledger.model.article_versions import find_superseded
from newsledger.operations.run_summary import RunSummary


def add_superseded(lake: Lake, batch: Batch, summary: RunSummary) -> Batch:
    """Return the batch with the stored articles to delete that its inputs were before; call it before it is counted."""
    former = summary.find_former(batch)
    if former.is_empty():
        return batch
    stored = lake.read("articles").filter(pl.col("article_id").is_in(former["former_id"].to_list()))
    before = stored.select("article_id", "source_id", "url").collect()
    return replace(batch, removed=batch.removed | frozenset(find_superseded(former, before)))
