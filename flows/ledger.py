"""The ledger flow: what enters is inputs and settings, what leaves is the lake and the warehouse brought up to date."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from time import monotonic

from prefect import flow, get_run_logger

from flows import tasks
from flows.alerts import HOOKS
from flows.closing import finish, gathering, holder, log_batch, recorded
from flows.engine import engine
from flows.opening import open_lake
from flows.server import start_server
from newsledger.coding.coder import coder_version
from newsledger.coding.pipeline import Stamp
from newsledger.ledger.lake import Lake, Writer
from newsledger.model.identity import stable_id
from newsledger.operations.progress import Watch, current_watch, set_watch
from newsledger.operations.run_summary import Tally, batched, coded_before, removed_before, sources_before
from newsledger.parse.inputs import Input, iter_inputs
from newsledger.settings import Settings


def run_ledger(paths: Sequence[str], settings: Settings, watch: Watch | None = None) -> Tally:
    """Run the flow in this process with as many workers as the settings say; raises what made it fail."""
    set_watch(watch)
    current_watch().waiting("waiting for Prefect's own server (6 to 12 seconds the first time)")
    start_server()
    return ledger(list(paths), settings)


@flow(name="ledger", persist_result=False, **HOOKS)
def ledger(inputs: list[str], settings: Settings) -> Tally:
    """Read the inputs batch by batch into the lake, make the corpus tables anew, publish the warehouse."""
    lake = open_lake(settings)
    current_watch().waiting("waiting for the ledger's lock")
    with lake.open_writer(holder("run"), settings.lock_timeout) as writer:
        tally = _start(lake, settings)
        with recorded(writer, tally) as broken:
            broken.extend(_read_all(inputs, settings, writer, tally))
            finish(lake, settings, writer, tally)
    return tally


def _start(lake: Lake, settings: Settings) -> Tally:
    now = datetime.now(UTC)
    coder = coder_version(settings.model)
    known = lake.known_inputs()
    removed = frozenset[str]() if settings.force else removed_before(known)
    stamp = Stamp(stable_id(now.isoformat(), os.getpid()), now, coder, removed)
    return Tally(stamp, coded_before(known), settings.force, sources=sources_before(known))


def _read_all(paths: Sequence[str], settings: Settings, writer: Writer, tally: Tally) -> list[str]:
    """Code and commit every batch; return what broke, so that one bad batch never stops the others."""
    broken: list[str] = []
    current_watch().waiting("reading articles")
    found = _while_there_is_time(iter_inputs(paths, settings), settings, tally)
    batches = batched(tally.changed(found), settings.batch_size)
    with engine(settings) as running, gathering(writer, tally, settings) as gathered:
        for inputs, result in running.results(tasks.code, "inputs", batches, settings=settings, stamp=tally.stamp):
            log_batch(inputs[0].source_uri, len(inputs), result)
            if isinstance(result, Exception):
                broken.append(f"{inputs[0].source_uri}: {result}")
            else:
                tally.add(result)
                gathered.add(result, tally.reread(result))
            current_watch().done(sum(len(one.content) for one in inputs))
    return broken


def _while_there_is_time(found: Iterable[Input], settings: Settings, tally: Tally) -> Iterator[Input]:
    """Yield inputs until the run's time is over; the next run reads the rest."""
    last = None if settings.run_timeout is None else monotonic() + settings.run_timeout
    for one in found:
        if last is not None and monotonic() > last:
            tally.is_cut_short = True
            get_run_logger().warning("stage read: time is over at %s; the next run goes on there", one.source_uri)
            return
        yield one
