"""Make folders and files that only their owner may read: those of a ledger's state, which hold passwords and addresses."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

PRIVATE = 0o600
"""The mode of a private file."""
_PRIVATE_FOLDER = 0o700
_OTHERS = 0o077


def make_private_folder(folder: Path) -> None:
    """Create the folder, parents included, and take it from everybody but its owner."""
    folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    make_private(folder)


def make_private(path: Path) -> None:
    """Take what others may do from the file or folder; one of another owner is left as it is."""
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & _OTHERS:
        with suppress(PermissionError):
            path.chmod(mode & ~_OTHERS)


def open_private(path: Path) -> BinaryIO:
    """Open a private file for writing, emptied."""
    file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE), "wb")
    os.fchmod(file.fileno(), PRIVATE)
    return file


def write_private(path: Path, words: str) -> None:
    """Write a private text file."""
    with open_private(path) as file:
        file.write(words.encode("utf-8"))
