"""What a process sees of a warehouse that is swapped while it reads; docs/bi.md tells it to readers."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from newsledger.warehouse import build_warehouse
from tests import rows
from tests.warehouse_of import lake_of, warehouse_of

ARTICLES = "select count(*) from articles"


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return warehouse_of(tmp_path, articles=[rows.article("a")])


def swap(warehouse: Path) -> None:
    build_warehouse(lake_of(warehouse.parent, articles=[rows.article("b", "The lake fell by one metre.")]), warehouse)


def attached(warehouse: Path) -> duckdb.DuckDBPyConnection:
    session = duckdb.connect()
    session.execute(f"attach '{warehouse}' as newsledger (read_only)")
    session.execute("use newsledger")
    return session


def test_connections_of_one_process_share_the_file_that_is_open_until_all_are_closed(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True):
        swap(warehouse)
        with duckdb.connect(str(warehouse), read_only=True) as second:
            assert second.execute(ARTICLES).fetchone() == (1,)
    with duckdb.connect(str(warehouse), read_only=True) as third:
        assert third.execute(ARTICLES).fetchone() == (2,)


def test_a_session_that_attaches_the_file_sees_what_is_there_whoever_has_the_old_one_open(warehouse: Path) -> None:
    with attached(warehouse) as old:
        swap(warehouse)
        with attached(warehouse) as new:
            assert old.execute(ARTICLES).fetchone() == (1,)
            assert new.execute(ARTICLES).fetchone() == (2,)
