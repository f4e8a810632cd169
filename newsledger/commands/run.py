"""``newsledger run``: read inputs into the ledger and print the closing table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newsledger.coding.coder import coder_version
from newsledger.commands.running import FlowRunner, run_flow
from newsledger.parse.input_files import expand_pattern
from newsledger.parse.inputs import STANDARD_INPUT, is_address, list_inputs
from newsledger.resources import ARTICLES
from newsledger.settings import Settings


def run_inputs(inputs: Sequence[str], settings: Settings, *, quiet: bool = False, strict: bool = False) -> int:
    """Run the flow over the inputs and print the run summary; raises the error that made it fail.

    With ``strict`` the exit code is 4 when there are new rejects.
    """
    paths = list(inputs) or [str(ARTICLES)]
    coder_version(settings.model)  # reports a missing or unfit model before anything is started

    def start() -> FlowRunner:
        from flows.ledger import run_ledger  # noqa: PLC0415 - Prefect's environment is set before it is imported

        return lambda progress: run_ledger(paths, settings, progress)

    return run_flow("run", start, settings, _total_bytes(paths), quiet=quiet, strict=strict)


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
