"""Compare the tables of two lakes and list added, dropped and changed rows.

Rows are matched by the table's key. A different coder alone does not make a row differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from newsledger.contracts import ARTICLE_TABLES, TABLES
from newsledger.ledger.lake import Lake
from newsledger.ledger.lake.layout import contract_schema

COMPARED_TABLES = (*ARTICLE_TABLES, *(table for table in TABLES if TABLES[table].kind == "corpus"))
"""The tables that follow from the articles; intake and runs record when things were done."""
_NOT_COMPARED = frozenset({"coder"})


@dataclass(slots=True)
class Changes:
    """How a table differs: ``added`` and ``dropped`` rows; for ``changed`` rows the key, and old and new values."""

    table: str
    added: list[dict[str, Any]] = field(default_factory=list)
    dropped: list[dict[str, Any]] = field(default_factory=list)
    changed: list[dict[str, Any]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.changed)

    def extend(self, other: Changes) -> None:
        """Add the changes of another part of the same table."""
        self.added += other.added
        self.dropped += other.dropped
        self.changed += other.changed


def compare_rows(table: str, before: pl.DataFrame, after: pl.DataFrame) -> Changes:
    """Return the differences between the rows."""
    key = TABLES[table].schema.primary_key()
    columns = [column for column in contract_schema(TABLES[table]) if column not in _NOT_COMPARED]
    old, new = before.select(columns), after.select(columns)
    return Changes(
        table,
        new.join(old, on=key, how="anti", nulls_equal=True).sort(key).to_dicts(),
        old.join(new, on=key, how="anti", nulls_equal=True).sort(key).to_dicts(),
        list(_find_changed(key, old, new)),
    )


def _find_changed(key: Sequence[str], old: pl.DataFrame, new: pl.DataFrame) -> Iterator[dict[str, Any]]:
    both = old.join(new, on=list(key), how="inner", nulls_equal=True, suffix="\x1f").sort(key)
    others = [column for column in old.columns if column not in key]
    differs = [pl.col(column).ne_missing(pl.col(f"{column}\x1f")) for column in others]
    for row in both.filter(pl.any_horizontal(differs) if differs else pl.lit(value=False)).iter_rows(named=True):
        identity = {one: row[one] for one in (*key, "article_id") if one in row}
        values = {one: [row[one], row[f"{one}\x1f"]] for one in others if row[one] != row[f"{one}\x1f"]}
        yield identity | {"columns": values}


def compare_lakes(before: Lake, after: Lake) -> Iterator[Changes]:
    """Yield the differences of each table, one period in memory at a time if both lakes have the same layout."""
    for table in COMPARED_TABLES:
        changes = Changes(table)
        for old, new in _pair_parts(table, before, after):
            changes.extend(compare_rows(table, old, new))
        yield changes


def _pair_parts(table: str, before: Lake, after: Lake) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    if before.layout != after.layout:
        yield _read_rows(before, table, before.paths(table)), _read_rows(after, table, after.paths(table))
        return
    old, new = set(before.paths(table)), set(after.paths(table))
    moved = _find_moved_files(before, after, table) if TABLES[table].kind == "article" else set()
    apart = [path for path in sorted(old | new) if path not in moved]
    for path in apart:
        yield (
            _read_rows(before, table, [path] if path in old else []),
            _read_rows(after, table, [path] if path in new else []),
        )
    if moved:
        yield _read_rows(before, table, sorted(old & moved)), _read_rows(after, table, sorted(new & moved))


def _find_moved_files(before: Lake, after: Lake, table: str) -> set[str]:
    """Return the files between which articles have moved because their date changed."""
    value = before.layout.period_value(table).alias("period")
    days = [lake.read("articles").select("article_id", value) for lake in (before, after)]
    pairs = days[0].join(days[1], on="article_id", suffix="_after").filter(pl.col("period") != pl.col("period_after"))
    rows = pairs.select("period", "period_after").unique().collect()
    return {before.layout.path(table, period) for column in rows for period in column}


def _read_rows(lake: Lake, table: str, paths: Iterable[str]) -> pl.DataFrame:
    found = [lake.data.rows(path) for path in paths]
    return pl.concat(found) if found else pl.DataFrame(schema=contract_schema(TABLES[table]))


def make_change_rows(changes: Iterable[Changes]) -> list[Mapping[str, Any]]:
    """Return one mapping per added, dropped and changed row, in this order within each table."""
    return [
        {"table": one.table, "difference": name, **row}
        for one in changes
        for name, rows in (("added", one.added), ("dropped", one.dropped), ("changed", one.changed))
        for row in rows
    ]
