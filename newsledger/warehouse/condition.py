"""Select the rows that satisfy a condition, given as one expression in DuckDB's SQL."""

from __future__ import annotations

import duckdb
import polars as pl
from sqlglot.errors import ParseError, TokenError
from sqlglot.expressions import condition as parse_condition

from newsledger.warehouse.query import SEALED


class ConditionError(ValueError):
    """The condition cannot be evaluated; the message is one line."""


def find_matching_ids(rows: pl.DataFrame, condition: str) -> list[str]:
    """Return the article ids of the rows that satisfy the condition, which sees only them, as ``articles``.

    Raises ConditionError when it is not an expression or refers to something that does not exist.
    """
    try:
        expression = parse_condition(condition, dialect="duckdb").sql("duckdb")
        with duckdb.connect() as connection:
            connection.register("given", rows.to_arrow())
            connection.execute("create table articles as select * from given")
            for name, value in SEALED.items():
                connection.execute(f"set {name} = '{value}'")
            found = connection.execute(f"select article_id from articles where {expression}").fetchall()
    except (duckdb.Error, ParseError, TokenError) as error:
        raise ConditionError(f"--where {condition!r}: {' '.join(str(error).split())}") from error
    return [article_id for (article_id,) in found]
