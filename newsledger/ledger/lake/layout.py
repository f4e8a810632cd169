"""Determine the period of each row, and the path of the file it belongs in.

The period is the name of the folder (``published_month=2023-10``) and no column of the file: readers of partitioned
folders add the column from the name, and most refuse a column that comes from both.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

import polars as pl

from newsledger.contracts import TABLES, Table

Period = Literal["month", "day"]
PERIODS: tuple[Period, ...] = get_args(Period)
UNKNOWN = "unknown"
FILE = "part.parquet"


@dataclass(frozen=True, slots=True)
class Layout:
    """The partitioning: one file per table and period of its articles; corpus tables and runs are one file each."""

    period: Period

    def period_column(self, table: str) -> str | None:
        """Return the column that the folder names give the table's rows; None for a table that is one file."""
        if table == "intake":
            return "seen_month"
        if TABLES[table].kind != "article":
            return None
        return "published_month" if self.period == "month" else "published_day"

    def period_value(self, table: str) -> pl.Expr:
        """Return the expression for each row's period, as its folder is named."""
        if table == "intake":
            return pl.col("seen_at").dt.to_string("%Y-%m")
        pattern = "%Y-%m" if self.period == "month" else "%Y-%m-%d"
        return pl.col("published_date").dt.to_string(pattern).fill_null(UNKNOWN)

    def path(self, table: str, value: str | None) -> str:
        """Return the path of the file below the lake's folder."""
        column = self.period_column(table)
        return f"{table}/{FILE}" if column is None else f"{table}/{column}={value}/{FILE}"


@cache
def contract_schema(table: Table) -> pl.Schema:
    """Return the column names and types of the contract."""
    return table.schema.create_empty().collect_schema()


def parse_period(name: object) -> Period:
    """Return the period of that name; raises ValueError for an unknown name."""
    for period in PERIODS:
        if period == name:
            return period
    raise ValueError(f"{name!r} is no period of a lake; it is one of {', '.join(PERIODS)}")
