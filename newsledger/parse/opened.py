"""Open a stream as a file whose first bytes are known and from which inputs are made.

Archive members, standard input and fetched addresses are such files too.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import PurePosixPath
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from newsledger.model.identity import hash_bytes, stable_id
from newsledger.model.outcomes import Input, Reject, SourceMetadata
from newsledger.normalise.redaction import redact
from newsledger.parse.limits import Budget

HEAD_BYTES = 65_536
MEMBER = "!/"  # separates an archive from its member in a URI
_CHUNK = 1 << 20
_IN_MEMORY = 16 << 20  # bytes of a stream kept in memory before spooling to disk
_COMPRESSIONS = frozenset((".gz", ".zst", ".bz2", ".xz"))
_SUFFIXES = _COMPRESSIONS | frozenset(
    (
        *(".txt", ".text", ".md", ".json", ".jsonl", ".ndjson", ".html", ".htm", ".xhtml", ".xml", ".rss", ".atom"),
        *(".csv", ".tsv", ".parquet", ".warc", ".tar", ".tgz", ".zip"),
    )
)


@dataclass(frozen=True, slots=True)
class File:
    """A file opened for reading: its first bytes, and the stream at its start.

    ``reject`` is why it could not be opened, ``given`` its source's metadata, ``depth`` how many archives enclose it.
    """

    uri: str
    head: bytes
    stream: BinaryIO
    budget: Budget
    reject: Reject | None = None
    given: SourceMetadata | None = None
    depth: int = 0

    @property
    def suffix(self) -> str:
        """The suffix of the file's name in lower case, without that of its compression."""
        path = PurePosixPath(self._name)
        while path.suffix.lower() in _COMPRESSIONS:
            path = path.with_suffix("")
        return path.suffix.lower()

    @property
    def stem(self) -> str:
        """The file's name without its folder and without format and compression suffixes."""
        path = PurePosixPath(self._name)
        while path.suffix.lower() in _SUFFIXES:
            path = path.with_suffix("")
        return path.name

    @property
    def _name(self) -> str:
        return PurePosixPath(self.uri.rpartition(MEMBER)[2]).name or self.uri

    def make_input(
        self,
        format_name: str,
        content: bytes,
        position: int | None = None,
        *,
        own_id: str | None = None,
        given: SourceMetadata | None = None,
    ) -> Input:
        """Return the input of these bytes; ``position`` counts from 1 in a file of several inputs.

        ``own_id`` identifies it in place of its position, where the file gives it an id. Raises RejectedError once the
        file has given out more than its budget.
        """
        self.budget.give(len(content))
        given = given or self.given
        raw_hash = hash_bytes(content if given is None else content + repr(given).encode("utf-8", "surrogatepass"))
        return Input(
            stable_id(self.uri, position if own_id is None else own_id),
            redact(self.uri),
            redact(own_id or self._make_own_id(position)),
            format_name,
            content,
            raw_hash,
            position=position,
            given=given,
            own_id=own_id,
        )

    def make_whole_input(self, format_name: str, most_bytes: int) -> Input:
        """Return the whole file as one input, rejected when it has more than ``most_bytes`` bytes."""
        content = self.stream.read(most_bytes + 1)
        if len(content) <= most_bytes:
            return self.make_input(format_name, content)
        raw_hash = self.hash_rest(content)
        return self.make_reject(format_name, "too_large", f"more than {most_bytes} bytes", raw_hash=raw_hash)

    def make_reject(
        self,
        format_name: str,
        reason: str,
        message: str,
        position: int | None = None,
        raw_hash: str | None = None,
        *,
        own_id: str | None = None,
    ) -> Input:
        """Return a rejected input, without content."""
        return Input(
            stable_id(self.uri, position if own_id is None else own_id),
            redact(self.uri),
            redact(own_id or self._make_own_id(position)),
            format_name,
            b"",
            raw_hash or hash_bytes(b""),
            Reject("read", reason, message),
            position,
        )

    def _make_own_id(self, position: int | None) -> str:
        return self.stem if position is None else f"{self.stem}-{position}"

    def hash_rest(self, start: bytes, *, to_line_end: bool = False) -> str:
        """Return the hash of ``start`` and the rest of the stream, or of its line, read in chunks."""
        digest = blake2b(start, digest_size=16)
        while chunk := self.stream.readline(_CHUNK) if to_line_end else self.stream.read(_CHUNK):
            digest.update(chunk)
            if to_line_end and chunk.endswith(b"\n"):
                break
        return digest.hexdigest()


def open_stream(
    uri: str, stream: BinaryIO, budget: Budget, *, given: SourceMetadata | None = None, depth: int = 0
) -> File:
    """Return the file of a stream, which need not be seekable; raises whatever reading it raises."""
    head = stream.read(HEAD_BYTES)
    if stream.seekable():
        stream.seek(0)
    else:
        stream = io.BufferedReader(_RewoundStream(head, stream), HEAD_BYTES)
    return File(uri, head, stream, budget, None, given, depth)


class _RewoundStream(io.RawIOBase):
    """A stream that starts again with the bytes already read from it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override] # typeshed asks for any buffer
        chunk = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)


def spool(stream: BinaryIO) -> BinaryIO:
    """Return the rest of the stream as a seekable file, on disk when it is large; the stream itself if seekable."""
    if stream.seekable():
        return stream
    spooled = cast("BinaryIO", SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115 -- the caller closes it
    try:
        copyfileobj(stream, spooled, _CHUNK)
    except BaseException:
        spooled.close()
        raise
    spooled.seek(0)
    return spooled


@contextmanager
def open_seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """Yield a seekable version of the stream, and close the copy made for it."""
    seekable = spool(stream)
    try:
        yield seekable
    finally:
        if seekable is not stream:
            seekable.close()
