"""Close a run: rebuild the corpus tables, publish the warehouse, and write the run's row and artifacts."""

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
from newsledger.operations.batch_buffer import BatchBuffer
from newsledger.operations.progress import current_progress
from newsledger.operations.publication import HeldBackError, find_doubts, is_current
from newsledger.operations.run_log import describe_batch
from newsledger.operations.run_summary import RunSummary
from newsledger.operations.terminal import make_visible
from newsledger.settings import Settings
from newsledger.warehouse import ChecksFailedError, read_standing_tolls

_BATCHES_NAMED = 3
"""Number of failed batches that the error names."""


class BrokenBatchesError(Exception):
    """Some batches could not be coded; the others are in the ledger."""

    def __init__(self, broken: Sequence[str]) -> None:
        named = make_visible("; ".join(broken[:_BATCHES_NAMED]))
        super().__init__(f"{len(broken)} batches failed, the others are in the ledger: {named}")


@contextmanager
def record_outcome(writer: Writer, summary: RunSummary) -> Iterator[list[str]]:
    """Write the run's row when the body ends or fails; the body appends the batches that broke to the list.

    Raises BrokenBatchesError when there are any, and HeldBackError when the warehouse was not published.
    """
    broken: list[str] = []
    try:
        yield broken
    except BaseException:
        write_run_row(writer, summary, "failed")
        raise
    write_run_row(writer, summary, "failed" if broken else "completed")
    artifacts.show_summary(summary)
    if broken:
        raise BrokenBatchesError(broken)
    if summary.remark is not None:
        raise HeldBackError(summary)


def log_batch(first: str, inputs: int, result: Batch | Exception) -> None:
    """Log the outcome of a batch, named by its first file, and its rejects."""
    for level, line in describe_batch(first, inputs, result):
        get_run_logger().log(level, line)


@contextmanager
def buffer_batches(writer: Writer, summary: RunSummary, settings: Settings) -> Iterator[BatchBuffer]:
    """Buffer coded batches for commits; commit the rest at the end, unless the body raises."""

    def commit(batch: Batch, reread: list[str]) -> None:
        time_stage(summary, "commit", partial(tasks.commit, as_is(writer), as_is(batch), as_is(summary), as_is(reread)))

    buffer = BatchBuffer(commit, settings.commit_articles)
    yield buffer
    buffer.commit()


def write_run_row(writer: Writer, summary: RunSummary, status: str) -> None:
    """Write the run's row, the only trace of a run that coded nothing."""
    writer.commit({}, make_frame("intake", []), summary.row(status))


def finish(lake: Lake, settings: Settings, writer: Writer, summary: RunSummary) -> None:
    """Rebuild the corpus tables and the warehouse, and show which tolls changed and what the checks found.

    A run that changed nothing leaves them as they are, unless it is a publish run.
    """
    if summary.command != "publish" and is_current(lake, settings, summary):
        get_run_logger().info("stage warehouse: %s: nothing changed since it was published", settings.warehouse)
        return
    current_progress().enter_stage("corpus tables")
    time_stage(summary, "corpus", partial(tasks.corpus, as_is(writer)))
    current_progress().enter_stage("warehouse")
    before = read_standing_tolls(settings.warehouse)
    try:
        time_stage(summary, "warehouse", partial(_publish, lake, settings, summary))
    except ChecksFailedError as error:
        artifacts.show_checks(error.failures)
        raise
    if summary.remark is not None:
        get_run_logger().warning("stage warehouse: %s: not published: %s", settings.warehouse, summary.remark)
        return
    artifacts.show_checks([])
    artifacts.show_toll_changes(before, read_standing_tolls(settings.warehouse))


def _publish(lake: Lake, settings: Settings, summary: RunSummary) -> None:
    summary.remark = tasks.warehouse(as_is(lake), settings, as_is(find_doubts(lake, settings, summary)))


def lock_holder(command: str) -> str:
    """Return the name under which a command holds the lock."""
    return f"newsledger {command}, process {os.getpid()} on {socket.gethostname()}"


def time_stage(summary: RunSummary, stage: str, work: Callable[[], object]) -> None:
    """Do the work and add its seconds to the stage's total."""
    started = perf_counter()
    try:
        work()
    finally:
        summary.seconds[stage] += perf_counter() - started
