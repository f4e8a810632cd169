"""The ledger flow: read inputs into the lake and bring the warehouse up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import replace
from time import monotonic
from types import MappingProxyType

from prefect import flow, get_run_logger

from flows import tasks
from flows.alerts import HOOKS
from flows.closing import buffer_batches, finish, lock_holder, log_batch, record_outcome
from flows.engine import start_engine
from flows.isolation import Isolation, run_isolated
from flows.opening import GivenSettings, open_lake
from flows.server import start_server
from newsledger.coding.pipeline import reject_inputs
from newsledger.ledger.lake import Lake, Writer
from newsledger.normalise.redaction import redact
from newsledger.operations.correction import add_superseded
from newsledger.operations.progress import Progress, current_progress, set_progress
from newsledger.operations.recoding import new_stamp
from newsledger.operations.removal import forget_pages
from newsledger.operations.run_summary import (
    RunSummary,
    find_coded_inputs,
    find_sources,
    split_into_batches,
)
from newsledger.parse.inputs import Input, iter_inputs
from newsledger.settings import Settings


def run_ledger(paths: Sequence[str], settings: Settings, progress: Progress | None = None) -> RunSummary:
    """Run the flow from this process with the workers of the settings; raises the error that made it fail."""
    set_progress(progress)
    current_progress().enter_stage("waiting for Prefect's own server (6 to 12 seconds the first time)")
    start_server()
    _GIVEN.set({redact(path): path for path in paths})
    return ledger(list(map(redact, paths)), settings)


_GIVEN: ContextVar[Mapping[str, str]] = ContextVar("newsledger_given", default=MappingProxyType({}))
"""The inputs of a run of this process as they were given, by what Prefect's database is told of them."""


@flow(name="ledger", persist_result=False, **HOOKS)
def ledger(inputs: list[str], settings: GivenSettings) -> RunSummary:
    """Read the inputs batch by batch into the lake, rebuild the corpus tables, publish the warehouse."""
    lake = open_lake(settings)
    current_progress().enter_stage("waiting for the ledger's lock")
    with lake.open_writer(lock_holder("run"), settings.lock_timeout) as writer:
        summary = _new_summary(lake, settings)
        with record_outcome(lake, settings, writer, summary) as broken:
            given = _GIVEN.get()
            broken.extend(_read_all([given.get(path, path) for path in inputs], settings, lake, writer, summary))
            forget_pages(lake, settings)
            finish(lake, settings, writer, summary, broken)
    return summary


def _new_summary(lake: Lake, settings: Settings) -> RunSummary:
    known = lake.known_inputs()
    removed = frozenset[str]() if settings.force else lake.removed_articles()
    stamp = replace(new_stamp(settings), removed=removed)
    return RunSummary(stamp, find_coded_inputs(known), settings.force, sources=find_sources(known))


def _read_all(paths: Sequence[str], settings: Settings, lake: Lake, writer: Writer, summary: RunSummary) -> list[str]:
    """Code and commit every batch; return the ones that failed, so that one bad batch never stops the others."""
    broken: list[str] = []
    current_progress().enter_stage("reading articles")
    found = _stop_at_timeout(iter_inputs(paths, settings), settings, summary)
    batches = split_into_batches(summary.filter_changed(found), settings.batch_size)
    with start_engine(settings) as engine, buffer_batches(writer, summary, settings) as buffer:
        for inputs, result in run_isolated(engine, batches, _HOW, settings, summary.stamp):
            log_batch(inputs[0].source_uri, len(inputs), result)
            if isinstance(result, Exception):
                broken.append(f"{inputs[0].source_uri}: {result}")
            else:
                whole = add_superseded(lake, result, summary)
                summary.add(whole)
                buffer.add(whole, summary.find_reread(whole))
            current_progress().advance(sum(len(one.content) for one in inputs))
    return broken


def _halve(inputs: Sequence[Input]) -> list[Sequence[Input]]:
    middle = len(inputs) // 2
    return [part for part in (inputs[:middle], inputs[middle:]) if part]


_HOW: Isolation[Sequence[Input]] = Isolation(tasks.code, "inputs", _halve, len, reject_inputs)


def _stop_at_timeout(found: Iterable[Input], settings: Settings, summary: RunSummary) -> Iterator[Input]:
    """Yield inputs until the run's timeout; the next run reads the rest."""
    last = None if settings.run_timeout is None else monotonic() + settings.run_timeout
    for one in found:
        if last is not None and monotonic() > last:
            summary.is_cut_short = True
            get_run_logger().warning("stage read: time is over at %s; the next run goes on there", one.source_uri)
            return
        yield one
