"""Processes that this one starts and stops: what enters is commands, what leaves is that none outlives it, however it dies.

Each leads a group of its own, which is told to end and, when it has not after a while, made to.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path

_PATIENCE = 15.0

_GUARD = """
import contextlib, os, signal, sys
sys.stdin.buffer.read()
with contextlib.suppress(ProcessLookupError):
    os.kill(int(sys.argv[1]), signal.SIGTERM)
"""


def guard(pid: int) -> subprocess.Popen[bytes]:
    """Let the process of that id, or with a minus the group, end with this one.

    Another process waits at the end of a pipe that only this one holds: its end is the end of this process.
    """
    command = [sys.executable, "-S", "-c", _GUARD, str(pid)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603 - our own words


class Child:
    """A process with all that it starts."""

    def __init__(
        self, name: str, command: Sequence[str], environment: Mapping[str, str], log: Path | None = None
    ) -> None:
        self.name = name
        self.log = log
        with nullcontext() if log is None else log.open("wb") as output:
            self._process = subprocess.Popen(  # noqa: S603 - our own words
                command, env=dict(environment), stdout=output, stderr=output, start_new_session=True
            )
        self._guard = guard(-self._process.pid)

    @property
    def pid(self) -> int:
        """Its process id, which is its group's too."""
        return self._process.pid

    def has_ended(self) -> bool:
        """Return whether it is gone; what it has started may not be."""
        return self._process.poll() is not None

    def stop(self) -> None:
        """Tell the group to end, wait, and end what is left of it."""
        self._signal_group(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_PATIENCE)
        self._signal_group(signal.SIGKILL)
        self._process.wait()
        self._guard.communicate()

    def _signal_group(self, what: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.pid, what)
