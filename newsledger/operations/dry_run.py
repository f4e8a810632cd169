"""Dry run of recoding: code stored articles again and return how their rows would differ. Writes nothing."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from newsledger.contracts import ARTICLE_TABLES
from newsledger.ledger.comparison import Changes, compare_rows
from newsledger.ledger.lake import Lake
from newsledger.operations.recoding import new_stamp, read_stored_batches, recode_batch
from newsledger.settings import Settings


def dry_run(lake: Lake, article_ids: Collection[str], settings: Settings) -> list[Changes]:
    """Return the rows of each article table that this coder would add, drop and change; the corpus tables follow."""
    stamp = new_stamp(settings)
    found = {table: Changes(table) for table in ARTICLE_TABLES}
    for stored in read_stored_batches(lake, article_ids, settings.batch_size):
        batch = recode_batch(stored, settings, stamp)
        ids = [article.article_id for article in stored.articles]
        for table, changes in found.items():
            before = lake.read(table).filter(pl.col("article_id").is_in(ids)).collect()
            changes.extend(compare_rows(table, before, batch.tables[table]))
    return list(found.values())
