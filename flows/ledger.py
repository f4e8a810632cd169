"""The ledger flow: read inputs into the lake and bring the warehouse up to date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

from prefect import flow, get_run_logger

from flows import tasks
from flows.alerts import HOOKS
from flows.closing import buffer_batches, finish, log_batch, record_outcome
from flows.engine import start_engine
from flows.isolation import Isolation, run_isolated
from flows.opening import GivenSettings, prepare_process
from flows.server import start_server
from newsledger.coding.intake import reject_inputs
from newsledger.model.outcomes import Input
from newsledger.normalise.redaction import redact
from newsledger.operations.cached_pages import forget_pages
from newsledger.operations.correction import add_superseded
from newsledger.operations.opened_run import OpenedRun, open_run
from newsledger.operations.progress import Progress, current_progress, set_progress
from newsledger.operations.run_summary import RunSummary, split_into_batches
from newsledger.settings import Settings

_OPENED: ContextVar[OpenedRun | Exception | None] = ContextVar("newsledger_opened_run", default=None)
"""The run that this process has opened before the flow started, or the error that prevented it."""
_GIVEN: ContextVar[Mapping[str, str]] = ContextVar("newsledger_given", default=MappingProxyType({}))
"""The inputs of a run of this process as they were given, by what Prefect's database is told of them."""


def run_ledger(
    paths: Sequence[str],
    settings: Settings,
    progress: Progress | None = None,
    opened: OpenedRun | Exception | None = None,
) -> RunSummary:
    """Run the flow from this process with the workers of the settings; raises the error that made it fail.

    ``opened`` is the run over these paths that this process has opened before, or the error that prevented it.
    """
    set_progress(progress)
    current_progress().enter_stage("waiting for Prefect's own server (6 to 12 seconds the first time)")
    start_server()
    held = _OPENED.set(opened), _GIVEN.set({redact(path): path for path in paths})
    try:
        return ledger(list(map(redact, paths)), settings)
    finally:
        _OPENED.reset(held[0])
        _GIVEN.reset(held[1])


@flow(name="ledger", persist_result=False, **HOOKS)
def ledger(inputs: list[str], settings: GivenSettings) -> RunSummary:
    """Read the inputs batch by batch into the lake, rebuild the corpus tables, publish the warehouse."""
    with _take_or_open(inputs, settings) as run:
        lake, writer, summary = run.lake, run.writer, run.summary
        with record_outcome(lake, settings, writer, summary) as broken:
            broken.extend(_read_all(run, settings))
            forget_pages(lake, settings)
            finish(lake, settings, writer, summary, broken)
    return summary


@contextmanager
def _take_or_open(inputs: list[str], settings: Settings) -> Iterator[OpenedRun]:
    """Yield the run that was opened before the flow started, or else open it; raises the error of the former."""
    prepare_process(settings)
    opened = _OPENED.get()
    if isinstance(opened, Exception):
        raise opened
    if opened is not None:
        yield opened
        return
    given = _GIVEN.get()
    with open_run([given.get(path, path) for path in inputs], settings) as run:
        yield run


def _read_all(run: OpenedRun, settings: Settings) -> list[str]:
    """Code and commit every batch; return the ones that failed, so that one bad batch never stops the others."""
    broken: list[str] = []
    summary, writer = run.summary, run.writer
    current_progress().enter_stage("reading articles")
    batches = split_into_batches(run.changed, settings.batch_size)
    with start_engine(settings) as engine, buffer_batches(writer, summary, settings) as buffer:
        for inputs, result in run_isolated(engine, batches, _HOW, settings, summary.stamp):
            log_batch(inputs[0].source_uri, len(inputs), result)
            if isinstance(result, Exception):
                broken.append(f"{inputs[0].source_uri}: {result}")
            else:
                whole = add_superseded(run.lake, result, summary)
                summary.add(whole)
                buffer.add(whole, summary.find_reread(whole))
            current_progress().advance(sum(len(one.content) for one in inputs))
    if summary.is_cut_short:
        get_run_logger().warning("stage read: time is over after %d inputs; the next run goes on there", summary.inputs)
    return broken


def _halve(inputs: Sequence[Input]) -> list[Sequence[Input]]:
    middle = len(inputs) // 2
    return [part for part in (inputs[:middle], inputs[middle:]) if part]


_HOW: Isolation[Sequence[Input]] = Isolation(tasks.code, "inputs", _halve, len, reject_inputs)
