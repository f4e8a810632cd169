"""How a run ends: what enters is the lake with its new rows, what leaves is corpus tables, the warehouse, a row, artifacts."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from time import perf_counter

from prefect import get_run_logger

from flows import artifacts, tasks
from flows.engine import as_is
from newsledger.coding.pipeline import Batch
from newsledger.coding.rows import make_frame
from newsledger.ledger.lake import Lake, Writer
from newsledger.operations.batch_buffer import Gathering
from newsledger.operations.progress import current_watch
from newsledger.operations.publication import HeldBackError, doubts, is_current
from newsledger.operations.run_log import batch_lines
from newsledger.operations.run_summary import Tally
from newsledger.settings import Settings
from newsledger.warehouse import ChecksFailedError, standing_tolls

_TOLD = 3
"""How many of the batches that broke the error names."""


class BrokenBatchesError(Exception):
    """Some batches could not be coded; the others are in the ledger."""

    def __init__(self, broken: Sequence[str]) -> None:
        super().__init__(f"{len(broken)} batches failed, the others are in the ledger: {'; '.join(broken[:_TOLD])}")


@contextmanager
def recorded(writer: Writer, tally: Tally) -> Iterator[list[str]]:
    """Write the run's row when its work is done or has failed; the body notes the batches that broke.

    Raises BrokenBatchesError when there are any, and HeldBackError when the warehouse was not published.
    """
    broken: list[str] = []
    try:
        yield broken
    except BaseException:
        record(writer, tally, "failed")
        raise
    record(writer, tally, "failed" if broken else "completed")
    artifacts.summary(tally)
    if broken:
        raise BrokenBatchesError(broken)
    if tally.remark is not None:
        raise HeldBackError(tally)


def log_batch(first: str, inputs: int, result: Batch | Exception) -> None:
    """Log what became of a batch, by its first file, and its rejects."""
    for level, line in batch_lines(first, inputs, result):
        get_run_logger().log(level, line)


@contextmanager
def gathering(writer: Writer, tally: Tally, settings: Settings) -> Iterator[Gathering]:
    """Gather coded batches for commits; at the end, what is left is committed. Not when something went wrong."""

    def commit(batch: Batch, again: list[str]) -> None:
        timed(tally, "commit", partial(tasks.commit, as_is(writer), as_is(batch), as_is(tally), as_is(again)))

    gathered = Gathering(commit, settings.commit_articles)
    yield gathered
    gathered.commit()


def record(writer: Writer, tally: Tally, status: str) -> None:
    """Write the run's row; of a run that coded nothing it is the only trace."""
    writer.commit({}, make_frame("intake", []), tally.row(status))


def finish(lake: Lake, settings: Settings, writer: Writer, tally: Tally) -> None:
    """Make the corpus tables and the warehouse anew, and tell what changed in the tolls and what the checks found.

    A run that changed nothing leaves them as they are, unless they are what it was started for.
    """
    if tally.command != "publish" and is_current(lake, settings, tally):
        get_run_logger().info("stage warehouse: %s: nothing changed since it was published", settings.warehouse)
        return
    current_watch().waiting("corpus tables")
    timed(tally, "corpus", partial(tasks.corpus, as_is(writer)))
    current_watch().waiting("warehouse")
    before = standing_tolls(settings.warehouse)
    try:
        timed(tally, "warehouse", partial(_publish, lake, settings, tally))
    except ChecksFailedError as error:
        artifacts.checks(error.failures)
        raise
    if tally.remark is not None:
        get_run_logger().warning("stage warehouse: %s: not published: %s", settings.warehouse, tally.remark)
        return
    artifacts.checks([])
    artifacts.toll_changes(before, standing_tolls(settings.warehouse))


def _publish(lake: Lake, settings: Settings, tally: Tally) -> None:
    tally.remark = tasks.warehouse(as_is(lake), settings, as_is(doubts(lake, settings, tally)))


def holder(command: str) -> str:
    """Return how a command names itself as the holder of the lock."""
    return f"newsledger {command}, process {os.getpid()} on {socket.gethostname()}"


def timed(tally: Tally, stage: str, work: Callable[[], object]) -> None:
    """Do the work and count its seconds."""
    started = perf_counter()
    try:
        work()
    finally:
        tally.seconds[stage] += perf_counter() - started
