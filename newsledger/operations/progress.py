"""Show the progress of a run on stderr, a line per stage and a bar over the bytes read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress

from newsledger.operations.terminal import make_console


class Progress(Protocol):
    """Receives the stages of a run and the number of input bytes done."""

    def enter_stage(self, what: str) -> None: ...

    def advance(self, size: int) -> None: ...


class NoProgress:
    """Shows nothing; used by scheduled runs and tests."""

    def enter_stage(self, what: str) -> None:
        del what

    def advance(self, size: int) -> None:
        del size


_CURRENT: ContextVar[Progress | None] = ContextVar("newsledger_progress", default=None)


def set_progress(progress: Progress | None) -> None:
    """Make the next run in this thread report its progress there."""
    _CURRENT.set(progress)


def current_progress() -> Progress:
    """Return the progress display of this run; one that shows nothing unless it was set."""
    return _CURRENT.get() or NoProgress()


class ProgressBar:
    """A progress bar over the bytes of the inputs."""

    def __init__(self, progress: RichProgress, total: int) -> None:
        self._progress = progress
        self._task = progress.add_task("starting", total=total or None)

    def enter_stage(self, what: str) -> None:
        self._progress.update(self._task, description=what)
        if not self._progress.console.is_terminal:
            self._progress.console.print(f"{what} …", markup=False, highlight=False)

    def advance(self, size: int) -> None:
        self._progress.advance(self._task, size)


@contextmanager
def progress_bar(total: int) -> Iterator[Progress]:
    """Show a bar on standard error; when that is a file or pipe, one line per stage."""
    console = make_console(is_error=True)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    with RichProgress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield ProgressBar(progress, total)
