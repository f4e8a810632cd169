"""Files: what enters is paths, what leaves is the files under them in a stable order, opened with bounds.

A directory is walked in sorted order; hidden files and folders are left out. What cannot be read is still found, with
its reason, so that it is counted.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from newsledger.identity import hash_bytes, stable_id
from newsledger.parse.outcomes import Input, Reject

HEAD_BYTES = 65_536
_CHUNK = 1 << 20
_SUFFIXES = frozenset((".txt", ".text", ".md", ".json", ".jsonl", ".ndjson", ".html", ".htm", ".gz", ".zst", ".bz2"))


@dataclass(frozen=True, slots=True)
class Found:
    """A file found, or what stands in its place with the reason why it cannot be read."""

    path: Path
    unreadable: str | None = None

    @property
    def uri(self) -> str:
        """The path as the caller gave it, in characters every table can hold."""
        return os.fsencode(self.path).decode("utf-8", "backslashreplace")

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()

    @property
    def stem(self) -> str:
        """The file's name without folder and without the suffixes of formats and compressions."""
        name = Path(self.uri).name
        while Path(name).suffix.lower() in _SUFFIXES:
            name = Path(name).stem
        return name


@dataclass(frozen=True, slots=True)
class File:
    """A file opened for reading: its first bytes, and the stream at its beginning."""

    found: Found
    head: bytes
    stream: BinaryIO
    unreadable: str | None = None

    def make_input(self, format_name: str, content: bytes, position: int | None = None) -> Input:
        """Return the input of these bytes; ``position`` counts from 1 where a file holds several."""
        return Input(
            stable_id(self.found.uri, position),
            self.found.uri,
            self.found.stem if position is None else f"{self.found.stem}-{position}",
            format_name,
            content,
            hash_bytes(content),
            position=position,
        )

    def make_reject(
        self, format_name: str, reason: str, message: str, position: int | None = None, raw_hash: str | None = None
    ) -> Input:
        """Return the input that could not be read, without content."""
        source_id = self.found.stem if position is None else f"{self.found.stem}-{position}"
        return Input(
            stable_id(self.found.uri, position),
            self.found.uri,
            source_id,
            format_name,
            b"",
            raw_hash or hash_bytes(b""),
            Reject("read", reason, message),
            position,
        )

    def hash_onwards(self, start: bytes, *, to_line_end: bool = False) -> str:
        """Return the hash of ``start`` and what follows in the stream, or in its line, never holding it whole."""
        digest = blake2b(start, digest_size=16)
        while chunk := self.stream.readline(_CHUNK) if to_line_end else self.stream.read(_CHUNK):
            digest.update(chunk)
            if to_line_end and chunk.endswith(b"\n"):
                break
        return digest.hexdigest()


def find_files(paths: Iterable[str]) -> Iterator[Found]:
    """Yield the files under the paths: the paths in the order given, a directory's entries sorted by name."""
    for path in paths:
        yield from _walk(Path(path), frozenset())


@contextmanager
def open_file(found: Found) -> Iterator[File]:
    """Open a file found; what cannot be opened yields an empty one that says why."""
    if found.unreadable is not None:
        yield File(found, b"", io.BytesIO(), found.unreadable)
        return
    try:
        stream = found.path.open("rb")
        head = stream.read(HEAD_BYTES)
        stream.seek(0)
    except OSError as error:
        yield File(found, b"", io.BytesIO(), error.strerror or str(error))
        return
    with stream:
        yield File(found, head, stream)


def _walk(path: Path, above: frozenset[tuple[int, int]]) -> Iterator[Found]:
    try:
        status = path.stat()
        identity = (status.st_dev, status.st_ino)
        if stat.S_ISREG(status.st_mode):
            yield Found(path)
        elif not stat.S_ISDIR(status.st_mode):
            yield Found(path, "neither a file nor a directory")
        elif identity in above:
            yield Found(path, "a symbolic link to a folder that holds it")
        else:
            for entry in sorted(entry for entry in path.iterdir() if not entry.name.startswith(".")):
                yield from _walk(entry, above | {identity})
    except FileNotFoundError:
        yield Found(path, "a symbolic link to what is not there" if path.is_symlink() else "no such file or directory")
    except OSError as error:
        yield Found(path, error.strerror or str(error))
