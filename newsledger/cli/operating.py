"""Commands that keep a ledger current: what enters is its place and schedules, what leaves is a server, or deployments on one."""

from __future__ import annotations

from newsledger.cli.options import Data, Quiet, Reference, app, laid, settings_of


@app.command
def publish(*, data: Data = None, reference: Reference = None, quiet: Quiet = False) -> int:
    """Make the warehouse anew from the ledger and publish it, also one that was held back."""
    from newsledger.commands.publish import publish_warehouse  # noqa: PLC0415 - keeps the other commands quick to start

    return publish_warehouse(laid(settings_of(data=data, reference=reference, publish_unusual=True)), quiet=quiet)
