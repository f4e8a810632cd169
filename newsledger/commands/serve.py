"""``newsledger serve``: keep a ledger current from inputs on a schedule, on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newsledger.coding.version import coder_version
from newsledger.operations.schedules import Schedule, build_manifest
from newsledger.operations.terminal import print_line
from newsledger.parse.inputs import iter_inputs
from newsledger.settings import Settings

INBOX = "inbox"


def serve_ledger(inputs: Sequence[str], settings: Settings, schedule: Schedule, port: int) -> int:
    """Run server, worker and deployments on this machine until stopped; raises ServeError when that fails."""
    paths = list(inputs) or [_make_inbox()]
    manifest = build_manifest(paths, settings, schedule)
    coder_version(settings.model)  # reports a missing or unfit model or input before anything is started
    iter_inputs(paths, settings)
    print_line(f"starting Prefect's server and a worker for {', '.join(paths)} → {settings.data}")
    from flows.environment import prepare_serving  # noqa: PLC0415 - sets Prefect's environment before its import

    home = settings.state / "prefect"
    environment = prepare_serving(settings.state, port, settings.history_days)
    from flows.auth import SERVER, describe_place  # noqa: PLC0415 - same
    from flows.serving import Box, serve  # noqa: PLC0415 - same

    pool = manifest["deployments"][0]["work_pool"]["name"]
    serve(
        Box(port, home / "server.log", describe_place(home, environment[SERVER]), pool, environment, print_line),
        manifest,
    )
    return 0


def _make_inbox() -> str:
    """Create and return the folder that is watched when no inputs are given."""
    Path(INBOX).mkdir(exist_ok=True)
    return INBOX
