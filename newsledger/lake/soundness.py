"""Is the lake sound? What enters is a lake, what leaves is a list of what is wrong: table, file, what, how many rows.

Files that cannot be read, rows that break their contract or lie in another period's file or out of order, keys that
stand twice, rows without what they belong to, words that the article does not say, runs whose inputs do not add up.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

import polars as pl

from newsledger.contracts import ARTICLE_TABLES, TABLES
from newsledger.lake.agreement import Finding, articles_faults, corpus_faults, key_faults, log_faults
from newsledger.lake.errors import LakeFileError, LakeFormatError
from newsledger.lake.reader import Lake

__all__ = ["Finding", "find_faults", "find_stale"]


def find_faults(lake: Lake) -> list[Finding]:
    """Return everything that is wrong with the lake, nothing when it is sound; one period is in memory at a time."""
    faults: list[Finding] = []
    faults += _strangers(lake)
    keys: dict[str, list[pl.DataFrame]] = {table: [] for table in TABLES}
    for period in _periods(lake):
        found = {table: list(_checked(lake, table, period, keys, faults)) for table in ARTICLE_TABLES}
        tables = {table: frames[0] for table, frames in found.items() if frames}
        faults += articles_faults(tables, {table: lake.layout.path(table, period) for table in ARTICLE_TABLES})
    rest = {table: list(_checked(lake, table, None, keys, faults)) for table in TABLES if table not in ARTICLE_TABLES}
    for table, frames in keys.items():
        faults += key_faults(table, frames)
    faults += corpus_faults(rest, keys["articles"])
    faults += log_faults(rest, keys["articles"])
    return faults


def find_stale(lake: Lake) -> list[Finding]:
    """Return the actor ids that stand in no row of ``actors``: after a killed run, until the next has made it anew."""
    known = lake.read("actors").select("actor_id")
    named = lake.read("actor_mentions").select("actor_id").drop_nulls().unique().join(known, on="actor_id", how="anti")
    missing = named.select(pl.len()).collect().item()
    what = "actor ids of mentions that stand not in actors; the next run makes the corpus tables anew"
    return [Finding("actors", lake.layout.path("actors", None), what, missing)] if missing else []


def _strangers(lake: Lake) -> Iterator[Finding]:
    """Parquet files that are no file of the lake's layout, which a plain glob would read all the same."""
    for table in TABLES:
        own = set(lake.paths(table))
        for path in lake.data.everything(table):
            if path.endswith(".parquet") and path not in own:
                yield Finding(table, path, "is no file of this lake's layout", 1)


def _periods(lake: Lake) -> list[str]:
    return sorted({_period_of(path) or "" for table in ARTICLE_TABLES for path in lake.paths(table)})


def _period_of(path: str) -> str | None:
    _, equals, value = PurePosixPath(path).parent.name.partition("=")
    return value if equals else None


def _checked(
    lake: Lake, table: str, period: str | None, keys: dict[str, list[pl.DataFrame]], faults: list[Finding]
) -> Iterator[pl.DataFrame]:
    """Yield the table's files (of the period, where one is given) that have the contract's columns; note the faults."""
    for file in lake.paths(table):
        if period is not None and _period_of(file) != period:
            continue
        try:
            rows = lake.data.rows(file)
        except (LakeFileError, LakeFormatError) as error:
            faults.append(Finding(table, file, error.reason, 1))
            continue
        faults += _broken(lake, table, file, _period_of(file), rows)
        keys[table].append(rows.select(_key_columns(table)).with_columns(file=pl.lit(file)))
        yield rows


def _broken(lake: Lake, table: str, file: str, period: str | None, rows: pl.DataFrame) -> Iterator[Finding]:
    """Rows of a file that break the contract, lie in the wrong file, or are out of order."""
    schema = TABLES[table].schema
    _, failure = schema.filter(rows.select(list(schema.columns())))
    for rule, count in sorted(failure.counts().items()):
        yield Finding(table, file, f"breaks the contract: {rule}", count)
    column = lake.layout.column(table)
    if column is not None:
        value = lake.layout.value(table)
        strays = rows.filter(value.ne_missing(period) | pl.col(column).cast(pl.String).fill_null("unknown").ne(value))
        if len(strays):
            yield Finding(table, file, "belongs to another period", len(strays))
    if not rows.equals(rows.sort(TABLES[table].sort_by, nulls_last=False)):
        yield Finding(table, file, "is out of order", len(rows))


def _key_columns(table: str) -> list[str]:
    return ["article_id", "published_date"] if table == "articles" else TABLES[table].schema.primary_key()
