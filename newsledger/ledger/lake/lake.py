"""Open a lake by its place, to read its tables and, under the lock, to write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from newsledger.ledger.journal import Journal, TakenOverError
from newsledger.ledger.lake.article_files import ArticleIndex
from newsledger.ledger.lake.lake_record import LAKE_FILE, make_lake_record
from newsledger.ledger.lake.reader import LakeReader
from newsledger.ledger.lake.writer import Writer
from newsledger.ledger.lock import hold_write_lock
from newsledger.ledger.store import Place


class Lake(LakeReader):
    """A lake that can be read at any time, and written by the holder of its lock.

    Rows of ``runs`` that did nothing are kept for ``history_days``.
    """

    def __init__(self, folder: Place, state: Path, period: str = "month", history_days: int = 30) -> None:
        super().__init__(folder, state, period)
        self._history_days = history_days
        self._is_held: Callable[[], bool] | None = None

    @contextmanager
    def open_writer(self, holder: str, timeout: float) -> Iterator[Writer]:
        """Hold the write lock and yield the writer, after finishing or clearing what an earlier writer left behind."""
        with hold_write_lock(self.store, self.state_name, holder, timeout) as is_held:
            journal = Journal(self.store, self.folder.name, self.state_name)
            journal.recover()
            self.refresh_layout()
            if not self.data.exists(LAKE_FILE):
                journal.stage(LAKE_FILE, make_lake_record(self.layout))
                journal.commit()
            index = ArticleIndex(self.data, self.memory / "whereabouts.parquet")
            self._is_held = is_held
            try:
                yield Writer(self, journal, index, self._history_days)
                index.save()
            finally:
                self._is_held = None

    def publish(self, file: Path) -> str | None:
        """Upload a local file next to a lake in object storage and return its etag; None for a lake on disk.

        Raises TakenOverError when the write lock was lost while the file was being made.
        """
        if not self.store.is_shared:
            return None
        if self._is_held is not None and not self._is_held():
            raise TakenOverError(f"{self.store.place} was taken over by another writer; {file.name} was not published")
        return self.store.send(file.name, file)
