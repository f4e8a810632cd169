"""``newsledger sql``: run one SELECT and print its rows on standard output."""

from __future__ import annotations

import polars as pl

from newsledger.operations.terminal import print_frame, print_line
from newsledger.settings import Settings
from newsledger.warehouse import local_warehouse, query

_ROWS_SHOWN = 200


def print_query(sql: str, settings: Settings) -> int:
    """Print the rows of the query as a table; raises QueryError, in one line, if it is invalid or without a ledger."""
    rows = query(local_warehouse(settings), sql)
    with pl.Config(
        tbl_rows=_ROWS_SHOWN,
        tbl_cols=-1,
        fmt_str_lengths=80,
        tbl_width_chars=200,
        tbl_hide_dataframe_shape=True,
        tbl_hide_column_data_types=True,
    ):
        print_frame(rows)
    if rows.height > _ROWS_SHOWN:
        print_line(f"{rows.height:,} rows, of which the first and last are shown")
    return 0
