"""The recode flow: recode selected stored articles with the current coder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from prefect import flow

from flows import tasks
from flows.alerts import HOOKS
from flows.closing import buffer_batches, finish, log_batch, record_outcome
from flows.engine import start_engine
from flows.isolation import Isolation, run_isolated
from flows.opening import GivenSettings, open_lake
from flows.server import start_server
from newsledger.ledger.lake import Lake, Writer
from newsledger.operations.opened_run import lock_holder
from newsledger.operations.progress import Progress, current_progress, set_progress
from newsledger.operations.recoding import (
    StoredBatch,
    find_ids_to_recode,
    new_stamp,
    read_stored_batches,
    reject_stored,
)
from newsledger.operations.run_summary import RunSummary
from newsledger.operations.selection import select_ids
from newsledger.settings import Settings


def run_recode(
    settings: Settings, since: date | None, where: str | None, progress: Progress | None = None
) -> RunSummary:
    """Run the flow from this process with the workers of the settings; raises the error that made it fail."""
    set_progress(progress)
    current_progress().enter_stage("waiting for Prefect's own server (6 to 12 seconds the first time)")
    start_server()
    return recode(settings, since, where)


@flow(name="recode", persist_result=False, **HOOKS)
def recode(settings: GivenSettings, since: date | None = None, where: str | None = None) -> RunSummary:
    """Recode the stored articles that another coder coded, rebuild the corpus tables, publish the warehouse.

    If given, only articles published on ``since`` or later that meet the condition ``where``.
    """
    lake = open_lake(settings)
    with lake.open_writer(lock_holder("recode"), settings.lock_timeout) as writer:
        summary = RunSummary(new_stamp(settings), {}, command="recode")
        with record_outcome(lake, settings, writer, summary) as broken:
            meant = select_ids(lake, since=since, where=where)
            chosen = find_ids_to_recode(lake, summary.stamp.coder, meant, force=settings.force)
            broken.extend(_recode_all(lake, chosen, settings, writer, summary))
            finish(lake, settings, writer, summary, broken)
    return summary


def _recode_all(
    lake: Lake, chosen: Sequence[str], settings: Settings, writer: Writer, summary: RunSummary
) -> list[str]:
    broken: list[str] = []
    batches = read_stored_batches(lake, chosen, settings.batch_size)
    with start_engine(settings) as engine, buffer_batches(writer, summary, settings) as buffer:
        for stored, result in run_isolated(engine, batches, _HOW, settings, summary.stamp):
            first = f"article {stored.articles[0].article_id}"
            log_batch(first, len(stored.articles), result)
            summary.inputs += stored.intake.height
            if isinstance(result, Exception):
                broken.append(f"from {first}: {result}")
            else:
                summary.add(result)
                buffer.add(result, summary.find_reread(result))
            current_progress().advance(len(stored.articles))
    return broken


def _count(stored: StoredBatch) -> int:
    return len(stored.articles)


_HOW = Isolation(tasks.recode, "stored", StoredBatch.halves, _count, reject_stored)
