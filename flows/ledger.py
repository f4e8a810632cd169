"""The ledger flow: read inputs into the lake and bring the warehouse up to date."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from datetime import UTC, datetime
from time import monotonic
from types import MappingProxyType

from prefect import flow, get_run_logger

from flows import tasks
from flows.alerts import HOOKS
from flows.closing import buffer_batches, finish, lock_holder, log_batch, record_outcome
from flows.engine import start_engine
from flows.opening import GivenSettings, open_lake
from flows.server import start_server
from newsledger.coding.coder import coder_version
from newsledger.coding.pipeline import Stamp
from newsledger.ledger.lake import Lake, Writer
from newsledger.model.identity import stable_id
from newsledger.normalise.redaction import redact
from newsledger.operations.progress import Progress, current_progress, set_progress
from newsledger.operations.run_summary import (
    RunSummary,
    find_coded_inputs,
    find_removed_ids,
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
        with record_outcome(writer, summary) as broken:
            given = _GIVEN.get()
            broken.extend(_read_all([given.get(path, path) for path in inputs], settings, writer, summary))
            finish(lake, settings, writer, summary)
    return summary


def _new_summary(lake: Lake, settings: Settings) -> RunSummary:
    now = datetime.now(UTC)
    coder = coder_version(settings.model)
    known = lake.known_inputs()
    removed = frozenset[str]() if settings.force else find_removed_ids(known)
    stamp = Stamp(stable_id(now.isoformat(), os.getpid()), now, coder, removed)
    return RunSummary(stamp, find_coded_inputs(known), settings.force, sources=find_sources(known))


def _read_all(paths: Sequence[str], settings: Settings, writer: Writer, summary: RunSummary) -> list[str]:
    """Code and commit every batch; return the ones that failed, so that one bad batch never stops the others."""
    broken: list[str] = []
    current_progress().enter_stage("reading articles")
    found = _stop_at_timeout(iter_inputs(paths, settings), settings, summary)
    batches = split_into_batches(summary.filter_changed(found), settings.batch_size)
    with start_engine(settings) as engine, buffer_batches(writer, summary, settings) as buffer:
        for inputs, result in engine.run_batches(tasks.code, "inputs", batches, settings=settings, stamp=summary.stamp):
            log_batch(inputs[0].source_uri, len(inputs), result)
            if isinstance(result, Exception):
                broken.append(f"{inputs[0].source_uri}: {result}")
            else:
                summary.add(result)
                buffer.add(result, summary.find_reread(result))
            current_progress().advance(sum(len(one.content) for one in inputs))
    return broken


def _stop_at_timeout(found: Iterable[Input], settings: Settings, summary: RunSummary) -> Iterator[Input]:
    """Yield inputs until the run's timeout; the next run reads the rest."""
    last = None if settings.run_timeout is None else monotonic() + settings.run_timeout
    for one in found:
        if last is not None and monotonic() > last:
            summary.is_cut_short = True
            get_run_logger().warning("stage read: time is over at %s; the next run goes on there", one.source_uri)
            return
        yield one
