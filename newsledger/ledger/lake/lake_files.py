"""Read the rows of a lake's files, checking for the current columns; errors name the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from newsledger.contracts import TABLES
from newsledger.ledger.lake.errors import WAY_BACK, LakeFileError, LakeFormatError
from newsledger.ledger.lake.lake_record import LAKE_FILE, parse_lake_record, require_current
from newsledger.ledger.lake.layout import FILE, Layout, Period, contract_schema
from newsledger.ledger.store import Place, Store

_CLOUD = {"aws_allow_http": "true"}


class LakeFiles:
    """The files below a store's folder ``lake``, partitioned by period."""

    def __init__(self, store: Store, lake: str, layout: Layout) -> None:
        self._store = store
        self._lake = lake
        self.layout = layout

    def place(self, path: str) -> Place:
        """Return the full location of the file."""
        return self._store.place / self._lake / path

    def exists(self, path: str) -> bool:
        return self._store.exists(f"{self._lake}/{path}")

    def has(self, path: str, content: bytes) -> bool:
        """Return whether the file holds exactly these bytes."""
        try:
            return self._store.get(f"{self._lake}/{path}") == content
        except FileNotFoundError:
            return False

    def etags(self, table: str) -> Mapping[str, str]:
        """Return the table's files in order of period, with their etags."""
        column = self.layout.period_column(table)
        own = re.compile(re.escape(table) + ("" if column is None else f"/{column}=[^/]+") + f"/{re.escape(FILE)}")
        found = self._store.files(f"{self._lake}/{table}").items()
        names = ((path.removeprefix(f"{self._lake}/"), etag) for path, etag in found)
        return {path: etag for path, etag in names if own.fullmatch(path)}

    def list_all(self, table: str) -> list[str]:
        """Return every file below the table's folder, including files outside the lake's layout."""
        return [path.removeprefix(f"{self._lake}/") for path in self._store.files(f"{self._lake}/{table}")]

    def rows(self, path: str, columns: Sequence[str] | None = None) -> pl.DataFrame:
        """Return the file's rows; raises LakeFileError when unreadable, LakeFormatError when it has other columns."""
        schema = contract_schema(TABLES[path.partition("/")[0]])
        with self._name_file_in_errors(path):
            if self._store.is_shared and columns is not None:
                return self._scan([path], schema).select(columns).collect()
            source = self._readable_source(path)
            check_columns(pl.read_parquet_schema(source), schema, self.place(path))
            chosen = None if columns is None else list(columns)
            return pl.read_parquet(source, columns=chosen, hive_partitioning=False)

    def scan(self, table: str) -> pl.LazyFrame:
        """Return all rows of the table as a lazy frame, empty when there is no file yet."""
        files, schema = list(self.etags(table)), contract_schema(TABLES[table])
        if not files:
            return pl.LazyFrame(schema=schema)
        return self._scan(files, schema)

    def _scan(self, files: Sequence[str], schema: pl.Schema) -> pl.LazyFrame:
        places = [str(self.place(path)) for path in files]
        return pl.scan_parquet(
            places, schema=schema, hive_partitioning=False, glob=False, storage_options=_CLOUD, credential_provider=None
        )

    @contextmanager
    def open_local(self, table: str, folder: Path) -> Iterator[pl.LazyFrame]:
        """Yield the table for repeated reading; one in object storage is first copied to a file in the folder."""
        if not self._store.is_shared or not self.etags(table):
            yield self.scan(table)
            return
        copy = folder / f"{table}.copy"
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self.scan(table).sink_parquet(copy)
            yield pl.scan_parquet(copy, hive_partitioning=False, glob=False)
        finally:
            copy.unlink(missing_ok=True)

    @contextmanager
    def locate_errors(self, errors: type[Exception] = pl.exceptions.PolarsError) -> Iterator[None]:
        """Wrap a read of many files: on failure, find the file at fault and raise the error that names it."""
        try:
            yield
        except errors:
            for table in TABLES:
                for path in self.etags(table):
                    self.rows(path)
            raise

    def _readable_source(self, path: str) -> Path | bytes:
        place = self.place(path)
        return place if isinstance(place, Path) else self.content(path)

    def content(self, path: str) -> bytes:
        """Return the file's bytes; raises FileNotFoundError when there is no file."""
        return self._store.get(f"{self._lake}/{path}")

    @contextmanager
    def _name_file_in_errors(self, path: str) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise
        except (pl.exceptions.PolarsError, OSError) as error:
            raise LakeFileError(self.place(path), error) from error

    def read_period(self) -> Period | None:
        """Return the period by which the lake is partitioned; None when there is no lake yet.

        Raises LakeFormatError for a record that is missing beside tables, damaged, or of another version.
        """
        try:
            content = self.content(LAKE_FILE)
        except FileNotFoundError:
            self._require_no_tables()
            return None
        record = parse_lake_record(content, self.place(LAKE_FILE))
        require_current(record, self.place(LAKE_FILE))
        return record.period

    def _require_no_tables(self) -> None:
        if any(path.endswith(".parquet") for path in self._store.files(self._lake)):
            raise LakeFormatError(self.place(LAKE_FILE), "is missing, although the lake has tables", WAY_BACK)


def check_columns(found: Mapping[str, object], expected: Mapping[str, object], place: object) -> None:
    """Raise LakeFormatError, listing the differences, unless the columns are the current ones."""
    if list(found.items()) == list(expected.items()):
        return
    missing = [name for name in expected if name not in found]
    added = [name for name in found if name not in expected]
    changed = [name for name in expected if name in found and found[name] != expected[name]]
    parts = (("missing", missing), ("added", added), ("of another type", changed))
    differences = "; ".join(f"{what} {', '.join(names)}" for what, names in parts if names) or "in another order"
    advice = "another version of newsledger wrote it: `newsledger migrate` brings a ledger to this one"
    raise LakeFormatError(place, f"has other columns ({differences})", advice)
