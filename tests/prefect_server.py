"""One Prefect server for all processes of a test run: what enters is nothing, what leaves is its address and a database.

Prefect reads its settings when it is imported, so that the port is reserved before: by the process that starts the run,
whose environment the others inherit. Whoever needs the server first starts it, as Prefect's own client would, in a
process of its own, which ends with the one that started it.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import httpx

from flows.processes import Child
from tests.ports import reserved_port
from tests.sharing import made_once, shared_folder
from tests.waiting import until

_DATABASE = "prefect.db"
PATIENT = {
    "PREFECT_API_REQUEST_TIMEOUT": "300",
    "PREFECT_SERVER_DATABASE_TIMEOUT": "300",
    "PREFECT_SERVER_DATABASE_CONNECTION_TIMEOUT": "300",
}
"""Clients and servers that wait for a machine which has other work."""


def reserve() -> None:
    """Choose the run's port, unless the process that started this one has; before Prefect is imported."""
    chosen = shared_folder() / "port"
    if chosen.exists():
        return
    chosen.touch()
    os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{reserved_port()}/api"
    os.environ.update(PATIENT)


def started_once() -> str:
    """Return the server's address as soon as it answers."""
    return made_once("server", _start)[0]


def give_database(home: Path) -> None:
    """Put an empty database of Prefect into the folder, so that its next server need not make one."""
    _, empty = made_once("server", _start)
    home.mkdir(parents=True, exist_ok=True)
    shutil.copy(empty, home / _DATABASE)


def _start(folder: Path) -> tuple[str, Path]:
    address, empty = os.environ["PREFECT_API_URL"], folder / "empty.db"
    server = _child(address, folder)
    until(lambda: server.has_ended() or _answers(address), "Prefect's server")
    if server.has_ended():
        raise RuntimeError(f"Prefect's server has ended: {(folder / 'server.log').read_text(encoding='utf-8')}")
    with closing(sqlite3.connect(folder / _DATABASE)) as live, closing(sqlite3.connect(empty)) as copy:
        live.backup(copy)
    return address, empty


def _child(address: str, home: Path) -> Child:
    port = address.removesuffix("/api").rpartition(":")[2]
    words = ["--factory", "prefect.server.api.server:create_app", "--host", "127.0.0.1", "--port", port]
    command = [sys.executable, "-m", "uvicorn", *words, "--log-level", "error", "--lifespan", "on"]
    own = {"PREFECT_HOME": str(home), "PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1"}
    server = Child("server", command, os.environ | own | {"PREFECT__SERVER_FINAL": "1"}, home / "server.log")
    atexit.register(server.stop)
    return server


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/health", timeout=30).is_success
    except httpx.HTTPError:
        return False
