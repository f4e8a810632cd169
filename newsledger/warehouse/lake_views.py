"""Expose the tables of a lake to a DuckDB connection, as ``lake.<table>``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from newsledger.contracts import TABLES
from newsledger.ledger.lake import Lake
from newsledger.warehouse.connecting import sql_literal


@dataclass(frozen=True, slots=True)
class RowChanges:
    """Which rows differ from the lake's: those of the articles ``without``, and that of the ``run`` under way."""

    without: Collection[str] = ()
    run: pl.DataFrame | None = None

    def condition(self, columns: Collection[str]) -> str:
        """Return the where clause that leaves the articles out of a table with these columns."""
        ids = ", ".join(map(sql_literal, self.without))
        keys = [key for key in ("article_id", "copy_of") if key in columns] if ids else []
        return " and ".join(["true", *(f"({key} is null or {key} not in ({ids}))" for key in keys)])


def expose_lake(connection: duckdb.DuckDBPyConnection, lake: Lake, spill: Path, rows: RowChanges | None = None) -> None:
    """Attach ``lake`` with all its tables; copies of a lake in object storage are made below ``spill``."""
    connection.execute("attach ':memory:' as lake")
    for table in TABLES:
        _expose_table(connection, lake, table, spill, rows or RowChanges())


def _expose_table(connection: duckdb.DuckDBPyConnection, lake: Lake, table: str, spill: Path, rows: RowChanges) -> None:
    """Expose the lake's table as ``lake.<table>``: a view of its files, or a table when it has none or other rows."""
    if table == "runs" and rows.run is not None:
        _create_table(connection, table, _with_run(lake, rows.run))
        return
    condition = rows.condition(TABLES[table].schema.column_names())
    files = ", ".join(sql_literal(str(path)) for path in lake.local_files(table, spill))
    if files:
        connection.execute(
            f"create view lake.{table} as select * from read_parquet([{files}], hive_partitioning = false)"
            f" where {condition}"
        )
        return
    _create_table(connection, table, lake.read(table).collect())


def _with_run(lake: Lake, run: pl.DataFrame) -> pl.DataFrame:
    """Return the lake's runs with this row in place of the run's own."""
    runs = lake.read("runs").filter(~pl.col("run_id").is_in(run["run_id"].implode())).collect()
    return pl.concat([runs, run.select(runs.columns).cast(runs.schema)])


def _create_table(connection: duckdb.DuckDBPyConnection, table: str, rows: pl.DataFrame) -> None:
    connection.register("given", rows)
    connection.execute(f"create table lake.{table} as select * from given")
    connection.unregister("given")
