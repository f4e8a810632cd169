"""Read a lake's tables as lazy frames. Readers never write."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from newsledger.ledger.commit_order import find_latest_outcomes, find_removed
from newsledger.ledger.lake.lake_files import LakeFiles
from newsledger.ledger.lake.layout import Layout, parse_period
from newsledger.ledger.store import Place, open_store


class LakeReader:
    """The Parquet tables below ``folder``, on disk or in object storage. The period of an existing lake wins.

    ``state`` is a sibling folder that holds the journal and the lock. For a lake in object storage it is a local folder
    that holds the article index, while journal and lock are next to the lake.
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
        """How rows are distributed over files."""
        return self.data.layout

    def paths(self, table: str) -> list[str]:
        """Return the paths of the table's Parquet files below the lake, in order of period."""
        return list(self.data.etags(table))

    def files(self, table: str) -> list[Path]:
        """Return the table's Parquet files in order of period; raises TypeError for a lake in object storage."""
        if not isinstance(self.folder, Path):
            raise TypeError(f"{self.folder} is not on this machine")
        return [self.folder / path for path in self.paths(table)]

    def local_files(self, table: str, spill: Path) -> list[Path]:
        """Return the table's Parquet files on this machine: the originals, or copies made below ``spill``."""
        if isinstance(self.folder, Path):
            return self.files(table)
        copies = {path: spill / path for path in self.paths(table)}
        for path, copy in copies.items():
            copy.parent.mkdir(parents=True, exist_ok=True)
            self.store.fetch(f"{self.folder.name}/{path}", copy)
        return list(copies.values())

    def read(self, table: str) -> pl.LazyFrame:
        """Return all rows of the table as a lazy frame, empty when there is no file yet."""
        return self.data.scan(table)

    def known_inputs(self) -> pl.DataFrame:
        """Return the latest outcome of every input: input_id, raw_hash, state, reason, article_id, coder."""
        latest = find_latest_outcomes(self.read("intake"), self.read("runs"))
        with self.data.locate_errors():
            return (
                latest.select("input_id", "raw_hash", "state", "reason", "article_id", "coder")
                .sort("input_id")
                .collect()
            )

    def removed_articles(self) -> frozenset[str]:
        """Return the ids of the articles that were removed and not brought back since."""
        return self._find_removed("article_id")

    def removed_inputs(self) -> frozenset[str]:
        """Return the ids of the inputs whose article was removed, unless they have become one since."""
        return self._find_removed("input_id")

    def _find_removed(self, column: str) -> frozenset[str]:
        with self.data.locate_errors():
            return frozenset(find_removed(self.read("intake"), self.read("runs"), column).collect()[column])

    def refresh_layout(self) -> None:
        """Take the period from ``lake.json``, if there is one."""
        period = self.data.read_period()
        if period is not None:
            self.data.layout = Layout(period)
