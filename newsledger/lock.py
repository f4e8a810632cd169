"""One writer at a time: what enters is the state folder and who wants to write, what leaves is the lock, held.

The kernel holds the lock (flock), so the death of its holder releases it; a file beside it says who the holder is.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

LOCK = "writer.lock"
HOLDER = "writer.json"


class LedgerLockedError(RuntimeError):
    """Another process writes this ledger; the message names it."""


@contextmanager
def writer_lock(state: Path, holder: str, timeout: float) -> Iterator[None]:
    """Hold the writer's lock; raises LedgerLockedError that names the holder after ``timeout`` seconds of waiting."""
    state.mkdir(parents=True, exist_ok=True)
    lock = FileLock(state / LOCK, timeout=timeout, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise LedgerLockedError(
            f"{state.parent} is being written by {_holder(state)}; gave up after {timeout:g} s"
        ) from error
    try:
        _sign(state, holder)
        yield
        (state / HOLDER).unlink(missing_ok=True)
    finally:
        lock.release()


def _sign(state: Path, holder: str) -> None:
    signature = {"holder": holder, "process": os.getpid(), "host": socket.gethostname()}
    unfinished = state / f"{HOLDER}.tmp"
    unfinished.write_text(json.dumps(signature), encoding="utf-8")
    unfinished.replace(state / HOLDER)


def _holder(state: Path) -> str:
    try:
        signature = json.loads((state / HOLDER).read_text(encoding="utf-8"))
        return f"{signature['holder']} (process {signature['process']} on {signature['host']})"
    except (OSError, ValueError, KeyError):
        return "a process that has not signed yet"
