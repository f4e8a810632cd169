"""The lake for readers: what enters is its place, what leaves is its tables as lazy frames. Readers never write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from newsledger.journal import Journal, TakenOverError
from newsledger.lake.files import LAKE_FILE, LakeFiles, lake_record
from newsledger.lake.layout import Layout, period_named
from newsledger.lake.whereabouts import Whereabouts
from newsledger.lake.writer import Writer
from newsledger.lock import writing_right
from newsledger.store import Place, open_store


class Lake:
    """The Parquet tables below ``folder``, on disk or in object storage. An existing lake's period wins.

    ``state`` lies beside the folder and holds the journal and the lock; of a lake in object storage it is a folder on
    this machine that remembers where articles lie, while journal and lock lie beside the lake.
    """

    def __init__(self, folder: Place, state: Path, period: str = "month") -> None:
        if isinstance(folder, Path) and folder.parent != state.parent:
            raise ValueError(f"{state}: the state of a lake on disk lies beside it, in {folder.parent}")
        self.folder = folder
        self.store = open_store(folder.parent)
        self.memory = state
        self._is_held: Callable[[], bool] | None = None
        self._state = state.name if isinstance(folder, Path) else "state"
        self.data = LakeFiles(self.store, folder.name, Layout(period_named(period)))
        self._read_layout()

    @property
    def layout(self) -> Layout:
        """How rows are spread over files."""
        return self.data.layout

    def paths(self, table: str) -> list[str]:
        """Every Parquet file of the table by its path below the lake, in order of period."""
        return list(self.data.etags(table))

    def files(self, table: str) -> list[Path]:
        """Every Parquet file of the table of a lake on disk, in order of period."""
        if not isinstance(self.folder, Path):
            raise TypeError(f"{self.folder} is not on this machine")
        return [self.folder / path for path in self.paths(table)]

    def local_files(self, table: str, spill: Path) -> list[Path]:
        """Every Parquet file of the table on this machine: its own, or copies made below ``spill``."""
        if isinstance(self.folder, Path):
            return self.files(table)
        copies = {path: spill / path for path in self.paths(table)}
        for path, copy in copies.items():
            copy.parent.mkdir(parents=True, exist_ok=True)
            self.store.fetch(f"{self.folder.name}/{path}", copy)
        return list(copies.values())

    def read(self, table: str) -> pl.LazyFrame:
        """Return all rows of the table, lazily, with the column of the period; no rows when it has no file yet."""
        return self.data.scan(table)

    def known_inputs(self) -> pl.DataFrame:
        """Return the latest outcome of every input: input_id, raw_hash, state, reason, article_id, coder."""
        latest = (
            self.read("intake")
            .sort("seen_at", "run_id", "raw_hash")
            .unique("input_id", keep="last", maintain_order=True)
        )
        coders = self.read("runs").select("run_id", "coder")
        joined = latest.join(coders, on="run_id", how="left")
        with self.data.blaming():
            return (
                joined.select("input_id", "raw_hash", "state", "reason", "article_id", "coder")
                .sort("input_id")
                .collect()
            )

    @contextmanager
    def writing(self, holder: str, timeout: float) -> Iterator[Writer]:
        """Hold the right to write, with what an earlier writer left finished or cleared first."""
        with writing_right(self.store, self._state, holder, timeout) as is_held:
            journal = Journal(self.store, self.folder.name, self._state)
            journal.recover()
            self._read_layout()
            if not self.data.exists(LAKE_FILE):
                journal.stage(LAKE_FILE, lake_record(self.layout))
                journal.commit()
            whereabouts = Whereabouts(self.data, self.memory / "whereabouts.parquet")
            self._is_held = is_held
            try:
                yield Writer(self, journal, whereabouts)
                whereabouts.remember()
            finally:
                self._is_held = None

    def publish(self, file: Path) -> str | None:
        """Put a file made on this machine beside a lake in object storage; returns its etag, None for a lake on disk.

        Raises TakenOverError when the right to write was lost while the file was made.
        """
        if not self.store.is_shared:
            return None
        if self._is_held is not None and not self._is_held():
            raise TakenOverError(f"{self.store.place} was taken over by another writer; {file.name} was not published")
        return self.store.send(file.name, file)

    def _read_layout(self) -> None:
        period = self.data.read_period()
        if period is not None:
            self.data.layout = Layout(period_named(period))
