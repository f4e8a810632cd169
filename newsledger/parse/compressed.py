"""Compressed files: what enters is a gzip, Zstandard, bzip2 or xz stream, what leaves is the one file that is in it.

The file keeps its name, whose compression ``File.suffix`` leaves out; its bytes come as they are asked for.
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

_INPUT_CHUNK = 64  # bytes that go in at once: so little bounds what comes out at once, and what is lost before a damage
_OUTPUT_CHUNK = 1 << 14  # bytes the Zstandard library makes room for at once
_MOST_MEMORY = 256 << 20  # bytes an xz stream may ask for its dictionary
_GZIP_WINDOW = 31  # zlib's number for the largest window with a gzip header


class Decompressor(Protocol):
    """What the four libraries have in common: one member, frame or stream is read until ``eof``."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, /) -> bytes: ...


class Compression:
    """One compression: what its files begin with, and what reads them; several of its streams may follow each other."""

    def __init__(self, name: str, begins: bytes, start: Callable[[], Decompressor]) -> None:
        self.name = name
        self._begins = re.compile(begins)
        self._start = start

    def recognises(self, head: bytes, suffix: str = "") -> bool:
        del suffix
        return self._begins.match(head) is not None

    def unpack(self, stream: BinaryIO, budget: Budget) -> BinaryIO:
        """Return what comes out of the stream, counted."""
        return cast("BinaryIO", MeteredStream(cast("BinaryIO", _DecompressedStream(stream, self._start)), budget))

    def members(self, file: File, settings: Settings) -> Iterator[File]:
        del settings
        unpacked = self.unpack(file.stream, file.budget)
        yield open_stream(file.uri, unpacked, file.budget, given=file.given, depth=file.depth + 1)


class _DecompressedStream(io.RawIOBase):
    """What comes out of a compressed stream; where it is damaged, all before comes out and then the error."""

    def __init__(self, stream: BinaryIO, start: Callable[[], Decompressor]) -> None:
        super().__init__()
        self._stream = stream
        self._start = start
        self._decompressor: Decompressor | None = None  # none between two streams
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
        """Make the next bytes ready; return False at the end and at an error, which is kept."""
        if self._error is None:
            try:
                return self._feed()
            except Exception as error:  # noqa: BLE001 -- raised by readinto after what came before it
                self._error = error
        return False

    def _feed(self) -> bool:
        """Take in a little; raises EOFError when there is nothing although a stream has not ended."""
        packed = self._rest or self._stream.read(_INPUT_CHUNK)
        self._rest = b""
        if self._decompressor is None:
            if not packed:
                return False
            packed = packed.lstrip(b"\x00")  # a tape's or a disk's blocks are filled up with zeros
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
)  # or a frame to be skipped
COMPRESSIONS = (
    GZIP,
    ZSTANDARD,
    Compression("bzip2", rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)", bz2.BZ2Decompressor),
    Compression("xz", rb"\xfd7zXZ\x00", _make_xz_decompressor),
)
