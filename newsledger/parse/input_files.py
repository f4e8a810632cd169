"""Find the files under the given paths in a stable order, and open them with size limits.

Directories are walked in sorted order, without hidden files and folders. Unreadable files are still reported, with
the reason, so that they are counted.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path

from newsledger.model.outcomes import Reject
from newsledger.parse.limits import Budget
from newsledger.parse.opened import File, open_stream
from newsledger.settings import Settings


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file found, or a path with the reason why it cannot be read."""

    path: Path
    reject: Reject | None = None

    @property
    def uri(self) -> str:
        """The path as the caller gave it, in characters every table can hold."""
        return os.fsencode(self.path).decode("utf-8", "backslashreplace")


def find_files(paths: Iterable[str]) -> Iterator[FoundFile]:
    """Yield the files under the paths: paths in the given order, contents of folders and patterns sorted by name."""
    for path in paths:
        for one in expand_pattern(path):
            yield from _walk(Path(one), frozenset(), Path(one))


def expand_pattern(path: str) -> list[str]:
    """Return the files that match a pattern (``news/**/*.html``); an existing path, or no pattern, is kept as it is."""
    if not has_magic(path) or os.path.lexists(path):
        return [path]
    return sorted(found for found in glob(path, recursive=True) if Path(found).is_file())  # noqa: PTH207 -- the pattern may be absolute


@contextmanager
def open_file(found: FoundFile, settings: Settings) -> Iterator[File]:
    """Open a file; one that cannot be opened yields an empty file with the reject."""
    if found.reject is not None:
        yield _make_rejected_file(found, found.reject, settings)
        return
    try:
        stream = found.path.open("rb")
        size = os.fstat(stream.fileno()).st_size
    except OSError as error:
        yield _make_rejected_file(found, _make_reject(error.strerror or str(error)), settings)
        return
    with stream:
        yield open_stream(found.uri, stream, Budget(size, settings))


def _make_rejected_file(found: FoundFile, reject: Reject, settings: Settings) -> File:
    return File(found.uri, b"", io.BytesIO(), Budget(0, settings), reject)


def _make_reject(message: str) -> Reject:
    return Reject("read", "unreadable_file", message)


def _walk(path: Path, above: frozenset[tuple[int, int]], root: Path) -> Iterator[FoundFile]:
    try:
        status = path.stat()
        identity = (status.st_dev, status.st_ino)
        if path != root and path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
            message = "a symbolic link that leads out of the folder; name what it leads to instead"
            yield FoundFile(path, Reject("read", "unsafe_path", message))
        elif stat.S_ISREG(status.st_mode):
            yield FoundFile(path)
        elif not stat.S_ISDIR(status.st_mode):
            yield FoundFile(path, _make_reject("neither a file nor a directory"))
        elif identity in above:
            yield FoundFile(path, _make_reject("a symbolic link to a folder that holds it"))
        else:
            for entry in sorted(entry for entry in path.iterdir() if not entry.name.startswith(".")):
                yield from _walk(entry, above | {identity}, root)
    except FileNotFoundError:
        is_link = path.is_symlink()
        yield FoundFile(path, _make_reject("a broken symbolic link" if is_link else "no such file or directory"))
    except OSError as error:
        yield FoundFile(path, _make_reject(error.strerror or str(error)))
