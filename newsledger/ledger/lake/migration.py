"""Migrate an older lake to the current columns and list what was changed in which files.

Obsolete columns are dropped, columns of another type are cast, new nullable columns are null, and the period column is
computed. Values for a new required column cannot be guessed: rows of events, mentions, figures and statements are then
dropped and their articles must be recoded; for any other table the migration is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import polars as pl

from newsledger.contracts import ARTICLE_TABLES, TABLES
from newsledger.ledger.journal import Journal
from newsledger.ledger.lake.errors import WAY_BACK, LakeFileError, LakeFormatError
from newsledger.ledger.lake.lake_files import FORMAT_VERSION, LAKE_FILE, LakeFiles, make_lake_record
from newsledger.ledger.lake.layout import Layout, parse_period
from newsledger.ledger.lake.parquet import parquet_bytes
from newsledger.ledger.lock import hold_write_lock
from newsledger.ledger.store import Place, open_store

_CODED_TABLES = frozenset(ARTICLE_TABLES) - {"articles"}


@dataclass(frozen=True, slots=True)
class MigratedFile:
    """A file that was changed, what was done, and whether its articles must be recoded."""

    file: str
    what: str
    must_be_recoded: bool = False


class _CannotFillError(ValueError):
    """Raised when the rows lack a column that the current contract requires; the message names it."""


def migrate(folder: Place, state: Path, holder: str, timeout: float) -> list[MigratedFile]:
    """Migrate the lake to the current format and columns in one commit; return the changes, empty for a current lake.

    Raises LakeFormatError for a lake of a newer version and for files that cannot be migrated, LakeFileError for an
    unreadable file; then nothing is changed.
    """
    store = open_store(folder.parent)
    name = state.name if isinstance(folder, Path) else "state"
    store.get(f"{folder.name}/{LAKE_FILE}")  # raises FileNotFoundError before anything is written
    with hold_write_lock(store, name, holder, timeout):
        journal = Journal(store, folder.name, name)
        journal.recover()
        record = _read_lake_record(store.get(f"{folder.name}/{LAKE_FILE}"), folder)
        files = LakeFiles(store, folder.name, Layout(parse_period(str(record["period"]))))
        done = [one for table in TABLES for one in _migrate_table(files, journal, table)]
        if record["format_version"] != FORMAT_VERSION:
            journal.stage(LAKE_FILE, make_lake_record(files.layout))
            done.append(MigratedFile(LAKE_FILE, f"format version {record['format_version']} became {FORMAT_VERSION}"))
        journal.commit()
    return done


def _read_lake_record(content: bytes, folder: Place) -> dict[str, object]:
    try:
        record: dict[str, object] = json.loads(content)
        version = int(str(record["format_version"]))
        parse_period(str(record["period"]))
    except (ValueError, KeyError, TypeError) as error:
        raise LakeFormatError(
            folder / LAKE_FILE, f"does not say how the lake is laid out ({error})", WAY_BACK
        ) from error
    if version > FORMAT_VERSION:
        raise LakeFormatError(folder / LAKE_FILE, f"says format version {version}", "a newer newsledger made it")
    return record


def _migrate_table(files: LakeFiles, journal: Journal, table: str) -> Iterator[MigratedFile]:
    for path in files.etags(table):
        rows = _read_rows(files, path)
        try:
            aligned = _align_rows(files.layout, table, rows)
        except _CannotFillError as error:
            if table not in _CODED_TABLES:
                raise LakeFormatError(files.place(path), str(error), WAY_BACK) from error
            journal.stage_removal(path)
            yield MigratedFile(path, f"{error}: {rows.height:,} rows dropped", must_be_recoded=True)
            continue
        if list(rows.schema.items()) != list(files.layout.schema(table).items()):
            journal.stage(path, parquet_bytes(aligned, TABLES[table]))
            yield MigratedFile(path, _describe_changes(rows.schema, files.layout.schema(table)))


def _read_rows(files: LakeFiles, path: str) -> pl.DataFrame:
    try:
        return pl.read_parquet(BytesIO(files.content(path)), hive_partitioning=False)
    except pl.exceptions.PolarsError as error:
        raise LakeFileError(files.place(path), error) from error


def _align_rows(layout: Layout, table: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with the current columns and types; raises _CannotFillError, which names the column."""
    contract, period = TABLES[table].schema.columns(), layout.period_column(table)
    columns: list[pl.Expr] = []
    for name, dtype in layout.schema(table).items():
        if name in rows.columns:
            columns.append(pl.col(name).cast(dtype))
        elif name in contract and contract[name].nullable:
            columns.append(pl.lit(None, dtype).alias(name))
        elif name != period:
            raise _CannotFillError(f"has no column {name}, which cannot be empty")
    try:
        made = rows.select(columns)
    except pl.exceptions.PolarsError as error:
        raise _CannotFillError(f"has a column that is not of today's type ({' '.join(str(error).split())})") from error
    return layout.to_stored(table, made)


def _describe_changes(found: pl.Schema, wanted: pl.Schema) -> str:
    added = [name for name in wanted if name not in found]
    dropped = [name for name in found if name not in wanted]
    cast = [name for name in wanted if name in found and wanted[name] != found[name]]
    parts = (("added", added), ("dropped", dropped), ("cast", cast))
    return "; ".join(f"{what} {', '.join(names)}" for what, names in parts if names) or "columns put in order"
