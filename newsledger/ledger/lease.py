"""Lock a shared store for one writer with a lease that is renewed in the background.

The lease is one object that names its holder, who replaces it every few seconds. Another process that sees it
unchanged for longer than ``STALE`` seconds, by its own clock, takes it over. Every replacement is conditional on the
object being the one last seen, so that only one of two succeeds. Clocks of different machines are never compared.

A holder that sleeps longer than that loses the lease without knowing it; the journal then refuses its commits.
"""

from __future__ import annotations

import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from secrets import token_hex

from newsledger.ledger.store import Store, StoreError

STALE = 30.0
"""Seconds without renewal after which a lease may be taken over; it is renewed three times in that period."""
_LOOK_EVERY = 0.5


class LedgerLockedError(RuntimeError):
    """Raised when another process is writing this ledger; the message names it."""


def parse_signature(content: bytes) -> dict[str, object]:
    """Return the signature; an empty one for content that is none."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def describe_holder(signature: Mapping[str, object]) -> str:
    """Return the holder, process and host of a signature as text."""
    if not {"holder", "process", "host"} <= signature.keys():
        return "a process that has not signed yet"
    return f"{signature['holder']} (process {signature['process']} on {signature['host']})"


@contextmanager
def hold_lease(
    store: Store, path: str, holder: str, timeout: float, stale: float | None = None
) -> Iterator[Callable[[], bool]]:
    """Hold the lease; raises LedgerLockedError, naming the holder, after ``timeout`` seconds of waiting.

    Yields a function that renews the lease and returns whether it is still held.
    """
    lease = _Lease(store, path, holder)
    stale = STALE if stale is None else stale
    lease.take(timeout, stale)
    over = threading.Event()
    renewal = threading.Thread(target=lease.renew_until, args=(over, stale / 3), daemon=True, name="ledger lease")
    renewal.start()
    try:
        yield lease.renew
    finally:
        over.set()
        renewal.join()
        lease.release()


class _Lease:
    """The lease object, as its holder last wrote it."""

    def __init__(self, store: Store, path: str, holder: str) -> None:
        self._store = store
        self._path = path
        self._holder = holder
        self._owner = token_hex(8)
        self._etag: str | None = None
        self._renewing = threading.Lock()

    def take(self, timeout: float, stale: float) -> None:
        """Take the lease once it is free, released, or not renewed for ``stale`` seconds."""
        started = seen_since = time.monotonic()
        seen: str | None = None
        while True:
            etag, signature = self._read_signature()
            if etag != seen:
                seen, seen_since = etag, time.monotonic()
            if etag is None or not signature.get("holder") or time.monotonic() - seen_since >= stale:
                self._etag = etag
                if self._write_signature(held=True):
                    return
            elif time.monotonic() - started >= timeout:
                raise LedgerLockedError(
                    f"{self._store.place} is being written by {describe_holder(signature)}; gave up after {timeout:g} s"
                )
            time.sleep(_LOOK_EVERY if stale > _LOOK_EVERY else stale / 3)

    def renew_until(self, over: threading.Event, every: float) -> None:
        """Renew the lease periodically; stop when another process holds it, which the journal will detect."""
        while not over.wait(every):
            try:
                if not self.renew():
                    return
            except (StoreError, OSError):
                continue  # the store may answer again before the lease is stale

    def renew(self) -> bool:
        """Renew the lease; return False when another process holds it."""
        with self._renewing:
            return self._write_signature(held=True) or (self._is_own() and self._write_signature(held=True))

    def _is_own(self) -> bool:
        """Return whether the stored lease is this process's after all: it was written, but the response was lost."""
        self._etag, signature = self._read_signature()
        return signature.get("owner") == self._owner

    def release(self) -> None:
        """Release the lease if it is still held; if the store does not respond, the lease stays until it is stale."""
        try:
            self._write_signature(held=False)
        except (StoreError, OSError):
            return

    def _read_signature(self) -> tuple[str | None, dict[str, object]]:
        try:
            content, etag = self._store.read(self._path)
        except FileNotFoundError:
            return None, {}
        return etag, parse_signature(content)

    def _write_signature(self, *, held: bool) -> bool:
        """Replace the object if it is the one last seen, always with new bytes, so that its etag changes."""
        who = self._holder if held else None
        signature = {
            "holder": who,
            "process": os.getpid(),
            "host": socket.gethostname(),
            "owner": self._owner,
            "mark": token_hex(8),
        }
        content = json.dumps(signature).encode()
        if self._etag is None:
            etag = self._store.put_if_absent(self._path, content)
        else:
            etag = self._store.put_if_same(self._path, content, self._etag)
        if etag is not None:
            self._etag = etag
        return etag is not None
