"""Check the integrity of a lake and list what is wrong: table, file, fault and number of rows.

Faults are unreadable files, rows that break their contract, are in another period's file or out of order, duplicate
keys, dangling references, evidence that is not the article's text, and runs whose inputs do not add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

import polars as pl

from newsledger.contracts import ARTICLE_TABLES, CORPUS_TABLES, TABLES
from newsledger.ledger.lake.errors import LakeFileError, LakeFormatError
from newsledger.ledger.lake.lake import Lake
from newsledger.ledger.lake.schema_check import (
    Finding,
    find_article_faults,
    find_corpus_faults,
    find_key_faults,
    find_log_faults,
)

__all__ = ["Finding", "find_faults", "find_missing_actors"]


def find_faults(lake: Lake) -> list[Finding]:
    """Return all faults of the lake, empty when it is sound; one period is in memory at a time."""
    scan = _LakeScan(lake, {table: lake.paths(table) for table in TABLES})
    scan.faults += _find_stray_files(scan)
    scan.faults += _find_missing_files(scan)
    for period in sorted({_period_of(path) or "" for table in ARTICLE_TABLES for path in scan.paths[table]}):
        files = {table: lake.layout.path(table, period) for table in ARTICLE_TABLES}
        found = {table: scan.rows(table, file) for table, file in files.items() if file in scan.paths[table]}
        scan.faults += find_article_faults({table: rows for table, rows in found.items() if rows is not None}, files)
    rest: dict[str, list[pl.DataFrame]] = {}
    for table in (table for table in TABLES if table not in ARTICLE_TABLES):
        read = (scan.rows(table, file) for file in scan.paths[table])
        rest[table] = [rows for rows in read if rows is not None]
    for table, frames in scan.keys.items():
        scan.faults += find_key_faults(table, frames)
    scan.faults += find_corpus_faults(rest, scan.keys["articles"])
    scan.faults += find_log_faults(rest, scan.keys["articles"])
    return scan.faults


def find_missing_actors(lake: Lake) -> list[Finding]:
    """Return what the corpus tables lack of the articles: after a killed run, until the next one rebuilds them."""
    found = []
    if lake.paths("articles"):
        missing = [table for table in CORPUS_TABLES if not lake.paths(table)]
        found = [
            Finding(table, lake.layout.path(table, None), "is missing; the next run makes it", 1) for table in missing
        ]
    known = lake.read("actors").select("actor_id")
    named = lake.read("actor_mentions").select("actor_id").drop_nulls().unique().join(known, on="actor_id", how="anti")
    unknown = named.select(pl.len()).collect().item()
    what = "actor ids of mentions that are not in actors; the next run rebuilds the corpus tables"
    return [*found, *([Finding("actors", lake.layout.path("actors", None), what, unknown)] if unknown else [])]


class _LakeScan:
    """One scan of a lake: its files, the faults found, and the keys of all rows seen so far."""

    def __init__(self, lake: Lake, paths: Mapping[str, Sequence[str]]) -> None:
        self.lake = lake
        self.paths = {table: dict.fromkeys(files) for table, files in paths.items()}
        self.faults: list[Finding] = []
        self.keys: dict[str, list[pl.DataFrame]] = {table: [] for table in TABLES}

    def rows(self, table: str, file: str) -> pl.DataFrame | None:
        """Return the file's rows, or None when it cannot be read or has other columns; record its faults and keys."""
        try:
            rows = self.lake.data.rows(file)
        except (LakeFileError, LakeFormatError) as error:
            self.faults.append(Finding(table, file, error.reason, 1))
            return None
        self.faults += _find_file_faults(self.lake, table, file, _period_of(file), rows)
        self.keys[table].append(rows.select(_key_columns(table)).with_columns(file=pl.lit(file)))
        return rows


def _find_stray_files(scan: _LakeScan) -> Iterator[Finding]:
    """Yield Parquet files outside the lake's layout, which a plain glob would read nevertheless."""
    for table, own in scan.paths.items():
        for path in scan.lake.data.list_all(table):
            if path.endswith(".parquet") and path not in own:
                yield Finding(table, path, "is no file of this lake's layout", 1)


def _find_missing_files(scan: _LakeScan) -> Iterator[Finding]:
    """Yield the tables of which a lake with articles always has a file; a run that was killed may yet owe the corpus."""
    if not scan.paths["articles"]:
        return
    for table, files in scan.paths.items():
        if not files and TABLES[table].kind == "log":
            yield Finding(table, f"{table}/", "is missing", 1)


def _period_of(path: str) -> str | None:
    _, equals, value = PurePosixPath(path).parent.name.partition("=")
    return value if equals else None


def _find_file_faults(lake: Lake, table: str, file: str, period: str | None, rows: pl.DataFrame) -> Iterator[Finding]:
    """Yield faults of a file's rows: broken contract, wrong period, wrong order."""
    schema = TABLES[table].schema
    _, failure = schema.filter(rows.select(list(schema.columns())))
    for rule, count in sorted(failure.counts().items()):
        yield Finding(table, file, f"breaks the contract: {rule}", count)
    if lake.layout.period_column(table) is not None:
        strays = rows.filter(lake.layout.period_value(table).ne_missing(period))
        if len(strays):
            yield Finding(table, file, "belongs to another period", len(strays))
    if not rows.equals(rows.sort(TABLES[table].sort_by, nulls_last=False)):
        yield Finding(table, file, "is out of order", len(rows))


def _key_columns(table: str) -> list[str]:
    return ["article_id", "published_date"] if table == "articles" else TABLES[table].schema.primary_key()
