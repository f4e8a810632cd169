"""Trace each column of the models of ``sql/`` back to the columns of the lake it is computed from.

The expressions of a column are followed through CTEs, marts, published tables and staging. What a relation is joined
on, filtered, grouped or ordered by only selects rows and is not followed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import sqlglot
from sqlglot import exp
from sqlglot.lineage import Node, lineage

from newsledger.contracts import TABLES
from newsledger.warehouse.models import LAKE, Model

Origins = dict[str, dict[str, "Origin"]]


@dataclass(frozen=True, slots=True)
class Origin:
    """What a column is computed from: lake columns as ``table.column``, whether it counts rows, and constants."""

    columns: frozenset[str] = frozenset()
    has_row_count: bool = False
    constants: frozenset[str] = frozenset()

    def __or__(self, other: Origin) -> Origin:
        return Origin(
            self.columns | other.columns, self.has_row_count or other.has_row_count, self.constants | other.constants
        )


def find_origins(models: Sequence[Model]) -> Origins:
    """Return the origin of every column of every model; the models must be in build order."""
    known = {f"{LAKE}.{name}": _lake_origins(name) for name in TABLES}
    for model in models:
        known[model.name] = _model_origins(model, known)
    return {model.name: known[model.name] for model in models}


def _lake_origins(table: str) -> dict[str, Origin]:
    return {column: Origin(frozenset({f"{table}.{column}"})) for column in TABLES[table].schema.columns()}


def _model_origins(model: Model, known: Mapping[str, Mapping[str, Origin]]) -> dict[str, Origin]:
    """Return the origins of a model's columns, by their names in its header, or else in its select."""
    select = sqlglot.parse_one(model.sql, read="duckdb").transform(_drop_row_selection)
    found = lineage(None, select, schema=_sqlglot_schema(model.reads, known), dialect="duckdb")
    spelling = {name.lower(): name for name in model.columns}
    return {
        spelling.get(name, name): reduce(Origin.__or__, _column_origins(node, known), Origin())
        for name, node in found.items()
    }


def _drop_row_selection(part: exp.Expr) -> exp.Expr:
    """Return the expression without the clauses that select or order its input rows."""
    if isinstance(part, exp.Window):
        part.set("partition_by", None)
        part.set("order", None)
    if isinstance(part, exp.ArgMin | exp.ArgMax):
        part.set("expression", None)
    is_wrapper = isinstance(part, exp.Filter) or (
        isinstance(part, exp.Order) and not isinstance(part.parent, exp.Query)
    )
    if not is_wrapper:
        return part
    inner: exp.Expr = part.this
    return inner.transform(_drop_row_selection)


def _sqlglot_schema(relations: Sequence[str], known: Mapping[str, Mapping[str, Origin]]) -> dict[str, object]:
    """Return the columns of the relations as sqlglot expects them, all at one depth; types do not matter here."""
    schema: dict[str, dict[str, dict[str, str]]] = {}
    for relation in relations:
        database, _, name = relation.rpartition(".")
        schema.setdefault(database or "main", {})[name] = dict.fromkeys(known[relation], "text")
    return dict(schema)


def _column_origins(column: Node, known: Mapping[str, Mapping[str, Origin]]) -> Iterator[Origin]:
    for node in column.walk():
        if isinstance(node.source, exp.Table):
            yield known[_relation_name(node.source)][node.name.rpartition(".")[2]]
        else:
            yield Origin(frozenset(), _has_row_count(node.expression), _constants(node))


def _relation_name(table: exp.Table) -> str:
    return f"{LAKE}.{table.name}" if table.db == LAKE else table.name


def _has_row_count(expression: exp.Expr) -> bool:
    return any(isinstance(count.this, exp.Star) for count in expression.find_all(exp.Count))


def _constants(node: Node) -> frozenset[str]:
    """Return the literal that a column with no other origin always has."""
    made = node.expression.unalias()
    return frozenset() if node.downstream or not isinstance(made, exp.Literal) else frozenset({made.name})
