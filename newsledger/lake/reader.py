"""The lake for readers: what enters is its folder, what leaves is its tables as lazy frames. Readers never write."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from newsledger.journal import Journal
from newsledger.lake.layout import FILE, Layout, period_named
from newsledger.lake.writer import Writer
from newsledger.lock import writer_lock

FORMAT_VERSION = 1
LAKE_FILE = "lake.json"


class LakeFormatError(RuntimeError):
    """The lake was laid out by another version of newsledger."""


class Lake:
    """The Parquet tables below ``folder``; ``state`` holds the journal and the lock. An existing lake's period wins."""

    def __init__(self, folder: Path, state: Path, period: str = "month") -> None:
        self.folder = folder
        self._state = state
        self._layout = Layout(period_named(period))
        self._read_layout()

    @property
    def layout(self) -> Layout:
        """How rows are spread over files."""
        return self._layout

    def files(self, table: str) -> list[Path]:
        """Every Parquet file of the table, in order of period."""
        pattern = FILE if self._layout.column(table) is None else f"*/{FILE}"
        return sorted((self.folder / table).glob(pattern))

    def read(self, table: str) -> pl.LazyFrame:
        """Return all rows of the table, lazily, with the column of the period; no rows when it has no file yet."""
        files = self.files(table)
        schema = self._layout.schema(table)
        if not files:
            return pl.LazyFrame(schema=schema)
        return pl.scan_parquet(files, schema=schema, hive_partitioning=False, glob=False)

    def known_inputs(self) -> pl.DataFrame:
        """Return the latest outcome of every input: input_id, raw_hash, state, article_id, coder."""
        latest = (
            self.read("intake")
            .sort("seen_at", "run_id", "raw_hash")
            .unique("input_id", keep="last", maintain_order=True)
        )
        coders = self.read("runs").select("run_id", "coder")
        joined = latest.join(coders, on="run_id", how="left")
        return joined.select("input_id", "raw_hash", "state", "article_id", "coder").sort("input_id").collect()

    @contextmanager
    def writing(self, holder: str, timeout: float) -> Iterator[Writer]:
        """Hold the writer's lock, with what an earlier writer left finished or cleared first."""
        with writer_lock(self._state, holder, timeout):
            journal = Journal(self.folder, self._state)
            journal.recover()
            self._read_layout()
            self._write_layout(journal)
            yield Writer(self, journal)

    def _read_layout(self) -> None:
        path = self.folder / LAKE_FILE
        if not path.exists():
            return
        found = json.loads(path.read_text(encoding="utf-8"))
        if found.get("format_version") != FORMAT_VERSION:
            raise LakeFormatError(
                f"{path}: format version {found.get('format_version')}, this newsledger reads {FORMAT_VERSION}"
            )
        self._layout = Layout(period_named(found["period"]))

    def _write_layout(self, journal: Journal) -> None:
        if not (self.folder / LAKE_FILE).exists():
            record = {"format_version": FORMAT_VERSION, "period": self._layout.period}
            journal.stage(LAKE_FILE, f"{json.dumps(record)}\n".encode())
            journal.commit()
