"""Set Prefect's environment so that it keeps to the ledger's state folder.

Call this before prefect is imported: its files go into the state folder, it sends no telemetry, and its server, if it
has to start one, listens on loopback and ends with this process. Its loggers are silent, since a failed flow raises and
the caller reports it in one line; with PREFECT_LOGGING_LEVEL=INFO it logs every step.
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
    """Point Prefect at the state folder; variables set by the user keep their values."""
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
"""Environment of the server and worker of scheduled runs: logs are kept and runs send heartbeats."""


def prepare_serving(home: Path, address: str) -> dict[str, str]:
    """Point this process at the server it is about to start there; returns the environment for its children."""
    home.mkdir(parents=True, exist_ok=True)
    own = {"PREFECT_HOME": str(home.resolve()), "PREFECT_API_URL": address}
    os.environ.update(own)
    for name, value in SCHEDULED.items():
        os.environ.setdefault(name, value)
    return dict(os.environ)


def prepare_registering(address: str | None) -> dict[str, str]:
    """Point this process at the server there, or else at that of the user's Prefect; returns the environment."""
    for name, value in _QUIET.items():
        if name not in {"PREFECT_SERVER_EPHEMERAL_ENABLED", "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"}:
            os.environ.setdefault(name, value)
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_ENABLED", "false")
    if address is not None:
        os.environ["PREFECT_API_URL"] = address
    return dict(os.environ)


def share_server(address: str) -> None:
    """Point worker processes at the server this process has started; otherwise each would start its own."""
    os.environ["PREFECT_API_URL"] = address


def exit_with_parent(parent: int) -> None:
    """Make this worker exit when its parent is gone, however it died; a pool's workers would wait for ever."""
    threading.Thread(target=_exit_when_orphaned, args=(parent,), daemon=True, name="parent watch").start()


def _exit_when_orphaned(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
