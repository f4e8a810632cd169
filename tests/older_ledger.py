"""A ledger as format 1 had it: what enters is a lake of today, on disk or in a bucket."""

from __future__ import annotations

from io import BytesIO

import polars as pl

from newsledger.contracts import TABLES
from newsledger.ledger.lake import Lake


def make_older(lake: Lake) -> None:
    """Write the lake as format 1: the period in files and folders, by day under the article's own column."""
    for table in (name for name, one in TABLES.items() if one.kind != "corpus"):
        for path in [f"lake/{one}" for one in lake.paths(table)]:
            rows = pl.read_parquet(BytesIO(lake.store.get(path)), hive_partitioning=False)
            column, _, value = path.split("/")[-2].partition("=")
            if table == "runs":
                rows = rows.drop("run_number")
            elif column == "published_day":
                lake.store.delete([path])
            else:
                rows = rows.with_columns(pl.lit(value).alias(column))
            written = BytesIO()
            rows.write_parquet(written)
            lake.store.put(path.replace("/published_day=", "/published_date="), written.getvalue())
    record = f'{{"format_version": 1, "period": "{lake.layout.period}"}}'
    lake.store.put("lake/lake.json", record.encode())
