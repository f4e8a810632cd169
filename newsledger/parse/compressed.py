"""Read the file inside a gzip, Zstandard, bzip2 or xz stream.

The file keeps its name, from which ``File.suffix`` drops the compression; bytes are decompressed on demand.
"""

from __future__ import annotations

import bz2
import io
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol, cast

import zstandard

from newsledger.parse.limits import Budget, MeteredStream
from newsledger.parse.opened import File, open_stream
from newsledger.settings import Settings

_INPUT_CHUNK = 64  # bytes; small, to bound the output of one step and the data lost before damage
_OUTPUT_CHUNK = 1 << 14  # bytes the Zstandard library allocates at once
_MOST_MEMORY = 256 << 20  # bytes; the largest dictionary an xz stream may use
_GZIP_WINDOW = 31  # zlib's wbits for the largest window with a gzip header


class Decompressor(Protocol):
    """The interface the four libraries share: it reads one member, frame or stream until ``eof``."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, /) -> bytes: ...


class Compression:
    """A compression format: its magic bytes and its decompressor; concatenated streams are read one after another."""

    def __init__(self, name: str, begins: bytes, start: Callable[[], Decompressor]) -> None:
        self.name = name
        self._begins = re.compile(begins)
        self._start = start

    def recognises(self, head: bytes, suffix: str = "") -> bool:
        del suffix
        return self._begins.match(head) is not None

    def unpack(self, stream: BinaryIO, budget: Budget) -> BinaryIO:
        """Return the decompressed stream, metered against the budget."""
        return cast("BinaryIO", MeteredStream(cast("BinaryIO", _DecompressedStream(stream, self._start)), budget))

    def members(self, file: File, settings: Settings) -> Iterator[File]:
        del settings
        unpacked = self.unpack(file.stream, file.budget)
        yield open_stream(file.uri, unpacked, file.budget, given=file.given, depth=file.depth + 1)


class _DecompressedStream(io.RawIOBase):
    """A decompressed stream; data before damage is returned first, then the error is raised."""

    def __init__(self, stream: BinaryIO, start: Callable[[], Decompressor]) -> None:
        super().__init__()
        self._stream = stream
        self._start = start
        self._decompressor: Decompressor | None = None  # None between two streams
        self._rest = b""
        self._ready = io.BytesIO()
        self._error: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override] # typeshed asks for any buffer
        filled = 0
        while filled < len(buffer):
            chunk = self._ready.read(len(buffer) - filled)
            buffer[filled : filled + len(chunk)] = chunk
            filled += len(chunk)
            if not chunk and not self._decompress_more():
                break
        if self._error is not None and not filled:
            raise self._error
        return filled

    def _decompress_more(self) -> bool:
        """Make the next bytes ready; return False at the end and on an error, which is kept."""
        if self._error is None:
            try:
                return self._feed()
            except Exception as error:  # noqa: BLE001 -- readinto raises it after the data before it
                self._error = error
        return False

    def _feed(self) -> bool:
        """Decompress one input chunk; raises EOFError when the input ends inside a stream."""
        packed = self._rest or self._stream.read(_INPUT_CHUNK)
        self._rest = b""
        if self._decompressor is None:
            if not packed:
                return False
            packed = packed.lstrip(b"\x00")  # tape and disk blocks are padded with zeros
            if not packed:
                return True
            self._decompressor = self._start()
        if not packed:
            raise EOFError("the compressed data end too early")
        self._ready = io.BytesIO(self._decompressor.decompress(packed))
        if self._decompressor.eof:
            self._rest, self._decompressor = self._decompressor.unused_data, None
        return True


def _make_gzip_decompressor() -> Decompressor:
    return zlib.decompressobj(_GZIP_WINDOW)


def _make_zstandard_decompressor() -> Decompressor:
    return zstandard.ZstdDecompressor().decompressobj(write_size=_OUTPUT_CHUNK)


def _make_xz_decompressor() -> Decompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MOST_MEMORY)


GZIP = Compression("gzip", rb"\x1f\x8b\x08", _make_gzip_decompressor)
ZSTANDARD = Compression(
    "zstd", rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18", _make_zstandard_decompressor
)  # or a skippable frame
COMPRESSIONS = (
    GZIP,
    ZSTANDARD,
    Compression("bzip2", rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)", bz2.BZ2Decompressor),
    Compression("xz", rb"\xfd7zXZ\x00", _make_xz_decompressor),
)
