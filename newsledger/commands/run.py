"""``newsledger run``: read inputs into the ledger and print the closing table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from newsledger.coding.version import coder_version
from newsledger.commands.running import FlowRunner, show_run, start_flow
from newsledger.operations.opened_run import OpenedRun, end_idle_run
from newsledger.operations.progress import Progress, set_progress
from newsledger.operations.run_summary import RunSummary
from newsledger.parse.input_files import expand_pattern
from newsledger.parse.inputs import STANDARD_INPUT, is_address, list_inputs
from newsledger.resources import ARTICLES
from newsledger.settings import Settings


def run_inputs(inputs: Sequence[str], settings: Settings, *, quiet: bool = False, strict: bool = False) -> int:
    """Run the flow over the inputs and print the run summary; raises the error that made it fail.

    Prefect is loaded only when there is something to do. With ``strict`` the exit code is 4 when there are new rejects.
    """
    paths = list(inputs) or [str(ARTICLES)]
    coder_version(settings.model)  # reports a missing or unfit model before anything is started

    def run(progress: Progress) -> RunSummary:
        set_progress(progress)
        with ExitStack() as held:
            found = end_idle_run(paths, settings, held)
            if isinstance(found, RunSummary):
                return found
            return start_flow(_import_flow(paths, settings, found), settings, progress)

    return show_run("run", run, settings, _total_bytes(paths), quiet=quiet, strict=strict)


def _import_flow(paths: Sequence[str], settings: Settings, opened: OpenedRun | Exception) -> Callable[[], FlowRunner]:
    def start() -> FlowRunner:
        from flows.ledger import run_ledger  # noqa: PLC0415 - Prefect's environment is set before it is imported

        return lambda progress: run_ledger(paths, settings, progress, opened)

    return start


def _total_bytes(paths: Sequence[str]) -> int:
    """Return the size in bytes of all inputs on disk; raises FileNotFoundError when none of them exists."""
    total = 0
    for path in (
        one
        for given in list_inputs(paths).paths
        if given != STANDARD_INPUT and not is_address(given)
        for one in expand_pattern(given)
    ):
        files = Path(path).rglob("*") if Path(path).is_dir() else [Path(path)]
        total += sum(file.stat().st_size for file in files if file.is_file())
    return total
