"""Keep writers away while a ledger is read as a whole, without writing anything, not even a lock of one's own.

On disk the writers' lock file is locked for reading, if there is one that this user may open; in object storage, where
nobody can be kept away, the lease has to be free or to have gone stale.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from newsledger.ledger import lease
from newsledger.ledger.lease import LedgerLockedError, describe_holder, parse_signature
from newsledger.ledger.lock import HOLDER, LOCK
from newsledger.ledger.store import Address, Store

_LOOK_EVERY = 0.2


@contextmanager
def hold_read_lock(store: Store, state: str, timeout: float) -> Iterator[None]:
    """Wait until nobody writes; raises LedgerLockedError, naming the writer, after ``timeout`` seconds."""
    if isinstance(store.place, Address):
        _wait_for_lease(store, f"{state}/{HOLDER}", timeout)
        yield
        return
    try:
        descriptor = os.open(store.place / state / LOCK, os.O_RDONLY)
    except OSError:
        yield  # nobody has written yet, or this user may not look
        return
    try:
        _share_lock(descriptor, store, state, timeout)
        yield
    finally:
        os.close(descriptor)


def _share_lock(descriptor: int, store: Store, state: str, timeout: float) -> None:
    import fcntl  # noqa: PLC0415 - only systems with flock have it; elsewhere a ledger on disk is not locked for reading

    last = time.monotonic() + timeout
    while True:
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
            return
        if time.monotonic() >= last:
            raise _make_error(store, _read(store, f"{state}/{HOLDER}")[1], timeout)
        time.sleep(_LOOK_EVERY)


def _wait_for_lease(store: Store, path: str, timeout: float) -> None:
    last = time.monotonic() + timeout
    seen: str | None = None
    seen_since = time.monotonic()
    while True:
        etag, content = _read(store, path)
        if etag != seen:
            seen, seen_since = etag, time.monotonic()
        if not parse_signature(content).get("holder") or time.monotonic() - seen_since >= lease.STALE:
            return
        if time.monotonic() >= last:
            raise _make_error(store, content, timeout)
        time.sleep(min(_LOOK_EVERY, lease.STALE / 3))


def _read(store: Store, path: str) -> tuple[str | None, bytes]:
    try:
        content, etag = store.read(path)
    except FileNotFoundError:
        return None, b""
    return etag, content


def _make_error(store: Store, content: bytes, timeout: float) -> LedgerLockedError:
    holder = describe_holder(parse_signature(content))
    return LedgerLockedError(f"{store.place} is being written by {holder}; gave up after {timeout:g} s")
