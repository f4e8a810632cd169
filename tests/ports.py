"""Ports on loopback for servers that are started later: what enters is nothing, what leaves is a port that nobody else is given."""

from __future__ import annotations

import atexit
import socket


def reserved_port() -> int:
    """Return a port that is kept for this process and those it starts until it ends.

    It is bound here and never listened at: a server that reuses addresses, as all of ours do, can have it.
    """
    reserved = socket.socket()
    reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    reserved.bind(("127.0.0.1", 0))
    atexit.register(reserved.close)
    port: int = reserved.getsockname()[1]
    return port
