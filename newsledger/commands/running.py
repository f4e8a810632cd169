"""Run a flow from the command line, with a progress bar meanwhile and the closing table afterwards."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from time import perf_counter

from newsledger.commands.table import show_summary
from newsledger.operations.held_back import HeldBackError
from newsledger.operations.progress import NoProgress, Progress, progress_bar
from newsledger.operations.run_log import describe_rejects
from newsledger.operations.run_summary import RunSummary
from newsledger.operations.terminal import print_error
from newsledger.settings import Settings

NEW_REJECTS = 4
"""Exit code of a strict run with new rejects."""
FlowRunner = Callable[[Progress], RunSummary]


def run_flow(command: str, start: Callable[[], FlowRunner], settings: Settings, total: int, *, quiet: bool) -> int:
    """Import the flow with ``start``, run it and print the run summary; errors as in ``show_run``."""
    return show_run(command, lambda progress: start_flow(start, settings, progress), settings, total, quiet=quiet)


def start_flow(start: Callable[[], FlowRunner], settings: Settings, progress: Progress) -> RunSummary:
    """Set Prefect's environment, import the flow with ``start`` and run it; raises the error of the flow."""
    progress.enter_stage("loading Prefect")
    from flows.environment import prepare  # noqa: PLC0415 - before anything imports prefect

    prepare(settings.state, settings.history_days)
    return start()(progress)


def show_run(
    command: str, run: FlowRunner, settings: Settings, total: int, *, quiet: bool, strict: bool = False
) -> int:
    """Run and print the run summary; ``total`` is the bar's maximum.

    With ``strict`` the exit code is 4 when there are new rejects. Raises the error of the run; HeldBackError only after
    printing the summary.
    """
    started = perf_counter()
    held_back = None
    with nullcontext(NoProgress()) if quiet else progress_bar(total) as progress:
        try:
            summary = run(progress)
        except HeldBackError as error:
            summary, held_back = error.summary, error
    if not quiet:
        show_summary(summary, settings, perf_counter() - started, command)
    if quiet and summary.rejects.total():
        print_error(describe_rejects(summary))
    if held_back is not None:
        raise held_back
    return NEW_REJECTS if strict and summary.rejects.total() else 0
