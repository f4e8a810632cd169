"""Select stored articles by ids, URLs, a first day or a condition in SQL.

The condition is one expression over the columns of ``articles`` in DuckDB's SQL; it can read nothing else.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import polars as pl

from newsledger.ledger.lake import Lake
from newsledger.warehouse import find_matching_ids

_COLUMNS = ["article_id", "published_date", "url", "source_id", "title", "publisher"]


def select_articles(
    lake: Lake,
    *,
    ids: Collection[str] = (),
    urls: Collection[str] = (),
    since: date | None = None,
    where: str | None = None,
) -> pl.DataFrame:
    """Return the articles that have one of the ids or URLs, if any are given, and meet the other conditions.

    The columns are ``article_id``, ``published_date``, ``url``, ``source_id``, ``title`` and ``publisher``, sorted by
    id. Raises ConditionError for a condition that cannot be evaluated.
    """
    found = lake.read("articles")
    if ids or urls:
        found = found.filter(pl.col("article_id").is_in(list(ids)) | pl.col("url").is_in(list(urls)))
    if since is not None:
        found = found.filter(pl.col("published_date") >= since)
    with lake.data.locate_errors():
        rows = found.drop("fingerprint").collect() if where else found.select(_COLUMNS).collect()
    if where:
        rows = rows.filter(pl.col("article_id").is_in(find_matching_ids(rows, where)))
    return rows.select(_COLUMNS).sort("article_id")


def select_ids(lake: Lake, *, since: date | None = None, where: str | None = None) -> list[str]:
    """Return the sorted ids of the articles that meet the conditions; raises ConditionError as above."""
    return select_articles(lake, since=since, where=where)["article_id"].to_list()
