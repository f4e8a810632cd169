"""Bring the table of runs in a published warehouse up to date, when a run failed or was held back.

The rest of the warehouse stays as it is. The change is made in a copy, which is swapped in like a new warehouse.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from newsledger.ledger.lake import Lake
from newsledger.warehouse.build import publish_file, remove_with_wal
from newsledger.warehouse.connecting import OFFLINE


def refresh_runs(lake: Lake, target: Path) -> None:
    """Replace the rows of ``runs`` by the lake's; nothing is done where there is no warehouse."""
    if not target.exists():
        return
    unfinished = target.with_suffix(".tmp.duckdb")
    remove_with_wal(unfinished)
    try:
        shutil.copyfile(target, unfinished)
        with duckdb.connect(str(unfinished), config=OFFLINE) as connection:
            _replace_rows(connection, lake)
        publish_file(lake, unfinished, target)
    finally:
        remove_with_wal(unfinished)


def _replace_rows(connection: duckdb.DuckDBPyConnection, lake: Lake) -> None:
    columns = [column[0] for column in connection.execute("select * from runs limit 0").description or ()]
    connection.register("current_runs", lake.read("runs").select(columns).collect())
    connection.execute("begin; delete from runs; insert into runs select * from current_runs; commit; checkpoint")
