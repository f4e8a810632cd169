"""The models of ``sql/``: what enters is its files and the contracts, what leaves is relations in order of need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Literal

import sqlglot
from sqlglot import exp

from newsledger.contracts import TABLES, Table
from newsledger.resources import SQL

Layer = Literal["staging", "table", "mart", "check"]
LAKE = "lake"
"""The schema that the lake's own tables are read under."""
_COMMENT = "-- "
_KEY = "Key"


@dataclass(frozen=True, slots=True)
class Model:
    """One relation: its name, its bare select, what a row of it is, what its columns mean and which of them name a row."""

    name: str
    layer: Layer
    sql: str
    meaning: str
    columns: dict[str, str]
    key: tuple[str, ...] = ()

    @property
    def reads(self) -> tuple[str, ...]:
        """Relations it reads, those of the lake as ``lake.table``, in alphabetical order."""
        return _read_by(self.sql)

    @property
    def needs(self) -> tuple[str, ...]:
        """Models it reads, in alphabetical order."""
        return tuple(name for name in self.reads if not name.startswith(f"{LAKE}."))


@cache
def read_models(folder: Path = SQL) -> tuple[Model, ...]:
    """Return staging, published tables and marts, each after what it reads."""
    staging = _models(folder / "staging", "staging")
    tables = [_published(table) for table in TABLES.values()]
    return tuple(in_order([*staging, *tables, *_models(folder / "marts", "mart")]))


def read_checks(folder: Path = SQL) -> list[Model]:
    """Return the checks, in alphabetical order."""
    return _models(folder / "checks", "check")


def in_order(models: Iterable[Model]) -> list[Model]:
    """Return the models so that each follows what it reads; raises ValueError for a relation that nobody makes."""
    by_name = {model.name: model for model in models}
    for model in by_name.values():
        strangers = [name for name in model.needs if name not in by_name]
        if strangers:
            raise ValueError(f"{model.name} reads {', '.join(strangers)}, which no model makes")
    return [by_name[name] for name in TopologicalSorter({m.name: m.needs for m in by_name.values()}).static_order()]


@cache
def _read_by(sql: str) -> tuple[str, ...]:
    """Return the relations that a select reads; parsed once, since every walk through the models asks."""
    tree = sqlglot.parse_one(sql, read="duckdb")
    own = {cte.alias for cte in tree.find_all(exp.CTE)}
    read = {f"{LAKE}.{table.name}" if table.db == LAKE else table.name for table in tree.find_all(exp.Table)}
    return tuple(sorted(read - own))


def _models(folder: Path, layer: Layer) -> list[Model]:
    return [_model(path, layer) for path in sorted(folder.glob("*.sql"))]


def _model(path: Path, layer: Layer) -> Model:
    """Read a file: the first line says what a row is, ``-- Key: …`` what names it, ``-- column: meaning`` what columns are."""
    sql = path.read_text(encoding="utf-8")
    header = []
    for line in sql.splitlines():
        if not line.startswith(_COMMENT):
            break
        header.append(line.removeprefix(_COMMENT))
    if not header or not header[0].startswith("One row per "):
        raise ValueError(f"{path.name}: the first line has to say what a row is: -- One row per …")
    columns = dict(line.split(": ", 1) for line in header[1:])
    key = tuple(columns.pop(_KEY, "").rstrip(".").split(", ")) if _KEY in columns else ()
    return Model(path.stem, layer, sql.strip(), header[0], columns, key)


def _published(table: Table) -> Model:
    """The table under its own name, its actor ids followed through ``merged_into``."""
    columns = {name: column.description or "" for name, column in table.schema.columns().items()}
    followed = [name for name in columns if name.endswith("actor_id")] if table.name != "actors" else []
    selected = ",\n    ".join(_followed(name) if name in followed else f"this.{name}" for name in columns)
    joins = "".join(
        f"\nleft join stg_actors as {name}_target on this.{name} = {name}_target.actor_id" for name in followed
    )
    sql = f"select\n    {selected}\nfrom stg_{table.name} as this{joins}"
    return Model(table.name, "table", sql, table.meaning, columns, tuple(table.schema.primary_key()))


def _followed(name: str) -> str:
    return f"coalesce({name}_target.merged_into, this.{name}) as {name}"
