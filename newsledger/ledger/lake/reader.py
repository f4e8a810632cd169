"""The lake for readers: what enters is its place, what leaves is its tables as lazy frames. Readers never write."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from newsledger.ledger.lake.lake_files import LakeFiles
from newsledger.ledger.lake.layout import Layout, parse_period
from newsledger.ledger.store import Place, open_store


class LakeReader:
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
        self.state_name = state.name if isinstance(folder, Path) else "state"
        self.data = LakeFiles(self.store, folder.name, Layout(parse_period(period)))
        self.refresh_layout()

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
        with self.data.locate_errors():
            return (
                joined.select("input_id", "raw_hash", "state", "reason", "article_id", "coder")
                .sort("input_id")
                .collect()
            )

    def refresh_layout(self) -> None:
        """Take the period from the lake's record, where there is one."""
        period = self.data.read_period()
        if period is not None:
            self.data.layout = Layout(parse_period(period))
