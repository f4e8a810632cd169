"""Run one read-only SQL statement on the warehouse and return its rows."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl

SEALED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "lock_configuration": "true",
}
"""No files but the warehouse, no network, no variables of this program, and no way to change that."""
_READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.PRAGMA)


class QueryError(ValueError):
    """The query cannot be answered; the message is one line."""


def query(warehouse: Path, sql: str) -> pl.DataFrame:
    """Return the rows of one SELECT, EXPLAIN, DESCRIBE or SHOW; raises QueryError, with the reason, otherwise."""
    if not warehouse.exists():
        raise QueryError(f"{warehouse}: there is no warehouse yet; `newsledger run` makes one")
    try:
        with duckdb.connect(str(warehouse), read_only=True, config=SEALED) as connection:
            relation = connection.sql(_single_statement(connection, sql).query)
            rows: pl.DataFrame = pl.DataFrame() if relation is None else relation.pl()
            return rows
    except duckdb.Error as error:
        raise QueryError(_one_line(error)) from error


def _single_statement(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise QueryError(f"one statement is answered at a time, here are {len(statements)}")
    if statements[0].type not in _READING:
        raise QueryError(f"only reading statements are answered, not {statements[0].type.name}")
    return statements[0]


def _one_line(error: duckdb.Error) -> str:
    """Return the message in one line, without the excerpt that marks where it went wrong."""
    return " ".join(line.strip() for line in str(error).split("\n\n")[0].splitlines() if line.strip())
