"""Close a run: rebuild the corpus tables, publish the warehouse, and write the run's row and artifacts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from time import perf_counter

from prefect import get_run_logger
from prefect.runtime import flow_run

from flows import artifacts, tasks
from flows.engine import as_is
from newsledger.coding.batch import Batch
from newsledger.knowledge.actor_names import reference_names
from newsledger.ledger.lake import Lake, Writer
from newsledger.operations.alert import Alert, send_alert
from newsledger.operations.batch_buffer import BatchBuffer
from newsledger.operations.currency import is_current
from newsledger.operations.held_back import HeldBackError
from newsledger.operations.opened_run import write_run_row
from newsledger.operations.progress import current_progress
from newsledger.operations.publication import find_doubts
from newsledger.operations.quarantine import Ledger, Works, set_aside
from newsledger.operations.run_log import describe_alarms, describe_batch
from newsledger.operations.run_summary import RunSummary
from newsledger.operations.terminal import make_visible
from newsledger.settings import Settings
from newsledger.warehouse import ChecksFailedError, can_build, read_standing_tolls, refresh_runs

_BATCHES_NAMED = 3
"""Number of failed batches that the error names."""


class BrokenBatchesError(Exception):
    """Some batches could not be coded; the others are in the ledger."""

    def __init__(self, broken: Sequence[str]) -> None:
        named = make_visible("; ".join(broken[:_BATCHES_NAMED]))
        super().__init__(f"{len(broken)} batches failed, the others are in the ledger: {named}")


@contextmanager
def record_outcome(lake: Lake, settings: Settings, writer: Writer, summary: RunSummary) -> Iterator[list[str]]:
    """Write the run's row when the body ends or fails; the body appends the batches that broke to the list.

    Raises BrokenBatchesError when there are any, and HeldBackError when the warehouse was not published. People are
    told of articles on which the coder failed, which the run survives.
    """
    broken: list[str] = []
    try:
        yield broken
    except BaseException:
        write_run_row(writer, summary, "failed")
        _show_run(lake, settings)
        raise
    write_run_row(writer, summary, _status_of(broken))
    artifacts.show_summary(summary)
    if summary.alarms:
        _tell(settings, summary)
    if summary.remark is not None:
        _show_run(lake, settings)
    if broken:
        raise BrokenBatchesError(broken)
    if summary.remark is not None:
        raise HeldBackError(summary)


def _status_of(broken: Sequence[str]) -> str:
    return "failed" if broken else "completed"


def _show_run(lake: Lake, settings: Settings) -> None:
    """Show a run that published nothing in the warehouse that stays."""
    try:
        refresh_runs(lake, settings.warehouse)
    except Exception as error:  # noqa: BLE001 - what made the run fail is the error to report
        get_run_logger().warning("stage warehouse: %s: this run is not shown in it: %s", settings.warehouse, error)


def _tell(settings: Settings, summary: RunSummary) -> None:
    """Log and send what the coder failed on: bugs that cost the ledger an article, though no other one."""
    reason = describe_alarms(summary)
    get_run_logger().error("stage code: %s", reason)
    run = flow_run.get_name() or summary.stamp.run_id
    for trouble in send_alert(Alert(summary.command, str(settings.data), "Completed", reason, run), settings):
        get_run_logger().error(trouble)


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


def finish(lake: Lake, settings: Settings, writer: Writer, summary: RunSummary, broken: Sequence[str] = ()) -> None:
    """Rebuild the corpus tables and the warehouse, and show which tolls changed and what the checks found.

    A run that changed nothing leaves them as they are, unless it is a publish run. Articles whose rows break them are
    set aside as rejects, and they are made of the others.
    """
    if summary.command != "publish" and is_current(lake, settings, summary):
        get_run_logger().info("stage warehouse: %s: nothing changed since it was published", settings.warehouse)
        return
    before = read_standing_tolls(settings.warehouse)
    try:
        _make_tables(lake, settings, writer, summary, _status_of(broken))
    except ChecksFailedError as error:
        artifacts.show_checks(error.failures)
        raise
    if summary.remark is not None:
        get_run_logger().warning("stage warehouse: %s: not published: %s", settings.warehouse, summary.remark)
        return
    artifacts.show_checks([])
    artifacts.show_toll_changes(before, read_standing_tolls(settings.warehouse))


def _make_tables(lake: Lake, settings: Settings, writer: Writer, summary: RunSummary, status: str) -> None:
    make_corpus = partial(_make_corpus, lake, writer, summary)
    make_corpus()
    current_progress().enter_stage("warehouse")
    publish = partial(_publish, lake, settings, summary, status)
    works = partial(can_build, lake, settings.warehouse)
    _set_culprits_aside(Ledger(lake, writer, summary), "warehouse", publish, works, make_corpus)


def _make_corpus(lake: Lake, writer: Writer, summary: RunSummary) -> None:
    current_progress().enter_stage("corpus tables")
    make = partial(time_stage, summary, "corpus", partial(tasks.corpus, as_is(writer)))
    works = partial(writer.can_make_corpus, reference_names())
    _set_culprits_aside(Ledger(lake, writer, summary), "corpus", make, works)


def _set_culprits_aside(
    ledger: Ledger, stage: str, make: Callable[[], None], works: Works, before_again: Callable[[], None] = lambda: None
) -> None:
    """Make the tables; when some articles' rows break them, reject these and make them again."""
    try:
        make()
    except Exception as error:
        get_run_logger().error("stage %s: broke, looking for the articles: %s", stage, error)
        if not set_aside(ledger, stage, error, works):
            raise
        before_again()
        make()


def _publish(lake: Lake, settings: Settings, summary: RunSummary, status: str) -> None:
    doubts = find_doubts(lake, settings, summary)
    summary.finished_at = datetime.now(UTC)
    row = summary.row(status)

    def publish() -> None:
        summary.remark = tasks.warehouse(as_is(lake), settings, as_is(doubts), as_is(row))

    time_stage(summary, "warehouse", publish)


def time_stage(summary: RunSummary, stage: str, work: Callable[[], object]) -> None:
    """Do the work and add its seconds to the stage's total."""
    started = perf_counter()
    try:
        work()
    finally:
        summary.seconds[stage] += perf_counter() - started
