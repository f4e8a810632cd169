"""Which stored articles are meant: what enters is ids, addresses, a day or a condition in SQL, what leaves is article ids.

The condition is one expression over the columns of ``articles`` in DuckDB's SQL; it can read nothing else.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import duckdb
import polars as pl
from sqlglot.errors import ParseError, TokenError
from sqlglot.expressions import condition as condition_of

from newsledger.lake import Lake
from newsledger.warehouse.query import SEALED

_SHOWN = ["article_id", "published_date", "url", "source_id", "title", "publisher"]


class SelectionError(ValueError):
    """The condition cannot be evaluated; the message is one line."""


def select_articles(
    lake: Lake,
    *,
    ids: Collection[str] = (),
    urls: Collection[str] = (),
    since: date | None = None,
    where: str | None = None,
) -> pl.DataFrame:
    """Return the articles that have one of the ids or addresses, if any are given, and meet the other conditions.

    The columns are ``article_id``, ``published_date``, ``url``, ``source_id``, ``title`` and ``publisher``, in order of id.
    """
    found = lake.read("articles")
    if ids or urls:
        found = found.filter(pl.col("article_id").is_in(list(ids)) | pl.col("url").is_in(list(urls)))
    if since is not None:
        found = found.filter(pl.col("published_date") >= since)
    with lake.data.blaming():
        rows = found.drop("fingerprint").collect() if where else found.select(_SHOWN).collect()
    return (_meeting(rows, where) if where else rows).select(_SHOWN).sort("article_id")


def _meeting(rows: pl.DataFrame, where: str) -> pl.DataFrame:
    try:
        condition = condition_of(where, dialect="duckdb").sql("duckdb")
        with duckdb.connect() as connection:
            connection.register("given", rows.to_arrow())
            connection.execute("create table articles as select * from given")
            for name, value in SEALED.items():
                connection.execute(f"set {name} = '{value}'")
            ids = connection.execute(f"select article_id from articles where {condition}").fetchall()
    except (duckdb.Error, ParseError, TokenError) as error:
        raise SelectionError(f"--where {where!r}: {' '.join(str(error).split())}") from error
    return rows.filter(pl.col("article_id").is_in([one for (one,) in ids]))
