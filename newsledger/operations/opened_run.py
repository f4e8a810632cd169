"""Open a run: hold the ledger's lock and find the inputs that changed, before Prefect is loaded.

A run that finds none and leaves the warehouse as it is ends here (``end_idle_run``). Any other is handed to the flow,
which goes on where the reading stopped, and so is an error, so that a run fails in one way wherever it fails.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain
from time import monotonic

from newsledger.coding.frames import make_frame
from newsledger.ledger.lake import Lake, Writer
from newsledger.model.outcomes import Input
from newsledger.operations.cached_pages import forget_pages
from newsledger.operations.currency import is_current
from newsledger.operations.progress import current_progress
from newsledger.operations.recoding import new_stamp
from newsledger.operations.run_summary import RunSummary, find_coded_inputs, find_sources
from newsledger.parse.inputs import iter_inputs
from newsledger.settings import Settings


@dataclass(slots=True)
class OpenedRun:
    """A run that holds the ledger's lock: its lake, writer and summary, and the inputs that it has yet to code."""

    lake: Lake
    writer: Writer
    summary: RunSummary
    changed: Iterator[Input]

    def has_work(self, settings: Settings) -> bool:
        """Read inputs up to the first that changed; return whether there is one, or the warehouse is to be rebuilt.

        An error is work too: it is kept for whoever reads ``changed``. An interrupted run leaves its row, also in the
        warehouse. Without work the cached pages of removed articles are deleted, as at the end of any run.
        """
        try:
            first = next(self.changed, None)
            if first is None:
                return self._has_to_publish(settings)
            self.changed = chain((first,), self.changed)
        except Exception as error:  # noqa: BLE001 - the flow raises it
            self.changed = _raise_later(error)
        except BaseException:
            write_run_row(self.writer, self.summary, "failed")
            _show_run(self.lake, settings)
            raise
        return True

    def _has_to_publish(self, settings: Settings) -> bool:
        if self.summary.is_cut_short or not is_current(self.lake, settings, self.summary):
            return True
        forget_pages(self.lake, settings)
        return False


def _show_run(lake: Lake, settings: Settings) -> None:
    """Show an interrupted run in the warehouse, if that can be done."""
    from newsledger.warehouse import refresh_runs  # noqa: PLC0415 - loads DuckDB, which a run without work does not need

    with suppress(Exception):
        refresh_runs(lake, settings.warehouse)


@contextmanager
def open_run(paths: Sequence[str], settings: Settings) -> Iterator[OpenedRun]:
    """Hold the ledger's lock and yield the run over these inputs; none is read yet."""
    lake = Lake(settings.lake, settings.state, settings.period, settings.history_days)
    current_progress().enter_stage("waiting for the ledger's lock")
    with lake.open_writer(lock_holder("run"), settings.lock_timeout) as writer:
        summary = _new_summary(lake, settings)
        yield OpenedRun(lake, writer, summary, _read_changed(paths, settings, summary))


def end_idle_run(paths: Sequence[str], settings: Settings, held: ExitStack) -> RunSummary | OpenedRun | Exception:
    """Return the summary of a run that has nothing to do, with its row written; else the opened run, or its error.

    The opened run holds the ledger's lock until ``held`` is closed.
    """
    try:
        with ExitStack() as opening:
            run = opening.enter_context(open_run(paths, settings))
            current_progress().enter_stage("looking for new articles")
            if run.has_work(settings):
                held.push(opening.pop_all())
                return run
            write_run_row(run.writer, run.summary, "completed")
            return run.summary
    except Exception as error:  # noqa: BLE001 - the flow raises it
        return error


def lock_holder(command: str) -> str:
    """Return the name under which a command holds the lock."""
    return f"newsledger {command}, process {os.getpid()} on {socket.gethostname()}"


def write_run_row(writer: Writer, summary: RunSummary, status: str) -> None:
    """Write the run's row, the only trace of a run that coded nothing."""
    writer.commit({}, make_frame("intake", []), summary.row(status))


def _new_summary(lake: Lake, settings: Settings) -> RunSummary:
    known = lake.known_inputs()
    removed = frozenset[str]() if settings.force else lake.removed_articles()
    stamp = replace(new_stamp(settings), removed=removed)
    return RunSummary(stamp, find_coded_inputs(known), settings.force, sources=find_sources(known))


def _read_changed(paths: Sequence[str], settings: Settings, summary: RunSummary) -> Iterator[Input]:
    yield from summary.filter_changed(_stop_at_timeout(iter_inputs(paths, settings), settings, summary))


def _stop_at_timeout(found: Iterable[Input], settings: Settings, summary: RunSummary) -> Iterator[Input]:
    """Yield inputs until the run's timeout; the next run reads the rest."""
    last = None if settings.run_timeout is None else monotonic() + settings.run_timeout
    for one in found:
        if last is not None and monotonic() > last:
            summary.is_cut_short = True
            return
        yield one


def _raise_later(error: Exception) -> Iterator[Input]:
    yield from ()
    raise error
