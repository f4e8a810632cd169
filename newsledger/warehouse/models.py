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
_COMMENT = "-- "


@dataclass(frozen=True, slots=True)
class Model:
    """One relation: its name, its bare select, what a row of it is and what its columns mean."""

    name: str
    layer: Layer
    sql: str
    meaning: str
    columns: dict[str, str]

    @property
    def needs(self) -> tuple[str, ...]:
        """Relations it reads, other than the lake's, in alphabetical order."""
        tree = sqlglot.parse_one(self.sql, read="duckdb")
        own = {cte.alias for cte in tree.find_all(exp.CTE)}
        read = {table.name for table in tree.find_all(exp.Table) if table.db != "lake"}
        return tuple(sorted(read - own))


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


def _models(folder: Path, layer: Layer) -> list[Model]:
    return [_model(path, layer) for path in sorted(folder.glob("*.sql"))]


def _model(path: Path, layer: Layer) -> Model:
    """Read a file: the first line says what a row is, further ``-- column: meaning`` lines what its columns are."""
    sql = path.read_text(encoding="utf-8")
    header = []
    for line in sql.splitlines():
        if not line.startswith(_COMMENT):
            break
        header.append(line.removeprefix(_COMMENT))
    if not header or not header[0].startswith("One row per "):
        raise ValueError(f"{path.name}: the first line has to say what a row is: -- One row per …")
    columns = dict(line.split(": ", 1) for line in header[1:])
    return Model(path.stem, layer, sql.strip(), header[0], columns)


def _published(table: Table) -> Model:
    """The table under its own name, its actor ids followed through ``merged_into``."""
    columns = {name: column.description or "" for name, column in table.schema.columns().items()}
    followed = [name for name in columns if name.endswith("actor_id")] if table.name != "actors" else []
    selected = ",\n    ".join(_followed(name) if name in followed else f"this.{name}" for name in columns)
    joins = "".join(
        f"\nleft join stg_actors as {name}_target on this.{name} = {name}_target.actor_id" for name in followed
    )
    sql = f"select\n    {selected}\nfrom stg_{table.name} as this{joins}"
    return Model(table.name, "table", sql, table.meaning, columns)


def _followed(name: str) -> str:
    return f"coalesce({name}_target.merged_into, this.{name}) as {name}"
