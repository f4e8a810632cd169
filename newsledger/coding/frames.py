"""Make a table's frame from rows, in the columns of its contract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from newsledger.contracts import ARTICLE_TABLES, TABLES


def make_frame(table: str, rows: Iterable[Mapping[str, object]]) -> pl.DataFrame:
    """Return the rows as a frame with exactly the columns of the table's contract."""
    schema = TABLES[table].schema.create_empty().schema
    return pl.DataFrame([{column: row.get(column) for column in schema} for row in rows], schema=schema, orient="row")


def make_empty_frames() -> dict[str, pl.DataFrame]:
    """Return the frames of all article tables by name, without a row."""
    return {table: make_frame(table, ()) for table in ARTICLE_TABLES}
