"""Prefect's own server: what enters is the one this process has started, what leaves is that it ends with this process.

It ends by itself when this process exits; when it is killed, nobody tells the server. So another process waits at the
end of a pipe that only this one holds: its end is the end of this process, however it died.
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
        _end_with_this(process.pid)


def _end_with_this(pid: int) -> None:
    _guarded.add(pid)
    atexit.register(guard(pid).communicate)
