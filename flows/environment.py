"""Prefect's surroundings: what enters is the ledger's state folder, what leaves is an environment that keeps to it.

Called before prefect is imported: its files go into the state folder, it sends nothing anywhere, and its server, when
it must start one, listens on loopback and ends with this process. Its loggers are silent: a flow that fails raises, and
who started it says so in one line; with PREFECT_LOGGING_LEVEL=INFO it tells every step.
"""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

_QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "OMP_NUM_THREADS": "1",
}


def prepare(state: Path) -> None:
    """Point Prefect at the state folder; what the user has set in the environment stays."""
    home = (state / "prefect").resolve()
    home.mkdir(parents=True, exist_ok=True)
    for name, value in {**_QUIET, "PREFECT_HOME": str(home)}.items():
        os.environ.setdefault(name, value)


SCHEDULED = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_LEVEL": "INFO",
    "PREFECT_LOGGING_TO_API_ENABLED": "true",
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
    "OMP_NUM_THREADS": "1",
}
"""What server and worker of scheduled runs are told: they keep their logs, and a run that is alive says so."""


def prepare_serving(home: Path, address: str) -> dict[str, str]:
    """Let this process use the server that it is about to start at the address; returns its children's environment."""
    home.mkdir(parents=True, exist_ok=True)
    own = {"PREFECT_HOME": str(home.resolve()), "PREFECT_API_URL": address}
    os.environ.update(own)
    for name, value in SCHEDULED.items():
        os.environ.setdefault(name, value)
    return dict(os.environ)


def prepare_registering(address: str | None) -> dict[str, str]:
    """Let this process use the server at the address, or the one that the user's Prefect knows; returns the environment."""
    for name, value in _QUIET.items():
        if name not in {"PREFECT_SERVER_EPHEMERAL_ENABLED", "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"}:
            os.environ.setdefault(name, value)
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_ENABLED", "false")
    if address is not None:
        os.environ["PREFECT_API_URL"] = address
    return dict(os.environ)


def share_server(address: str) -> None:
    """Let worker processes use the server that this process has started, where each would start one of its own."""
    os.environ["PREFECT_API_URL"] = address


def exit_with_parent(parent: int) -> None:
    """Let this worker end when the process that started it is gone, however it died; a pool's workers wait for ever."""
    threading.Thread(target=_exit_when_orphaned, args=(parent,), daemon=True, name="parent watch").start()


def _exit_when_orphaned(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
