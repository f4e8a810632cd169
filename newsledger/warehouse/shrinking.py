"""Compare a new warehouse with the published one and find the tables that lost many of their rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from newsledger.warehouse.connecting import OFFLINE, sql_literal

LOSS_THAT_MATTERS = 0.1
"""As a share of the table's rows."""
ROWS_THAT_MATTER = 50
"""A table with fewer rows may lose any number of them."""


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A table with its row counts in the published warehouse and in the new one."""

    table: str
    before: int
    after: int

    def __str__(self) -> str:
        return f"{self.table} would shrink from {self.before:,} rows to {self.after:,}"


class ShrunkError(RuntimeError):
    """Tables would lose many of their rows, so the old warehouse stays; ``tables`` lists them."""

    def __init__(self, tables: list[Shrunk]) -> None:
        super().__init__("; ".join(map(str, tables)))
        self.tables = tables


def find_shrunk_tables(published: Path, new: Path) -> list[Shrunk]:
    """Return the tables that lose more than a tenth of their rows; none before the first publication."""
    if not published.exists():
        return []
    before, after = _count_rows(published), _count_rows(new)
    pairs = [Shrunk(table, count, after[table]) for table, count in before.items() if table in after]
    lost = [pair for pair in pairs if pair.before - pair.after > LOSS_THAT_MATTERS * pair.before]
    return [pair for pair in lost if pair.before >= ROWS_THAT_MATTER]


def _count_rows(warehouse: Path) -> dict[str, int]:
    """Count rows from a separate in-memory database, as this process may have the file open with other settings."""
    with duckdb.connect(":memory:", config=OFFLINE) as connection:
        connection.execute(f"attach {sql_literal(str(warehouse))} as counted (read_only)")
        names = connection.execute(
            "select table_name from duckdb_tables() where database_name = 'counted' order by table_name"
        ).fetchall()
        return {name: connection.table(f'counted."{name}"').count("*").fetchall()[0][0] for (name,) in names}
