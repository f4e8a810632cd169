"""What a ledger asks of the place it is kept in: paths and bytes enter and leave, each file whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from newsledger.model.ledger_address import Place


class StoreError(RuntimeError):
    """The place does not answer, or refuses; the message is one line."""


class Store(Protocol):
    """Files below one place. Paths are relative and have slashes; a file that is not there is FileNotFoundError."""

    @property
    def place(self) -> Place:
        """Where it is."""

    @property
    def is_shared(self) -> bool:
        """Whether no kernel watches over its writers, so that one may sleep, be taken over and wake up again."""

    def read(self, path: str) -> tuple[bytes, str]:
        """Return the file's bytes and its etag, which belong together."""

    def get(self, path: str) -> bytes:
        """Return the file's bytes."""

    def put(self, path: str, content: bytes) -> None:
        """Make or replace the file; readers see the old one or the new one."""

    def put_if_absent(self, path: str, content: bytes) -> str | None:
        """Make the file and return its etag; None when there is one already."""

    def put_if_same(self, path: str, content: bytes, etag: str) -> str | None:
        """Replace the file that has this etag and return the new etag; None when it has another or is gone."""

    def etag(self, path: str) -> str | None:
        """Return what changes whenever the file does; None when there is no file."""

    def exists(self, path: str) -> bool:
        """Return whether there is such a file."""

    def files(self, prefix: str) -> Mapping[str, str]:
        """Return the paths of all files in that folder and below it, in order, with their etags."""

    def send(self, path: str, file: Path) -> str:
        """Put a file of this machine, however large, and return its etag."""

    def fetch(self, path: str, file: Path) -> str:
        """Write the file to a path of this machine, however large, and return its etag."""

    def move(self, moves: Iterable[tuple[str, str]]) -> list[str]:
        """Put each first file in the place of each second; return the first ones that are not there."""

    def delete(self, paths: Iterable[str]) -> None:
        """Remove the files; those that are not there are passed over."""

    def clear(self, prefix: str) -> None:
        """Remove the folder and everything below it."""

    def settle(self) -> None:
        """Return when everything done so far outlives a power cut."""
