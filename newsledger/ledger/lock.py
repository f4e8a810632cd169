"""Lock a ledger for one writer at a time.

On disk the kernel holds the lock (flock), so the death of its holder releases it, and a file next to it names the
holder. In object storage the lock is a lease (``newsledger/ledger/lease.py``).
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from newsledger.ledger.lease import LedgerLockedError, describe_holder, hold_lease, parse_signature
from newsledger.ledger.store import Address, Store
from newsledger.private_files import PRIVATE, make_private_folder, write_private

__all__ = ["LedgerLockedError", "hold_file_lock", "hold_write_lock"]

LOCK = "writer.lock"
HOLDER = "writer.json"


@contextmanager
def hold_write_lock(store: Store, state: str, holder: str, timeout: float) -> Iterator[Callable[[], bool]]:
    """Hold the write lock; yields a function that returns whether it is still held.

    Raises LedgerLockedError, naming the holder, after ``timeout`` seconds of waiting.
    """
    if isinstance(store.place, Address):
        with hold_lease(store, f"{state}/{HOLDER}", holder, timeout) as is_held:
            yield is_held
    else:
        with hold_file_lock(store.place / state, holder, timeout):
            yield lambda: True


@contextmanager
def hold_file_lock(state: Path, holder: str, timeout: float) -> Iterator[None]:
    """Hold the lock file; raises LedgerLockedError, naming the holder, after ``timeout`` seconds of waiting."""
    make_private_folder(state)
    lock = FileLock(state / LOCK, timeout=timeout, mode=PRIVATE, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise LedgerLockedError(
            f"{state.parent} is being written by {_read_holder(state)}; gave up after {timeout:g} s"
        ) from error
    try:
        _sign(state, holder)
        yield
    finally:
        (state / HOLDER).unlink(missing_ok=True)
        lock.release()


def _sign(state: Path, holder: str) -> None:
    signature = {"holder": holder, "process": os.getpid(), "host": socket.gethostname()}
    unfinished = state / f"{HOLDER}.tmp"
    write_private(unfinished, json.dumps(signature))
    unfinished.replace(state / HOLDER)


def _read_holder(state: Path) -> str:
    try:
        content = (state / HOLDER).read_bytes()
    except OSError:
        content = b""
    return describe_holder(parse_signature(content))
