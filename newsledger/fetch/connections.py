"""Connect to a host only at addresses that were checked.

The host name is resolved once, here, and exactly the checked addresses are dialled; TLS and the Host header still use
the name. Every read and write is also bounded by the deadline of its request.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

from newsledger.fetch.addresses import resolve_host
from newsledger.fetch.answers import make_rejection

_MOST_CONNECTIONS = 20


class Deadline:
    """The time by which the current request must be answered in full: ``seconds`` after its start."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._ends = time.monotonic() + seconds

    def start(self) -> None:
        """Restart the countdown."""
        self._ends = time.monotonic() + self._seconds

    def bound(self, timeout: float | None) -> float:
        """Return the timeout or the seconds left, whichever is less; raises RejectedError when none are left."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise make_rejection("fetch_failed", f"no whole answer within {self._seconds:g} s")
        return left if timeout is None else min(left, timeout)


class BoundedStream(httpcore.NetworkStream):
    """A connection on which every wait is bounded by the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.bound(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.bound(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.bound(timeout))
        return BoundedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class CheckedBackend(httpcore.SyncBackend):
    """Dials only checked addresses, one after another until one answers."""

    def __init__(self, deadline: Deadline, *, allow_private: bool) -> None:
        self._deadline = deadline
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        *others, last = resolve_host(host, port, allow_private=self._allow_private)
        for address in others:
            try:
                return self._dial(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue  # the next address of the host may answer
        return self._dial(last, port, timeout, local_address, socket_options)

    def _dial(
        self,
        address: str,
        port: int,
        timeout: float | None,
        local_address: str | None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None,
    ) -> httpcore.NetworkStream:
        bounded = self._deadline.bound(timeout)
        return BoundedStream(super().connect_tcp(address, port, bounded, local_address, socket_options), self._deadline)


class CheckedTransport(httpx.HTTPTransport):
    """httpx's transport over the checked backend.

    Its parent's constructor is not called: it would create a pool that dials any address. If httpx ever renames its
    pool, requests fail; they never bypass the check.
    """

    def __init__(self, deadline: Deadline, *, allow_private: bool) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            max_connections=_MOST_CONNECTIONS,
            keepalive_expiry=5.0,
            http2=False,
            network_backend=CheckedBackend(deadline, allow_private=allow_private),
        )
