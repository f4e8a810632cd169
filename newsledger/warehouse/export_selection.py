"""Select the rows of a relation to export: by a condition, and by days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
from sqlglot.errors import ParseError, TokenError
from sqlglot.expressions import condition as parse_condition

from newsledger.warehouse.query import QueryError, query

_DAYS = ("event_date", "event_date_start", "day", "week", "month", "as_of_date", "date_start", "published_date")
_OTHER_DAYS = ("first_published_date", "first_date", "first_seen_date")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows are exported: those for which the condition (SQL) holds, from one day to another, both inclusive."""

    where: str | None = None
    since: date | None = None
    until: date | None = None


def select_rows(warehouse: Path, name: str, selection: Selection) -> pl.DataFrame:
    """Return the selected rows of a relation.

    Raises ValueError, in one line, for a condition that is none, or for days where the relation has no column of days.
    """
    conditions = [*_by_condition(selection.where), *_by_days(warehouse, name, selection)]
    holds = f" where {' and '.join(conditions)}" if conditions else ""
    try:
        return query(warehouse, f'select * from "{name}"{holds}')
    except QueryError as error:
        if selection.where is None:
            raise
        raise QueryError(f"--where {selection.where!r} on {name}: {error}") from error


def _by_condition(where: str | None) -> list[str]:
    if where is None:
        return []
    try:
        return [f"({parse_condition(where, dialect='duckdb').sql('duckdb')})"]
    except (ParseError, TokenError) as error:
        raise QueryError(f"--where {where!r} is no condition: {' '.join(str(error).split())}") from error


def _by_days(warehouse: Path, name: str, selection: Selection) -> list[str]:
    if selection.since is None and selection.until is None:
        return []
    known = query(warehouse, f'select * from "{name}" limit 0').schema
    day = next((column for column in (*_DAYS, *_OTHER_DAYS) if known.get(column) in {pl.Date, pl.Datetime}), None)
    if day is None:
        raise QueryError(f"{name} has no column of days: leave out --since and --until, or choose with --mart")
    bounds = ((">=", selection.since), ("<=", selection.until))
    return [f"\"{day}\" {sign} date '{bound.isoformat()}'" for sign, bound in bounds if bound is not None]
