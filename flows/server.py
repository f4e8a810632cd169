"""Start Prefect's own server so that it ends with this process.

It ends by itself when this process exits, but not when this process is killed. So a guard process waits at the end of a
pipe that only this process holds: the pipe closes when this process ends, however it died.
"""

from __future__ import annotations

import atexit
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prefect.client.orchestration import get_client
from prefect.settings import get_current_settings

from flows.environment import child_environment, share_server
from flows.processes import PRIVATE_UMASK, guard

if TYPE_CHECKING:  # takes seconds; only who starts a server needs it
    from prefect.server.api.server import SubprocessASGIServer

_guarded: set[int] = set()
SERVER_COMMAND = (
    *(sys.executable, "-m", "uvicorn", "--factory", "flows.page_guard:create_server", "--lifespan", "on"),
    *("--app-dir", str(Path(__file__).resolve().parent.parent)),
)
"""Starts Prefect's server behind the page guard; host, port and log level follow."""


def start_server() -> None:
    """Start Prefect's server unless one is configured or running; workers use it, and it ends with this process."""
    server = None if get_current_settings().api.url is not None else _make_server()
    with get_client(sync_client=True) as client:
        share_server(str(client.api_url))
    process = None if server is None else server.server_process
    if process is not None and process.pid not in _guarded:
        _guard_server(process.pid)


def _make_server() -> SubprocessASGIServer:
    """Return the server of this process, which Prefect's client starts, with the page guard in front of it."""
    from prefect.server.api.server import SubprocessASGIServer  # noqa: PLC0415 - takes seconds

    class GuardedServer(SubprocessASGIServer):
        def _run_uvicorn_command(self) -> subprocess.Popen[Any]:
            given = get_current_settings().to_environment_variables(exclude_unset=True)
            own = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1"}
            place = ("--host", "127.0.0.1", "--port", str(self.port), "--log-level", "error")
            return subprocess.Popen(  # noqa: S603 - a fixed command
                [*SERVER_COMMAND, *place], env=child_environment(own | given), umask=PRIVATE_UMASK
            )

    return GuardedServer()


def _guard_server(pid: int) -> None:
    _guarded.add(pid)
    atexit.register(guard(pid).communicate)
