"""The ledger flow: what enters is paths and settings, what leaves is the lake and the warehouse brought up to date."""

from __future__ import annotations

import os
import socket
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from time import perf_counter
from typing import Any

from prefect import flow, get_run_logger
from prefect.artifacts import create_markdown_artifact
from prefect.futures import PrefectFuture
from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from flows import tasks
from flows.environment import end_with
from flows.server import start_server
from newsledger.coder import coder_version
from newsledger.identity import stable_id
from newsledger.lake import Lake, Writer
from newsledger.parse.inputs import Input, iter_inputs
from newsledger.pipeline import Batch, Stamp
from newsledger.rows import frame
from newsledger.settings import Settings
from newsledger.tally import Tally, batched, coded_before, removed_before, sources_before
from newsledger.watch import Watch, current_watch, set_watch

as_is: Any = quote
"""Hands a value to a task as it is: Prefect does not look through it for futures."""


_TOLD = 3
"""How many of the batches that broke the error names."""


class BrokenBatchesError(Exception):
    """Some batches could not be coded; the others are in the ledger."""


def run_ledger(paths: Sequence[str], settings: Settings, watch: Watch | None = None) -> Tally:
    """Run the flow in this process with as many workers as the settings say; raises what made it fail."""
    set_watch(watch)
    current_watch().waiting("waiting for Prefect's own server (6 to 12 seconds the first time)")
    start_server()
    return ledger.with_options(task_runner=runner(settings.workers))(list(paths), settings)


def runner(workers: int) -> TaskRunner[PrefectFuture[Batch]]:
    """Return what runs the batches: this process for one worker, a pool of processes for more."""
    if workers == 1:
        return ThreadPoolTaskRunner(max_workers=1)  # type: ignore[return-value] # a future is a future
    return ProcessPoolTaskRunner(  # type: ignore[return-value] # same
        max_workers=workers, initializer=end_with, initargs=(os.getpid(),)
    )


@flow(name="ledger", validate_parameters=False, persist_result=False)
def ledger(paths: list[str], settings: Settings) -> Tally:
    """Read the inputs batch by batch into the lake, make the corpus tables anew, publish the warehouse."""
    lake = Lake(settings.lake, settings.state, settings.period)
    watch = current_watch()
    watch.waiting("waiting for the ledger's lock")
    with lake.writing(holder("run"), settings.lock_timeout) as writer:
        tally = _start(lake, settings)
        try:
            broken = _read_all(paths, settings, writer, tally, watch)
            watch.waiting("corpus tables")
            timed(tally, "corpus", partial(tasks.corpus, as_is(writer)))
            watch.waiting("warehouse")
            timed(tally, "warehouse", partial(tasks.warehouse, as_is(lake), settings.warehouse))
        except BaseException:
            record(writer, tally, "failed")
            raise
        record(writer, tally, "failed" if broken else "completed")
    create_markdown_artifact(markdown=_summary(tally), key="ledger-run", description="What the last run did")
    if broken:
        raise BrokenBatchesError(
            f"{len(broken)} batches failed, the others are in the ledger: {'; '.join(broken[:_TOLD])}"
        )
    return tally


def record(writer: Writer, tally: Tally, status: str) -> None:
    """Write the run's row; of a run that coded nothing it is the only trace."""
    writer.commit({}, frame("intake", []), tally.row(status))


def holder(command: str) -> str:
    """Return how a command names itself as the holder of the lock."""
    return f"newsledger {command}, process {os.getpid()} on {socket.gethostname()}"


def _start(lake: Lake, settings: Settings) -> Tally:
    now = datetime.now(UTC)
    coder = coder_version(settings.model)
    known = lake.known_inputs()
    removed = frozenset[str]() if settings.force else removed_before(known)
    stamp = Stamp(stable_id(now.isoformat(), os.getpid()), now, coder, removed)
    return Tally(stamp, coded_before(known), settings.force, sources_before(known))


def _read_all(paths: Sequence[str], settings: Settings, writer: Writer, tally: Tally, watch: Watch) -> list[str]:
    """Code and commit every batch; return what broke, so that one bad batch never stops the others."""
    broken: list[str] = []
    watch.waiting("reading articles")
    batches = batched(tally.changed(iter_inputs(paths, settings)), settings.batch_size)
    for inputs, result in _coded(batches, settings, tally.stamp):
        if isinstance(result, Exception):
            get_run_logger().error("batch from %s failed: %s", inputs[0].source_uri, result)
            broken.append(f"{inputs[0].source_uri}: {result}")
        else:
            tally.add(result)
            timed(tally, "commit", partial(tasks.commit, as_is(writer), as_is(result), as_is(tally)))
        watch.done(sum(len(found.content) for found in inputs))
    return broken


def _coded(
    batches: Iterator[Sequence[Input]], settings: Settings, stamp: Stamp
) -> Iterator[tuple[Sequence[Input], Batch | Exception]]:
    """Yield batches and their results in order, never more of them under way than there are workers and one."""
    under_way: deque[tuple[Sequence[Input], PrefectFuture[Batch]]] = deque()
    for inputs in batches:
        under_way.append((inputs, tasks.code.submit(as_is(inputs), settings, stamp)))
        if len(under_way) > settings.workers:
            yield _result(*under_way.popleft())
    while under_way:
        yield _result(*under_way.popleft())


def _result(inputs: Sequence[Input], future: PrefectFuture[Batch]) -> tuple[Sequence[Input], Batch | Exception]:
    result = future.result(raise_on_failure=False)
    return inputs, result


def timed(tally: Tally, stage: str, work: Callable[[], object]) -> None:
    """Do the work and count its seconds."""
    started = perf_counter()
    work()
    tally.seconds[stage] += perf_counter() - started


def _summary(tally: Tally) -> str:
    rows: list[tuple[str, float]] = [
        ("inputs", tally.inputs),
        ("articles", tally.articles),
        ("unchanged", tally.unchanged),
    ]
    rows += [(f"rejects: {reason}", number) for reason, number in sorted(tally.rejects.items())]
    rows += sorted(tally.rows.items())
    rows += [(f"seconds: {stage}", round(seconds, 1)) for stage, seconds in tally.seconds.items()]
    return "\n".join(["| what | how many |", "| --- | ---: |", *(f"| {name} | {value} |" for name, value in rows)])
