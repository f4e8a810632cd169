"""Run the checks of ``sql/checks`` on a warehouse and return those that its rows break."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from newsledger.warehouse.models import Model, read_checks


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that returned rows: its name, what such a row means, how many there are and the first one."""

    check: str
    meaning: str
    count: int
    first: dict[str, Any]

    def __str__(self) -> str:
        cells = ", ".join(f"{column} {value!r}" for column, value in self.first.items())
        return f"{self.check}: {self.count} rows, first {cells}"


def check_meanings() -> dict[str, str]:
    """Return what a row of each check means, in alphabetical order of the checks."""
    return {check.name: check.meaning for check in read_checks()}


def run_checks(warehouse: Path) -> list[Failure]:
    """Return the checks that fail on a published warehouse, in alphabetical order."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return find_failures(connection)


def find_failures(connection: duckdb.DuckDBPyConnection) -> list[Failure]:
    """Return the checks that fail on the connection's tables."""
    results = (_run_check(connection, check) for check in read_checks())
    return [failure for failure in results if failure is not None]


def _run_check(connection: duckdb.DuckDBPyConnection, check: Model) -> Failure | None:
    # counted separately: a window function over the rows would run on a single thread
    rows = connection.execute(
        f"with broken as materialized ({check.sql}\n) "
        "select *, (select count(*) from broken) from broken order by all limit 1"
    )
    columns = [column[0] for column in rows.description or ()]
    row = rows.fetchone()
    if row is None:
        return None
    return Failure(check.name, check.meaning, row[-1], dict(zip(columns[:-1], row[:-1], strict=True)))
