"""Write rows as Parquet bytes, identical for identical rows."""

from __future__ import annotations

from io import BytesIO

import polars as pl

from newsledger.contracts import Table
from newsledger.ledger.lake.layout import contract_schema


def parquet_bytes(rows: pl.DataFrame, table: Table) -> bytes:
    """Return the file's bytes: the contract's columns and order of rows, descriptions of table and columns in the metadata."""
    buffer = BytesIO()
    columns = list(contract_schema(table))
    rows.select(columns).sort(table.sort_by, nulls_last=False).rechunk().write_parquet(
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
