"""Expose the tables of a lake to a DuckDB connection, as ``lake.<table>``."""

from __future__ import annotations

from pathlib import Path

import duckdb

from newsledger.contracts import TABLES
from newsledger.ledger.lake import Lake
from newsledger.warehouse.connecting import sql_literal


def expose_lake(connection: duckdb.DuckDBPyConnection, lake: Lake, spill: Path) -> None:
    """Attach ``lake`` with all its tables; copies of a lake in object storage are made below ``spill``."""
    connection.execute("attach ':memory:' as lake")
    for table in TABLES:
        _expose_table(connection, lake, table, spill)


def _expose_table(connection: duckdb.DuckDBPyConnection, lake: Lake, table: str, spill: Path) -> None:
    """Expose the lake's table as ``lake.<table>``: a view of its files, or an empty table when it has none."""
    files = ", ".join(sql_literal(str(path)) for path in lake.local_files(table, spill))
    if files:
        connection.execute(
            f"create view lake.{table} as select * from read_parquet([{files}], hive_partitioning = false)"
        )
        return
    connection.register("nothing", lake.read(table).collect())
    connection.execute(f"create table lake.{table} as select * from nothing")
    connection.unregister("nothing")
