"""Rows and Parquet bytes: what enters is a frame, what leaves is the file's bytes, the same for the same rows."""

from __future__ import annotations

from io import BytesIO

import polars as pl

from newsledger.contracts import Table


def parquet_bytes(rows: pl.DataFrame, table: Table) -> bytes:
    """Return the file: sorted as the contract says, with the meaning of table and columns in its metadata."""
    buffer = BytesIO()
    rows.sort(table.sort_by, nulls_last=False).rechunk().write_parquet(
        buffer,
        compression="zstd",
        compression_level=3,
        row_group_size=100_000,
        statistics="full",
        metadata=_collect_meanings(table),
    )
    return buffer.getvalue()


def _collect_meanings(table: Table) -> dict[str, str]:
    columns = {f"newsledger.column.{name}": column.description or "" for name, column in table.schema.columns().items()}
    return {"newsledger.table": f"{table.name}: {table.meaning}"} | columns
