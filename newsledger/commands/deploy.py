"""``newsledger deploy``: register deployments for inputs, a ledger and a schedule on a Prefect server."""

from __future__ import annotations

from collections.abc import Sequence

from newsledger.operations.schedules import Schedule, build_manifest
from newsledger.operations.terminal import print_line
from newsledger.settings import Settings


def deploy_ledger(
    inputs: Sequence[str], settings: Settings, schedule: Schedule, *, pool: str | None, server: str | None
) -> int:
    """Register the deployments on the server, by default that of the user's Prefect; raises DeployError."""
    if not inputs:
        raise ValueError("say what is to be read on schedule: files, folders, patterns, feeds or @lists")
    manifest = build_manifest(inputs, settings, schedule, pool)
    from flows.environment import prepare_registering  # noqa: PLC0415 - sets Prefect's environment before its import

    environment = prepare_registering(server)
    from flows.deployments import register  # noqa: PLC0415 - same

    names = register(manifest, environment)
    used = manifest["deployments"][0]["work_pool"]["name"]
    print_line(f"deployed {', '.join(names)}; a worker runs them: prefect worker start --pool {used}")
    return 0
