"""``newsledger publish``: rebuild and publish the warehouse of a ledger, even one that was held back."""

from __future__ import annotations

from newsledger.commands.recode import existing_lake
from newsledger.commands.running import FlowRunner, run_flow
from newsledger.settings import Settings


def publish_warehouse(settings: Settings, *, quiet: bool) -> int:
    """Run the flow; raises the error that made it fail."""
    existing_lake(settings)

    def start() -> FlowRunner:
        from flows.warehouse import run_warehouse  # noqa: PLC0415 - Prefect's environment is set before it is imported

        return lambda progress: run_warehouse(settings, progress)

    return run_flow("publish", start, settings, 0, quiet=quiet)
