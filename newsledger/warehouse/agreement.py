"""Compare the published warehouse with the lake and return how its tables differ; writes nothing.

Rows are compared whole, as the warehouse publishes them. ``runs`` is left out: a run that changed nothing is written to
the lake alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from newsledger.ledger.lake import Lake
from newsledger.warehouse.connecting import OFFLINE, sql_literal
from newsledger.warehouse.lake_views import expose_lake
from newsledger.warehouse.models import Model, read_models

_NOT_COMPARED = frozenset({"runs"})
_WITHOUT_SPILL: dict[str, str | bool | int | float | list[str]] = {"temp_directory": ""}


@dataclass(frozen=True, slots=True)
class Difference:
    """What is wrong with the warehouse or a table of it, in words."""

    what: str

    def __str__(self) -> str:
        return self.what


def find_differences(lake: Lake, warehouse: Path, copies: Path) -> list[Difference]:
    """Return how the warehouse differs from the lake, empty when it shows just the lake's rows.

    ``copies`` is a folder for copies of a lake in object storage.
    """
    if not warehouse.exists():
        return [Difference("is missing")]
    try:
        with duckdb.connect(":memory:", config=OFFLINE | _WITHOUT_SPILL) as own:
            try:
                own.execute(f"attach {sql_literal(str(warehouse))} as published (read_only)")
            except duckdb.Error as error:
                return [Difference(f"cannot be read as DuckDB ({' '.join(str(error).split())})")]
            expose_lake(own, lake, copies)
            return list(_compare_tables(own))
    except duckdb.Error as error:
        return [Difference(f"cannot be compared with the lake ({' '.join(str(error).split())})")]


def find_removed_in(warehouse: Path, removed: frozenset[str]) -> list[str]:
    """Return which of the removed articles the warehouse still shows, sorted."""
    if not removed or not warehouse.exists():
        return []
    with duckdb.connect(":memory:", config=OFFLINE | _WITHOUT_SPILL) as own:
        own.execute(f"attach {sql_literal(str(warehouse))} as published (read_only)")
        shown = {article_id for (article_id,) in own.execute("select article_id from published.articles").fetchall()}
    return sorted(shown & removed)


def _compare_tables(connection: duckdb.DuckDBPyConnection) -> Iterator[Difference]:
    found = _read_columns(connection)
    for model in read_models():
        if model.layer == "staging":
            connection.execute(f"create temp view {model.name} as {model.sql}")
        elif model.name not in found:
            yield Difference(f"has no {model.name}")
        elif found[model.name] != tuple(model.columns):
            yield Difference(f"{model.name} has other columns")
        elif model.layer == "table" and model.name not in _NOT_COMPARED:
            missing, extra = _count_differing_rows(connection, model)
            if missing or extra:
                yield Difference(
                    f"{model.name} lacks {missing:,} rows of the lake and has {extra:,} that are not there"
                )


def _read_columns(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    rows = connection.execute(
        "select table_name, list(column_name order by column_index) from duckdb_columns() "
        "where database_name = 'published' group by table_name"
    ).fetchall()
    return {name: tuple(columns) for name, columns in rows}


def _count_differing_rows(connection: duckdb.DuckDBPyConnection, model: Model) -> tuple[int, int]:
    """Return how many rows only the lake has, and how many only the warehouse; rows are compared by their hashes."""
    columns = ", ".join(f'"{name}"' for name in model.columns)
    in_lake = f"select hash({columns}) as row from ({model.sql}) as lake_rows"
    in_warehouse = f"select hash({columns}) as row from published.{model.name}"
    counts = [
        connection.execute(f"select count(*) from ({one} except all {other})").fetchall()[0][0]
        for one, other in ((in_lake, in_warehouse), (in_warehouse, in_lake))
    ]
    return counts[0], counts[1]
