"""Set Prefect's environment so that it keeps to the ledger's state folder.

Call this before prefect is imported: its files go into the state folder, it sends no telemetry, and its server, if it
has to start one, listens on loopback and ends with this process. Its loggers are silent, since a failed flow raises and
the caller reports it in one line; with PREFECT_LOGGING_LEVEL=INFO it logs every step.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Mapping
from pathlib import Path

from flows.auth import SERVER, make_auth
from flows.page_guard import find_origins
from newsledger.private_files import make_private, make_private_folder

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
_NO_PAGE = 0
"""Port of a server that shows no page."""
_DAYS_KEPT = 30


def prepare(state: Path, history_days: int = _DAYS_KEPT) -> None:
    """Point Prefect at the state folder; variables set by the user keep their values."""
    home = _make_home(state)
    os.environ.setdefault("PREFECT_HOME", str(home))
    own = {} if _is_server_named() else make_auth(home, os.environ.get(SERVER)) | _page_environment(_NO_PAGE)
    for name, value in (_QUIET | _make_history(history_days) | own).items():
        os.environ.setdefault(name, value)


def _make_home(state: Path) -> Path:
    """Create and return Prefect's folder in the state folder; neither is anybody else's to read, nor are its files."""
    make_private_folder(state)
    home = (state / "prefect").resolve()
    make_private_folder(home)
    for path in home.iterdir():
        if path.is_file():
            make_private(path)
    return home


def _is_server_named() -> bool:
    """Return whether the user's environment or Prefect profile names a server, which has its own auth string."""
    profiles = Path(os.environ.get("PREFECT_PROFILES_PATH") or Path(os.environ["PREFECT_HOME"], "profiles.toml"))
    return "PREFECT_API_URL" in os.environ or (
        profiles.exists() and "PREFECT_API_URL" in profiles.read_text(encoding="utf-8", errors="replace")
    )


def _make_history(days: int) -> dict[str, str]:
    """Return the environment of a server that deletes older runs, with their logs and artifacts, and events."""
    return {
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs,orphans",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(days * 86_400),
    }


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


def prepare_serving(state: Path, port: int, history_days: int = _DAYS_KEPT) -> dict[str, str]:
    """Point this process at the server it is about to start at the port; returns the environment for its children."""
    home = _make_home(state)
    own = {"PREFECT_HOME": str(home), "PREFECT_API_URL": f"http://127.0.0.1:{port}/api"}
    os.environ.update(own | make_auth(home, os.environ.get(SERVER)) | _page_environment(port))
    for name, value in (SCHEDULED | _make_history(history_days)).items():
        os.environ.setdefault(name, value)
    return dict(os.environ)


def _page_environment(port: int) -> dict[str, str]:
    """Return the environment of a server that lets no page but its own, at the port, ask it across origins; port 0 is no page's."""
    return {"PREFECT_SERVER_CORS_ALLOWED_ORIGINS": ",".join(find_origins(port))}


def prepare_registering(address: str | None) -> dict[str, str]:
    """Point this process at the server there, or else at that of the user's Prefect; returns the environment."""
    for name, value in _QUIET.items():
        if name not in {"PREFECT_SERVER_EPHEMERAL_ENABLED", "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"}:
            os.environ.setdefault(name, value)
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_ENABLED", "false")
    if address is not None:
        os.environ["PREFECT_API_URL"] = address
    return dict(os.environ)


def child_environment(own: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a process that this one starts: its own, with these variables."""
    return {**os.environ, **own}


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
