"""Start and stop child processes so that none outlives this one, however it dies.

Each child leads its own process group, which is terminated and, if it has not ended after a while, killed.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path

from newsledger.private_files import open_private

_PATIENCE = 15.0
PRIVATE_UMASK = 0o077
"""The umask of a process whose files are nobody else's to read."""

_GUARD = """
import contextlib, os, signal, sys
sys.stdin.buffer.read()
with contextlib.suppress(ProcessLookupError):
    os.kill(int(sys.argv[1]), signal.SIGTERM)
"""


def guard(pid: int) -> subprocess.Popen[bytes]:
    """Make the process with that id, or the group if it is negative, end with this process.

    A guard process waits at the end of a pipe that only this process holds: the pipe closes when this process ends.
    """
    command = [sys.executable, "-S", "-c", _GUARD, str(pid)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603 - a fixed command


class Child:
    """A process with all its descendants."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        environment: Mapping[str, str],
        log: Path | None = None,
        umask: int = -1,
    ) -> None:
        self.name = name
        self.log = log
        with nullcontext() if log is None else open_private(log) as output:
            self._process = subprocess.Popen(  # noqa: S603 - a fixed command
                command, env=dict(environment), stdout=output, stderr=output, start_new_session=True, umask=umask
            )
        self._guard = guard(-self._process.pid)

    @property
    def pid(self) -> int:
        """Its process id, which is also its group's."""
        return self._process.pid

    def has_ended(self) -> bool:
        """Return whether the process itself has ended; its descendants may still run."""
        return self._process.poll() is not None

    def stop(self) -> None:
        """Terminate the group, wait, and kill what is left of it."""
        self._signal_group(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_PATIENCE)
        self._signal_group(signal.SIGKILL)
        self._process.wait()
        self._guard.communicate()

    def _signal_group(self, what: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.pid, what)
