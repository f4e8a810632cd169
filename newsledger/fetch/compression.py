"""Decompress a response body received in chunks, up to a maximum number of bytes.

No more bytes are decompressed than are returned, so that a decompression bomb costs no more than any other answer.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from newsledger.fetch.answers import make_rejection
from newsledger.model.outcomes import RejectedError

ACCEPTED = "gzip, deflate"
_GZIP = zlib.MAX_WBITS | 16
_GZIP_BEGINS = 0x1F  # the first byte of every gzip member
_RAW = -zlib.MAX_WBITS


def read_body(chunks: Iterable[bytes], coding: str, most: int) -> tuple[bytes, bool]:
    """Return the first ``most`` bytes of the decompressed body, and whether that is all of it.

    ``coding`` is the header Content-Encoding. Raises RejectedError ``fetch_failed`` when it is unsupported or the data
    are damaged.
    """
    held: list[bytes] = []
    room = most
    for piece in _unpack(chunks, coding, most):
        held.append(piece[:room])
        if len(piece) > room:
            return b"".join(held), False
        room -= len(piece)
    return b"".join(held), True


def _unpack(chunks: Iterable[bytes], coding: str, most: int) -> Iterator[bytes]:
    names = [name for part in coding.split(",") if (name := part.strip().lower()) not in ("", "identity")]
    if not names:
        return iter(chunks)
    if names in (["gzip"], ["x-gzip"]):
        return _inflate(chunks, _GZIP, most)
    if names == ["deflate"]:
        return _inflate(*_detect_wrapping(iter(chunks)), most)
    raise make_rejection("fetch_failed", f"answered in the compression {coding!r}, which was not asked for")


def _detect_wrapping(chunks: Iterator[bytes]) -> tuple[Iterator[bytes], int]:
    """Return the chunks and zlib's ``wbits``: deflate should be zlib-wrapped, but is often sent raw."""
    head = b""
    while len(head) < 2 and (chunk := next(chunks, b"")):
        head += chunk
    is_wrapped = head[:1] != b"" and head[0] & 0x0F == zlib.DEFLATED and int.from_bytes(head[:2], "big") % 31 == 0
    return _prepend(head, chunks), zlib.MAX_WBITS if is_wrapped else _RAW


def _prepend(head: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from rest


def _inflate(chunks: Iterable[bytes], wrapping: int, most: int) -> Iterator[bytes]:
    """Yield the decompressed chunks in pieces of at most ``most`` + 1 bytes; gzip may hold several members."""
    unpacker = zlib.decompressobj(wrapping)
    is_fed = False
    for chunk in chunks:
        rest = chunk
        while rest:
            if unpacker.eof:
                if wrapping != _GZIP or rest[0] != _GZIP_BEGINS:
                    return  # trailing data is not part of the answer
                unpacker = zlib.decompressobj(wrapping)
            is_fed = True
            yield _decompress(unpacker, rest, most + 1)
            rest = unpacker.unconsumed_tail or unpacker.unused_data
    if is_fed and not unpacker.eof:
        raise _make_damage_error("it ends too soon")


def _decompress(unpacker: zlib._Decompress, packed: bytes, most: int) -> bytes:
    try:
        return unpacker.decompress(packed, most)
    except zlib.error as error:
        raise _make_damage_error(str(error)) from error


def _make_damage_error(message: str) -> RejectedError:
    return make_rejection("fetch_failed", f"the answer's compression is damaged: {message}")
