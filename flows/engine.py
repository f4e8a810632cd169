"""What runs the batches: what enters is settings, what leaves is a place to submit tasks to, and how many at once.

One process, a pool of processes on this machine, or a Dask cluster: named by its scheduler, or made for this run and
bound to loopback. The same task over the same batches, whatever runs it.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from prefect.futures import PrefectFuture
from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner
from prefect.tasks import Task
from prefect.utilities.annotations import quote

from flows.environment import end_with
from newsledger.coding.pipeline import Batch
from newsledger.settings import Settings

T = TypeVar("T")

as_is: Any = quote
"""Hands a value to a task as it is: Prefect does not look through it for futures."""


class _Quieter(logging.Filter):
    """Lets pass all but what Prefect says, at every batch, of timeouts in threads: that they wait for a system call to end."""

    def filter(self, record: logging.LogRecord) -> bool:
        return "the task is running in a worker thread" not in record.getMessage()


logging.getLogger("prefect.task_runs").addFilter(_Quieter())


class Engine:
    """Runs tasks in the order they are submitted, never more of them under way than it has workers and one."""

    def __init__(self, runner: TaskRunner[Any], settings: Settings) -> None:
        self._runner = runner
        self._settings = settings

    def results(
        self, task: Task[..., Batch], argument: str, work: Iterable[T], **others: object
    ) -> Iterator[tuple[T, Batch | Exception]]:
        """Yield each piece of work, which is the task's ``argument``, and what the task made of it or raised, in order."""
        bounded = task.with_options(timeout_seconds=self._settings.batch_timeout)
        under_way: deque[tuple[T, PrefectFuture[Batch]]] = deque()
        for piece in work:
            under_way.append((piece, self._runner.submit(bounded, {argument: self._wrapped(piece), **others})))
            if len(under_way) > self._width():
                yield _result(*under_way.popleft())
        while under_way:
            yield _result(*under_way.popleft())

    def _wrapped(self, piece: T) -> T:
        """Return the piece as it travels: Dask would take Prefect's wrapping for a tuple of its own."""
        wrapped: T = as_is(piece) if self._settings.engine == "local" else piece
        return wrapped

    def _width(self) -> int:
        """Return how many batches run at once; a cluster may grow and shrink meanwhile."""
        if self._settings.engine == "local":
            return self._settings.workers
        threads: dict[str, int] = self._runner.client.nthreads()  # type: ignore[attr-defined] # of the Dask runner
        return max(1, sum(threads.values()))


@contextmanager
def engine(settings: Settings) -> Iterator[Engine]:
    """Start what runs the batches, and stop what was started."""
    with _runner(settings) as runner:
        yield Engine(runner, settings)


def _runner(settings: Settings) -> TaskRunner[Any]:
    if settings.engine == "dask":
        from flows.cluster import dask_runner  # noqa: PLC0415 - Dask takes a second to import

        return dask_runner(settings)
    if settings.workers == 1:
        return ThreadPoolTaskRunner(max_workers=1)
    return ProcessPoolTaskRunner(max_workers=settings.workers, initializer=end_with, initargs=(os.getpid(),))


def _result(piece: T, future: PrefectFuture[Batch]) -> tuple[T, Batch | Exception]:
    return piece, future.result(raise_on_failure=False)
