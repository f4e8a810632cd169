"""Read the models of ``sql/`` and the contracts, and return them in dependency order."""

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
"""The schema under which SQL reads the lake's own tables."""
_COMMENT = "-- "
_KEY = "Key"


@dataclass(frozen=True, slots=True)
class Model:
    """One relation: its name, its bare select, what a row and each column mean, and which columns are its key."""

    name: str
    layer: Layer
    sql: str
    meaning: str
    columns: dict[str, str]
    key: tuple[str, ...] = ()

    @property
    def reads(self) -> tuple[str, ...]:
        """The relations it reads, in alphabetical order; tables of the lake as ``lake.table``."""
        return _find_relations(self.sql)

    @property
    def needs(self) -> tuple[str, ...]:
        """The models it reads, in alphabetical order."""
        return tuple(name for name in self.reads if not name.startswith(f"{LAKE}."))


@cache
def read_models(folder: Path = SQL) -> tuple[Model, ...]:
    """Return staging, published tables and marts, each after the models it reads."""
    staging = _read_folder(folder / "staging", "staging")
    tables = [_published_model(table) for table in TABLES.values()]
    return tuple(order_models([*staging, *tables, *_read_folder(folder / "marts", "mart")]))


def read_checks(folder: Path = SQL) -> list[Model]:
    """Return the checks, in alphabetical order."""
    return _read_folder(folder / "checks", "check")


def order_models(models: Iterable[Model]) -> list[Model]:
    """Return the models in dependency order; raises ValueError for a relation that no model makes."""
    by_name = {model.name: model for model in models}
    for model in by_name.values():
        unknown = [name for name in model.needs if name not in by_name]
        if unknown:
            raise ValueError(f"{model.name} reads {', '.join(unknown)}, which no model makes")
    return [by_name[name] for name in TopologicalSorter({m.name: m.needs for m in by_name.values()}).static_order()]


@cache
def _find_relations(sql: str) -> tuple[str, ...]:
    """Return the relations that a select reads; it is parsed once, however often they are asked for."""
    tree = sqlglot.parse_one(sql, read="duckdb")
    own = {cte.alias for cte in tree.find_all(exp.CTE)}
    read = {f"{LAKE}.{table.name}" if table.db == LAKE else table.name for table in tree.find_all(exp.Table)}
    return tuple(sorted(read - own))


def _read_folder(folder: Path, layer: Layer) -> list[Model]:
    return [_read_model(path, layer) for path in sorted(folder.glob("*.sql"))]


def _read_model(path: Path, layer: Layer) -> Model:
    """Read a file whose header gives what a row is, the key (``-- Key: …``) and columns (``-- name: meaning``)."""
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


def _published_model(table: Table) -> Model:
    """Return the model that publishes the table under its own name, its actor ids followed through ``merged_into``."""
    columns = {name: column.description or "" for name, column in table.schema.columns().items()}
    actor_ids = [name for name in columns if name.endswith("actor_id")] if table.name != "actors" else []
    selected = ",\n    ".join(_followed_actor_id(name) if name in actor_ids else f"this.{name}" for name in columns)
    joins = "".join(
        f"\nleft join stg_actors as {name}_target on this.{name} = {name}_target.actor_id" for name in actor_ids
    )
    sql = f"select\n    {selected}\nfrom stg_{table.name} as this{joins}"
    return Model(table.name, "table", sql, table.meaning, columns, tuple(table.schema.primary_key()))


def _followed_actor_id(name: str) -> str:
    return f"coalesce({name}_target.merged_into, this.{name}) as {name}"
