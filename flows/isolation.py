"""Find the articles on which a batch broke or ran out of time: it is halved until each stands alone as a reject.

The halves have their share of the batch's time, though never less than a tenth, so that finding one article takes
about as long as the batch was allowed to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

from prefect.task_engine import TaskRunTimeoutError
from prefect.tasks import Task

from flows.engine import Engine, start_engine
from newsledger.coding.batch import Batch, Stamp
from newsledger.coding.failures import ReferenceChangedError
from newsledger.model.outcomes import Reject
from newsledger.normalise.model_errors import ModelError
from newsledger.operations.run_log import describe_error
from newsledger.settings import Settings

T = TypeVar("T")

LEAST_SHARE = 0.1
_OF_THE_RUN = (ReferenceChangedError, ModelError, OSError)
"""Errors that say nothing about an article: the run fails, and the inputs are read again by the next."""


@dataclass(frozen=True, slots=True)
class Isolation(Generic[T]):
    """How to run a piece of work, to halve it, to count its articles, and to reject it."""

    task: Task[..., Batch]
    argument: str
    halve: Callable[[T], Sequence[T]]
    count: Callable[[T], int]
    reject: Callable[[T, Stamp, Reject], Batch]


def run_isolated(
    engine: Engine, work: Iterable[T], how: Isolation[T], settings: Settings, stamp: Stamp
) -> Iterator[tuple[T, Batch | Exception]]:
    """Yield each piece of work with its batch, in order; one that broke is yielded in parts."""
    for piece, result in engine.run_batches(how.task, how.argument, work, settings=settings, stamp=stamp):
        if isinstance(result, Exception) and is_of_articles(result):
            yield from _isolate(piece, result, _Attempt(engine, how, settings, stamp))
        else:
            yield piece, result


def is_of_articles(error: Exception) -> bool:
    """Return whether an article may be why a batch failed, rather than the disk, the model or the user's tables."""
    return isinstance(error, TaskRunTimeoutError) or not isinstance(error, _OF_THE_RUN)


@dataclass(frozen=True, slots=True)
class _Attempt(Generic[T]):
    """Runs a piece of work by itself, within its share of the time of a batch."""

    engine: Engine
    how: Isolation[T]
    settings: Settings
    stamp: Stamp

    def run(self, piece: T) -> Batch | Exception:
        result = self._run(self.engine, piece)
        if isinstance(result, BrokenExecutor):  # a worker died, perhaps of another piece
            with start_engine(self.settings) as fresh:
                result = self._run(fresh, piece)
        return result

    def _run(self, engine: Engine, piece: T) -> Batch | Exception:
        ((_, result),) = engine.run_batches(
            self.how.task, self.how.argument, [piece], self.limit(piece), settings=self.settings, stamp=self.stamp
        )
        return result

    def limit(self, piece: T) -> float:
        share = self.how.count(piece) / self.settings.batch_size
        return self.settings.batch_timeout * min(1.0, max(LEAST_SHARE, share))


def _isolate(piece: T, error: Exception, attempt: _Attempt[T]) -> Iterator[tuple[T, Batch | Exception]]:
    parts = [piece] if isinstance(error, BrokenExecutor) else attempt.how.halve(piece)
    if len(parts) == 1 and not isinstance(error, BrokenExecutor):
        yield piece, attempt.how.reject(piece, attempt.stamp, _make_reject(error, attempt.limit(piece)))
        return
    for part in parts:
        result = attempt.run(part)
        if not isinstance(result, Exception) or not is_of_articles(result):
            yield part, result
        else:
            yield from _isolate(part, _as_error_of_article(result), attempt)


def _as_error_of_article(error: Exception) -> Exception:
    """Return the error; a worker's death in an engine of its own is the doing of the piece."""
    return RuntimeError(f"the worker died: {error}") if isinstance(error, BrokenExecutor) else error


def _make_reject(error: Exception, limit: float) -> Reject:
    if isinstance(error, TaskRunTimeoutError):
        return Reject("code", "too_slow", f"not coded within {limit:g} seconds; NEWSLEDGER_BATCH_TIMEOUT allows more")
    return Reject("code", "coder_error", describe_error(error))
