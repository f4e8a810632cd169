"""The warehouse in DuckDB 1.4, the oldest client that is to open it; ``make setup`` installs it in a folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from newsledger.settings import Settings
from newsledger.warehouse import query
from newsledger.warehouse.models import read_checks
from tests.waiting import PATIENCE
from tests.warehouse_of import MODELS, PROMISED

OLDEST = Path(sys.prefix) / "oldest-duckdb"
CHECKS = {check.name: check.sql for check in read_checks()}
CONTENT = {name: f"select count(*), bit_xor(hash(cast(t as varchar))) from {name} as t" for name in sorted(MODELS)}
SAID = {
    "tables": "select table_name, comment from duckdb_tables() where schema_name = 'main'",
    "columns": "select table_name, column_name, comment from duckdb_columns() where schema_name = 'main'",
    "write": "create table newcomers (name text)",
}


@pytest.fixture(scope="module")
def told(sample_ledger: Settings) -> dict[str, Any]:
    """What a process of its own, with that client first on its path, says of the warehouse of the samples."""
    assert OLDEST.is_dir(), "make setup installs the client"
    asked = {"warehouse": str(sample_ledger.warehouse), "questions": CHECKS | CONTENT | SAID}
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("ask.py"))],
        input=json.dumps(asked),
        env=os.environ | {"PYTHONPATH": str(OLDEST)},
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def test_the_client_is_the_oldest_that_is_promised(told: dict[str, Any]) -> None:
    assert told["version"].startswith("1.4.")
    assert not duckdb.__version__.startswith("1.4.")


def test_every_table_and_mart_is_there_with_its_meaning(told: dict[str, Any]) -> None:
    assert dict(told["answers"]["tables"]) == {name: model.meaning for name, model in MODELS.items()}
    assert set(PROMISED) <= set(dict(told["answers"]["tables"]))


@pytest.mark.parametrize("name", sorted(MODELS))
def test_each_column_says_what_it_is(told: dict[str, Any], name: str) -> None:
    found = {column: comment for table, column, comment in told["answers"]["columns"] if table == name}
    assert found == MODELS[name].columns


@pytest.mark.parametrize("name", sorted(MODELS))
def test_the_samples_fill_it_and_both_clients_read_the_same(
    told: dict[str, Any], sample_ledger: Settings, name: str
) -> None:
    ((count, content),) = told["answers"][name]
    assert count > 0
    assert [(count, content)] == query(sample_ledger.warehouse, CONTENT[name]).rows()


@pytest.mark.parametrize("check", sorted(CHECKS))
def test_a_check_finds_no_row(told: dict[str, Any], check: str) -> None:
    assert told["answers"][check] == []


def test_a_write_is_refused(told: dict[str, Any]) -> None:
    assert "read-only mode" in told["answers"]["write"]
