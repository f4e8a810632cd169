"""pandas, pyarrow, polars and DuckDB read every table of a lake as a folder, by month and by day, with the same rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.dataset as ds
import pytest

from newsledger.contracts import TABLES
from newsledger.ledger.lake import Lake
from newsledger.ledger.lake.layout import PERIODS, contract_schema
from newsledger.ledger.lake.migration import migrate
from tests import full_ledger, older_ledger

Read = Callable[[Path], tuple[int, list[str]]]


def with_pandas(folder: Path) -> tuple[int, list[str]]:
    found = pd.read_parquet(folder)
    return len(found), list(found.columns)


def with_pyarrow(folder: Path) -> tuple[int, list[str]]:
    found = ds.dataset(folder, partitioning="hive").to_table()
    return found.num_rows, found.column_names


def with_polars(folder: Path) -> tuple[int, list[str]]:
    found = pl.scan_parquet(folder).collect()
    return found.height, found.columns


def with_duckdb(folder: Path) -> tuple[int, list[str]]:
    found = duckdb.sql(f"select * from '{folder}/**/*.parquet'")
    return len(found.fetchall()), found.columns


@pytest.fixture(params=PERIODS)
def lake(tmp_path: Path, request: pytest.FixtureRequest) -> Lake:
    return full_ledger.fill(Lake(tmp_path / "lake", tmp_path / "state", request.param))


@pytest.mark.parametrize("read", [with_pandas, with_pyarrow, with_polars, with_duckdb])
def test_every_table_is_read_as_a_folder(lake: Lake, tmp_path: Path, read: Read):
    for table in TABLES:
        height, columns = read(tmp_path / "lake" / table)
        period = lake.layout.period_column(table)
        assert height == lake.read(table).collect().height > 0
        assert columns == [*contract_schema(TABLES[table]), *([] if period is None else [period])]


@pytest.mark.parametrize("read", [with_pandas, with_pyarrow, with_polars, with_duckdb])
def test_so_is_a_folder_of_an_older_ledger_once_it_is_migrated(lake: Lake, tmp_path: Path, read: Read):
    before = {path: lake.store.get(path) for path in lake.store.files("lake")}
    older_ledger.make_older(lake)
    done = migrate(lake.folder, tmp_path / "state", "a test", timeout=5)
    assert {one.file.partition("/")[0] for one in done} >= {"articles", "events", "lake.json"}
    now = {path: lake.store.get(path) for path in lake.store.files("lake")}
    del before["lake/runs/part.parquet"], now["lake/runs/part.parquet"]  # its runs have no number
    assert now == before
    assert migrate(lake.folder, tmp_path / "state", "a test", timeout=5) == []
    for table in TABLES:
        assert read(tmp_path / "lake" / table)[0] > 0
