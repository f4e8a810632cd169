"""Make the engine that the settings ask for, which runs the task of each batch, several at once.

One process, a pool of processes on this machine, or a Dask cluster: one named by its scheduler, or one made for this
run and bound to loopback. Every engine runs the same task over the same batches.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from prefect.futures import PrefectFuture
from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner
from prefect.tasks import Task
from prefect.utilities.annotations import quote

from flows.environment import exit_with_parent
from newsledger.coding.batch import Batch
from newsledger.settings import Settings

T = TypeVar("T")

as_is: Any = quote
"""Passes a value to a task unchanged: Prefect does not search it for futures."""


class _TimeoutNoiseFilter(logging.Filter):
    """Drops Prefect's warning, repeated at every batch, that timeouts in threads wait for system calls to end."""

    def filter(self, record: logging.LogRecord) -> bool:
        return "the task is running in a worker thread" not in record.getMessage()


logging.getLogger("prefect.task_runs").addFilter(_TimeoutNoiseFilter())


class Engine:
    """Runs tasks in the order they are submitted, at most one more at a time than it has workers."""

    def __init__(self, runner: TaskRunner[Any], settings: Settings) -> None:
        self._runner = runner
        self._settings = settings

    def run_batches(
        self, task: Task[..., Batch], argument: str, work: Iterable[T], timeout: float | None = None, **others: object
    ) -> Iterator[tuple[T, Batch | Exception]]:
        """Yield each piece of work, passed as the task's ``argument``, with its result or exception, in order."""
        bounded = task.with_options(timeout_seconds=timeout or self._settings.batch_timeout)
        running: deque[tuple[T, PrefectFuture[Batch] | BrokenExecutor]] = deque()
        for piece in work:
            running.append((piece, self._submit(bounded, {argument: self._wrap(piece), **others})))
            if len(running) > self._count_slots():
                yield _await_result(*running.popleft())
        while running:
            yield _await_result(*running.popleft())

    def _submit(self, task: Task[..., Batch], arguments: dict[str, Any]) -> PrefectFuture[Batch] | BrokenExecutor:
        try:
            future: PrefectFuture[Batch] = self._runner.submit(task, arguments)
        except BrokenExecutor as error:  # a worker died; no piece of work runs in this pool any more
            return error
        return future

    def _wrap(self, piece: T) -> T:
        """Return the piece as the engine needs it: Dask would mistake Prefect's wrapper for a tuple of its own."""
        wrapped: T = as_is(piece) if self._settings.engine == "local" else piece
        return wrapped

    def _count_slots(self) -> int:
        """Return how many batches can run at once; a cluster may grow and shrink meanwhile."""
        if self._settings.engine == "local":
            return self._settings.workers
        threads: dict[str, int] = self._runner.client.nthreads()  # type: ignore[attr-defined] # of the Dask runner
        return max(1, sum(threads.values()))


@contextmanager
def start_engine(settings: Settings) -> Iterator[Engine]:
    """Start the engine and stop it afterwards."""
    with _make_runner(settings) as runner:
        yield Engine(runner, settings)


def _make_runner(settings: Settings) -> TaskRunner[Any]:
    if settings.engine == "dask":
        from flows.cluster import dask_runner  # noqa: PLC0415 - Dask takes a second to import

        return dask_runner(settings)
    if settings.workers == 1:
        return ThreadPoolTaskRunner(max_workers=1)
    return ProcessPoolTaskRunner(max_workers=settings.workers, initializer=exit_with_parent, initargs=(os.getpid(),))


def _await_result(piece: T, future: PrefectFuture[Batch] | BrokenExecutor) -> tuple[T, Batch | Exception]:
    if isinstance(future, BrokenExecutor):
        return piece, future
    try:
        return piece, future.result(raise_on_failure=False)
    except BrokenExecutor as error:
        return piece, error
