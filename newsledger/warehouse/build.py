"""Build the warehouse from the lake: a DuckDB file written next to the old one, then swapped into its place.

A BI tool that has the old file open keeps reading it; new connections see the new one. DuckDB 1.4 and newer can open
it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from pathlib import Path

import duckdb
import polars as pl

from newsledger.ledger.lake import Lake
from newsledger.warehouse.checks import Failure, find_failures
from newsledger.warehouse.connecting import OFFLINE, sql_literal
from newsledger.warehouse.copies import forget_etag, record_etag
from newsledger.warehouse.lake_views import RowChanges, expose_lake
from newsledger.warehouse.models import Model, read_models
from newsledger.warehouse.shrinking import ShrunkError, find_shrunk_tables

STORAGE_VERSION = "v1.4.0"
"""The oldest DuckDB that must be able to read the file; no 1.x client can read DuckDB 2's default format."""
LONG_TEXTS = frozenset({"articles"})
"""Tables compressed by zstd: dictionaries of whole articles take ten times the time and four times the space."""
BUILD_LIMITS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "1400MB",
    "threads": min(os.cpu_count() or 1, 4),
}
"""Resources of a build on any machine, enough for 100,000 articles (``make bench``); threads share the memory."""


class WarehouseError(RuntimeError):
    """The warehouse could not be built, for lack of space or because a file cannot be written; the old one stays.

    ``is_of_rows`` says that a value in some row is why: one that a type cannot hold.
    """

    def __init__(self, message: str, *, is_of_rows: bool = False) -> None:
        super().__init__(message)
        self.is_of_rows = is_of_rows


_OF_A_VALUE = (duckdb.DataError, duckdb.InvalidInputException, duckdb.IntegrityError)


class ChecksFailedError(RuntimeError):
    """The tables break rules of ``sql/checks``, so the old warehouse stays; ``failures`` says which rows."""

    def __init__(self, failed: list[Failure]) -> None:
        super().__init__("; ".join(str(failure) for failure in failed))
        self.failures = failed


def build_warehouse(lake: Lake, target: Path, *, may_shrink: bool = True, run: pl.DataFrame | None = None) -> None:
    """Build the warehouse from the lake and swap it in; raises ChecksFailedError and keeps the old one if checks fail.

    Unless it may shrink, raises ShrunkError and keeps the old one when a table would lose many of its rows.
    ``run`` is the row of the run under way as it will be when it has ended. ``target`` is on this machine; for a lake in object storage the file is then also uploaded next to the lake.
    """
    unfinished = target.with_suffix(".tmp.duckdb")
    spill = target.with_suffix(".tmp.spill")
    target.parent.mkdir(parents=True, exist_ok=True)
    remove_with_wal(unfinished)
    try:
        failed = _build_file(lake, unfinished, spill, RowChanges(run=run))
        if failed:
            raise ChecksFailedError(failed)
        shrunk = [] if may_shrink else find_shrunk_tables(target, unfinished, lake.removed_articles())
        if shrunk:
            raise ShrunkError(shrunk)
        publish_file(lake, unfinished, target)
    finally:
        remove_with_wal(unfinished)
        shutil.rmtree(spill, ignore_errors=True)


def can_build(lake: Lake, target: Path, without: Collection[str]) -> bool:
    """Return whether the warehouse can be built without these articles; nothing is published."""
    unfinished, spill = target.with_suffix(".try.duckdb"), target.with_suffix(".try.spill")
    target.parent.mkdir(parents=True, exist_ok=True)
    remove_with_wal(unfinished)
    try:
        return not _build_file(lake, unfinished, spill, RowChanges(without=without))
    except WarehouseError as error:
        if error.is_of_rows:
            return False
        raise
    finally:
        remove_with_wal(unfinished)
        shutil.rmtree(spill, ignore_errors=True)


def publish_file(lake: Lake, unfinished: Path, target: Path) -> None:
    """Swap the finished file in, and upload it for a lake in object storage."""
    forget_etag(target)
    _publish(unfinished, target)
    etag = lake.publish(target)
    if etag is not None:
        record_etag(target, etag)


def _build_file(lake: Lake, path: Path, spill: Path, rows: RowChanges) -> list[Failure]:
    try:
        with lake.data.locate_errors(duckdb.Error):
            return _build_relations(lake, path, spill, rows)
    except duckdb.Error as error:
        reason = " ".join(str(error).split())
        message = f"{path}: {reason}; the lake is whole and the old warehouse stays"
        raise WarehouseError(message, is_of_rows=isinstance(error, _OF_A_VALUE)) from error


def _build_relations(lake: Lake, path: Path, spill: Path, rows: RowChanges) -> list[Failure]:
    config = OFFLINE | BUILD_LIMITS | {"temp_directory": str(spill)}
    with duckdb.connect(":memory:", config=config) as connection:
        expose_lake(connection, lake, spill, rows)
        connection.execute(f"attach {sql_literal(str(path))} as warehouse (storage_version '{STORAGE_VERSION}')")
        connection.execute("use warehouse")
        for model in read_models():
            _create_relation(connection, model)
        failed = find_failures(connection)
        connection.execute("use memory")
        connection.execute("detach warehouse")
    return failed


def _create_relation(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    if model.layer == "staging":
        connection.execute(f"create temp view {model.name} as {model.sql}")
        return
    if model.name in LONG_TEXTS:
        connection.execute("set disabled_compression_methods = 'dict_fsst'; set zstd_min_string_length = 512")
    comments = [f"comment on table {model.name} is {sql_literal(model.meaning)}"]
    comments += [
        f"comment on column {model.name}.{name} is {sql_literal(told)}" for name, told in model.columns.items()
    ]
    connection.execute("begin")  # one write to the disk for the table and all its comments
    connection.execute(f"create table {model.name} as {model.sql}")
    connection.execute("; ".join(comments))
    connection.execute("commit")
    connection.execute("reset disabled_compression_methods; reset zstd_min_string_length")


def _publish(unfinished: Path, target: Path) -> None:
    _fsync(unfinished)
    _wal_path(target).unlink(
        missing_ok=True
    )  # left by a program that wrote to the old file; with the new file no reader could open it
    unfinished.replace(target)
    _fsync(target.parent)


def _fsync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_with_wal(path: Path) -> None:
    """Remove an unfinished file and its write-ahead log."""
    for file in (path, _wal_path(path)):
        file.unlink(missing_ok=True)


def _wal_path(path: Path) -> Path:
    """Return the path of DuckDB's write-ahead log for the file."""
    return path.with_name(f"{path.name}.wal")
