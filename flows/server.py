"""Prefect's own server: what enters is the one this process has started, what leaves is that it ends with this process.

It ends by itself when this process exits; when it is killed, nobody tells the server. So another process waits at the
end of a pipe that only this one holds: its end is the end of this process, however it died.
"""

from __future__ import annotations

import atexit
import subprocess
import sys

from prefect.client.orchestration import get_client
from prefect.server.api.server import SubprocessASGIServer

from flows.environment import share_server

_GUARD = """
import contextlib, os, signal, sys
sys.stdin.buffer.read()
with contextlib.suppress(ProcessLookupError):
    os.kill(int(sys.argv[1]), signal.SIGTERM)
"""
_guarded: set[int] = set()


def start_server() -> None:
    """Start Prefect's server unless one is configured or running; workers use it, and it ends with this process."""
    with get_client(sync_client=True) as client:
        share_server(str(client.api_url))
    process = SubprocessASGIServer().server_process
    if process is not None and process.pid not in _guarded:
        guard(process.pid)


def guard(pid: int) -> None:
    """Let the process of that id end with this one."""
    _guarded.add(pid)
    command = [sys.executable, "-S", "-c", _GUARD, str(pid)]
    watcher = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603 - our own words
    atexit.register(watcher.communicate)
