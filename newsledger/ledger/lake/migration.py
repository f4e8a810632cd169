"""Migrate an older lake to the current columns and list what was changed in which files.

Obsolete columns are dropped, columns of another type are cast, new nullable columns are null, and files whose folder is
named otherwise today are moved. Values for a new required column cannot be guessed: rows of events, mentions, figures and statements are then
dropped and their articles must be recoded; for any other table the migration is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import polars as pl

from newsledger.contracts import ARTICLE_TABLES, TABLES
from newsledger.ledger.journal import Journal
from newsledger.ledger.lake.errors import WAY_BACK, LakeFileError, LakeFormatError
from newsledger.ledger.lake.lake_files import LakeFiles
from newsledger.ledger.lake.lake_record import FORMAT_VERSION, LAKE_FILE, make_lake_record, parse_lake_record
from newsledger.ledger.lake.layout import FILE, Layout, contract_schema
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
        record = parse_lake_record(store.get(f"{folder.name}/{LAKE_FILE}"), folder / LAKE_FILE)
        files = LakeFiles(store, folder.name, Layout(record.period))
        done = [one for table in TABLES for one in _migrate_table(files, journal, table)]
        if record.version != FORMAT_VERSION:
            journal.stage(LAKE_FILE, make_lake_record(files.layout))
            done.append(MigratedFile(LAKE_FILE, f"format version {record.version} became {FORMAT_VERSION}"))
        journal.commit()
    return done


def _migrate_table(files: LakeFiles, journal: Journal, table: str) -> Iterator[MigratedFile]:
    for path, target in _find_files(files, table):
        rows = _read_rows(files, path)
        if path != target:
            journal.stage_removal(path)
        try:
            aligned = _align_rows(table, rows)
        except _CannotFillError as error:
            if table not in _CODED_TABLES:
                raise LakeFormatError(files.place(path), str(error), WAY_BACK) from error
            journal.stage_removal(path)
            yield MigratedFile(path, f"{error}: {rows.height:,} rows dropped", must_be_recoded=True)
            continue
        expected = contract_schema(TABLES[table])
        if path != target or list(rows.schema.items()) != list(expected.items()):
            journal.stage(target, parquet_bytes(aligned, TABLES[table]))
            moved = "" if path == target else f"; became {target}"
            yield MigratedFile(path, f"{_describe_changes(rows.schema, expected)}{moved}")


_FORMER_FOLDER = "published_date="
"""How the folders of a lake by day began up to format 1."""


def _find_files(files: LakeFiles, table: str) -> Iterator[tuple[str, str]]:
    """Yield the path of each of the table's files, and where it belongs today."""
    yield from ((path, path) for path in files.etags(table))
    former = re.compile(rf"{re.escape(table)}/{_FORMER_FOLDER}([^/]+)/{re.escape(FILE)}")
    for path in files.list_all(table):
        found = former.fullmatch(path)
        if found is not None:
            yield path, files.layout.path(table, found[1])


def _read_rows(files: LakeFiles, path: str) -> pl.DataFrame:
    try:
        return pl.read_parquet(BytesIO(files.content(path)), hive_partitioning=False)
    except pl.exceptions.PolarsError as error:
        raise LakeFileError(files.place(path), error) from error


def _align_rows(table: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with the current columns and types; raises _CannotFillError, which names the column."""
    contract = TABLES[table].schema.columns()
    columns: list[pl.Expr] = []
    for name, dtype in contract_schema(TABLES[table]).items():
        if name in rows.columns:
            columns.append(pl.col(name).cast(dtype))
        elif contract[name].nullable:
            columns.append(pl.lit(None, dtype).alias(name))
        else:
            raise _CannotFillError(f"has no column {name}, which cannot be empty")
    try:
        return rows.select(columns)
    except pl.exceptions.PolarsError as error:
        raise _CannotFillError(f"has a column that is not of today's type ({' '.join(str(error).split())})") from error


def _describe_changes(found: pl.Schema, wanted: pl.Schema) -> str:
    added = [name for name in wanted if name not in found]
    dropped = [name for name in found if name not in wanted]
    cast = [name for name in wanted if name in found and wanted[name] != found[name]]
    parts = (("added", added), ("dropped", dropped), ("cast", cast))
    return "; ".join(f"{what} {', '.join(names)}" for what, names in parts if names) or "columns put in order"
