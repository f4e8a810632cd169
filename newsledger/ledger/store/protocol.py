"""The interface of a store: read and write files as bytes by path, each file whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from newsledger.model.ledger_address import Place


class StoreError(RuntimeError):
    """Raised when the store does not respond, or refuses; the message is one line."""


class Store(Protocol):
    """Files below one place. Paths are relative, with slashes; a missing file raises FileNotFoundError."""

    @property
    def place(self) -> Place:
        """The location of the store."""

    @property
    def is_shared(self) -> bool:
        """Whether writers are not locked by a kernel, so that one may sleep, be taken over and wake up again."""

    def read(self, path: str) -> tuple[bytes, str]:
        """Return the file's bytes and the matching etag."""

    def get(self, path: str) -> bytes:
        """Return the file's bytes."""

    def put(self, path: str, content: bytes) -> None:
        """Create or replace the file; readers see the old content or the new."""

    def put_if_absent(self, path: str, content: bytes) -> str | None:
        """Create the file and return its etag; None when it already exists."""

    def put_if_same(self, path: str, content: bytes, etag: str) -> str | None:
        """Replace the file if it has this etag and return the new etag; None when it has another or is missing."""

    def etag(self, path: str) -> str | None:
        """Return the file's etag, which changes whenever the file does; None when there is no file."""

    def exists(self, path: str) -> bool:
        """Return whether the file exists."""

    def files(self, prefix: str) -> Mapping[str, str]:
        """Return the sorted paths of all files below the folder, with their etags."""

    def send(self, path: str, file: Path) -> str:
        """Upload a local file of any size and return its etag."""

    def fetch(self, path: str, file: Path) -> str:
        """Download the file, of any size, to a local path and return its etag."""

    def move(self, moves: Iterable[tuple[str, str]]) -> list[str]:
        """Move each source to its target; return the sources that do not exist."""

    def delete(self, paths: Iterable[str]) -> None:
        """Delete the files; missing ones are ignored."""

    def clear(self, prefix: str) -> None:
        """Delete the folder and everything below it."""

    def settle(self) -> None:
        """Return once everything done so far survives a power cut."""
