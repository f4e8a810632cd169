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


def find_shrunk_tables(published: Path, new: Path, removed: frozenset[str] = frozenset()) -> list[Shrunk]:
    """Return the tables that lose more than a tenth of their rows; none before the first publication.

    Rows of the articles ``removed`` are not missed. While the published warehouse shows any of them, only tables that
    name the article of each row are judged.
    """
    if not published.exists() or not published.stat().st_size:
        return []
    before, after = _count_rows(published, removed), _count_rows(new, frozenset())
    pairs = [Shrunk(table, count, after[table]) for table, count in before.items() if table in after]
    lost = [pair for pair in pairs if pair.before - pair.after > LOSS_THAT_MATTERS * pair.before]
    return [pair for pair in lost if pair.before >= ROWS_THAT_MATTER]


def _count_rows(warehouse: Path, removed: frozenset[str]) -> dict[str, int]:
    """Count rows from a separate in-memory database, as this process may have the file open with other settings."""
    with duckdb.connect(":memory:", config=OFFLINE) as connection:
        connection.execute(f"attach {sql_literal(str(warehouse))} as counted (read_only)")
        connection.execute("create table removed as select unnest(?::varchar[]) as article_id", [sorted(removed)])
        shown = connection.execute(
            "select exists (select 1 from counted.articles semi join removed using (article_id))"
        ).fetchall()[0][0]
        tables = connection.execute(
            "select table_name, bool_or(column_name = 'article_id') from duckdb_columns() "
            "where database_name = 'counted' group by table_name order by table_name"
        ).fetchall()
        kept = " anti join removed using (article_id)" if shown else ""
        counted = [name for name, names_article in tables if names_article or not shown]
        counts = [f'(select count(*) from counted."{name}"{kept})' for name in counted]
        found = connection.execute(f"select {', '.join(counts) or 'null'}").fetchall()[0]
        return dict(zip(counted, found, strict=False))
