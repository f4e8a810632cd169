"""Start Prefect's own server so that it ends with this process.

It ends by itself when this process exits, but not when this process is killed. So a guard process waits at the end of a
pipe that only this process holds: the pipe closes when this process ends, however it died.
"""

from __future__ import annotations

import atexit

from prefect.client.orchestration import get_client
from prefect.settings import get_current_settings

from flows.environment import share_server
from flows.processes import guard

_guarded: set[int] = set()


def start_server() -> None:
    """Start Prefect's server unless one is configured or running; workers use it, and it ends with this process."""
    with get_client(sync_client=True) as client:
        share_server(str(client.api_url))
    if get_current_settings().api.url is not None:
        return
    from prefect.server.api.server import SubprocessASGIServer  # noqa: PLC0415 - takes seconds; only who starts it needs it

    process = SubprocessASGIServer().server_process
    if process is not None and process.pid not in _guarded:
        _guard_server(process.pid)


def _guard_server(pid: int) -> None:
    _guarded.add(pid)
    atexit.register(guard(pid).communicate)
