"""Undo the Content-Encoding of an HTTP response body."""

from __future__ import annotations

import io
import lzma
import zlib
from typing import BinaryIO

from zstandard import ZstdError

from newsledger.model.outcomes import RejectedError
from newsledger.parse.compressed import GZIP, ZSTANDARD, Compression, Decompressor
from newsledger.parse.limits import Budget

_DAMAGE_ERRORS = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, ZstdError)


def _make_zlib_decompressor() -> Decompressor:
    return zlib.decompressobj()


def _make_raw_decompressor() -> Decompressor:
    return zlib.decompressobj(-zlib.MAX_WBITS)


_DEFLATES = (
    Compression("deflate", rb"[\x08\x18\x28\x38\x48\x58\x68\x78]", _make_zlib_decompressor),
    Compression("deflate", rb"", _make_raw_decompressor),  # raw deflate, as some servers send it
)
_COMPRESSIONS = {"gzip": (GZIP,), "x-gzip": (GZIP,), "zstd": (ZSTANDARD,), "deflate": _DEFLATES}


def unpack_content(packed: bytes, encoding: str, most: int, budget: Budget) -> bytes:
    """Return at most ``most`` bytes of the content; content without the encoding's magic bytes is taken as unencoded.

    Raises RejectedError when the encoding is unknown or the content is damaged.
    """
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"}:
        return packed[:most]
    if encoding not in _COMPRESSIONS:
        raise RejectedError("unreadable_file", f"Content-Encoding {encoding} is not read", stage="read")
    compression = next((one for one in _COMPRESSIONS[encoding] if one.recognises(packed)), None)
    if compression is None or not packed:
        return packed[:most]
    try:
        return _read_bytes(compression.unpack(io.BytesIO(packed), budget), most)
    except _DAMAGE_ERRORS as error:
        raise RejectedError("unreadable_file", f"damaged {encoding}: {error}", stage="read") from error


def _read_bytes(stream: BinaryIO, most: int) -> bytes:
    """Return up to ``most`` bytes of a stream whose reads may be short."""
    chunks: list[bytes] = []
    while most > 0 and (chunk := stream.read(most)):
        chunks.append(chunk)
        most -= len(chunk)
    return b"".join(chunks)
