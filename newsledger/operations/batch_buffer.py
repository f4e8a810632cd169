"""Buffer coded batches and commit them as fewer, larger ones, each committed whole.

A commit rewrites the files of the periods it touches, however few rows it adds, and in a busy feed those files are
large. So batches are buffered until a commit is cheap compared with the coding it holds, or until enough articles wait.
On a ledger whose commits take no time, every batch is committed as soon as it is coded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from time import monotonic

import polars as pl

from newsledger.coding.batch import Batch

COMMITS_SHARE = 0.1
"""Share of a run's time that commits may take before batches are buffered."""


class BatchBuffer:
    """Buffers batches and passes them to ``commit``, with the ids of articles whose inputs they have reread."""

    def __init__(
        self, commit: Callable[[Batch, list[str]], object], max_articles: int, clock: Callable[[], float] = monotonic
    ) -> None:
        self._commit = commit
        self._max_articles = max_articles
        self._clock = clock
        self._batches: list[Batch] = []
        self._reread: list[str] = []
        self._articles: set[str] = set()
        self._due = clock()

    def add(self, batch: Batch, reread: Sequence[str]) -> None:
        """Add a batch; commit the buffer when a commit is due, or first if the batch shares an article with it."""
        own = set(batch.intake["article_id"].drop_nulls()) | batch.removed
        if own & self._articles:
            self.commit()
        self._batches.append(batch)
        self._reread.extend(reread)
        self._articles |= own
        if len(self._articles) >= self._max_articles or self._clock() >= self._due:
            self.commit()

    def commit(self) -> None:
        """Commit the buffered batches."""
        if not self._batches:
            return
        joined, reread = _join_batches(self._batches), self._reread
        self._batches, self._reread, self._articles = [], [], set()
        started = self._clock()
        self._commit(joined, reread)
        ended = self._clock()
        self._due = ended + (ended - started) * (1 / COMMITS_SHARE - 1)


def _join_batches(batches: Sequence[Batch]) -> Batch:
    if len(batches) == 1:
        return batches[0]
    tables = {name: pl.concat([batch.tables[name] for batch in batches]) for name in batches[0].tables}
    outcomes: Counter[tuple[str, str]] = Counter()
    for batch in batches:
        outcomes.update(batch.outcomes)
    return Batch(
        tables,
        pl.concat([batch.intake for batch in batches]),
        outcomes,
        sum(batch.parse_seconds for batch in batches),
        sum(batch.code_seconds for batch in batches),
        frozenset().union(*(batch.removed for batch in batches)),
    )
