"""Make and read the auth string of a ledger's Prefect server: user and password, kept in a file only its owner reads.

Server, worker, runs and page use the same one. A user who has set PREFECT_SERVER_API_AUTH_STRING keeps it.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

SERVER, CLIENT = "PREFECT_SERVER_API_AUTH_STRING", "PREFECT_API_AUTH_STRING"
"""Prefect's settings of the two sides."""
_USER = "newsledger"
_BYTES = 32


def auth_file(home: Path) -> Path:
    """Return the file of the auth string in Prefect's folder."""
    return home / "auth"


def make_auth(home: Path, given: str | None = None) -> dict[str, str]:
    """Return the environment of a server that asks for an auth string and of its clients: the given one, or the file's."""
    written = given or _read_or_make(auth_file(home))
    return {SERVER: written, CLIENT: written}


def describe_place(home: Path, used: str) -> str:
    """Return where a person finds the auth string in use: never the string itself, which would stand in logs."""
    path = auth_file(home)
    return f"it stands in {path}" if path.exists() and used == _read(path) else f"that of {SERVER}"


def _read_or_make(path: Path) -> str:
    """Return the file's auth string, made at the first call; of two processes that make it, one wins."""
    with suppress(FileExistsError):
        _write_new(path, f"{_USER}:{secrets.token_urlsafe(_BYTES)}")
    path.chmod(0o600)
    return _read(path)


def _read(path: Path) -> str:
    written = path.read_text(encoding="ascii").strip()
    if not written.partition(":")[2]:
        raise ValueError(f"{path}: no auth string of the form user:password; delete the file and start again")
    return written


def _write_new(path: Path, words: str) -> None:
    """Write the file whole, so that nobody reads half of it; raises FileExistsError when there is one."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(f"{words}\n")
        os.link(unfinished, path)
    finally:
        unfinished.unlink()
