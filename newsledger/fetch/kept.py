"""Serialise a fetched answer for the cache, and read it back.

The bytes are one line of JSON followed by the body as one Zstandard frame.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import httpx
import zstandard

from newsledger.fetch.answers import Answer, Fetched


@dataclass(frozen=True, slots=True)
class CachedAnswer:
    """A fetched answer with the validators that let its server confirm it as unchanged."""

    fetched: Fetched
    etag: str | None
    last_modified: str | None
    fetched_at: datetime

    @property
    def age(self) -> float:
        """Seconds since the server last confirmed the answer; infinite when that time is in the future."""
        seconds = (datetime.now(UTC) - self.fetched_at).total_seconds()
        return seconds if seconds >= 0 else float("inf")

    def find_conditions(self, url: httpx.URL) -> dict[str, str]:
        """Return the headers of a conditional request; empty when this answer is from another URL."""
        if str(url) != self.fetched.url:
            return {}
        conditions = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in conditions.items() if value is not None}

    def renew(self) -> CachedAnswer:
        """Return the same answer, confirmed now."""
        return replace(self, fetched_at=datetime.now(UTC))


def make_cached(fetched: Fetched, answer: Answer) -> CachedAnswer:
    """Return what to cache of an answer; a validator that cannot be sent back as a header is dropped."""
    etag, modified = (_header_value_of(answer.headers.get(name)) for name in ("ETag", "Last-Modified"))
    return CachedAnswer(fetched, etag, modified, datetime.now(UTC))


def _header_value_of(value: object) -> str | None:
    return value if isinstance(value, str) and value.isascii() and value.isprintable() and value.strip() else None


def pack_cached(url: str, kept: CachedAnswer) -> bytes:
    """Return the cached answer as bytes."""
    header = {
        "url": url,
        "final_url": kept.fetched.url,
        "etag": kept.etag,
        "last_modified": kept.last_modified,
        "encoding": kept.fetched.encoding,
        "media_type": kept.fetched.media_type,
        "fetched_at": kept.fetched_at.isoformat(),
    }
    body = zstandard.ZstdCompressor(write_checksum=True).compress(kept.fetched.content)
    return json.dumps(header).encode("ascii") + b"\n" + body


def unpack_cached(url: str, packed: bytes, most: int) -> CachedAnswer | None:
    """Return the answer in the bytes; None when damaged, of another URL, or longer than ``most`` bytes."""
    line, _, body = packed.partition(b"\n")
    try:
        return _parse_cached(json.loads(line), url, _decompress(body, most))
    except (ValueError, TypeError, KeyError, RecursionError, zstandard.ZstdError):
        return None


def read_addresses(packed: bytes) -> tuple[str, ...]:
    """Return the address the cached answer was asked at and the one that gave it; none for damaged bytes."""
    try:
        header = json.loads(packed.partition(b"\n")[0])
        return str(header["url"]), str(header["final_url"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()


def _parse_cached(header: dict[str, Any], url: str, content: bytes) -> CachedAnswer:
    """Return the cached answer of header and content; raises ValueError, TypeError or KeyError for a bad header."""
    fetched_at = datetime.fromisoformat(header["fetched_at"])
    if header["url"] != url or fetched_at.tzinfo is None or not isinstance(header["final_url"], str):
        raise ValueError(url)
    fetched = Fetched(header["final_url"], content, _text_of(header["encoding"]), _text_of(header["media_type"]))
    return CachedAnswer(
        fetched, _header_value_of(header["etag"]), _header_value_of(header["last_modified"]), fetched_at
    )


def _text_of(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _decompress(packed: bytes, most: int) -> bytes:
    """Return the content of one Zstandard frame; raises ValueError when its size is undeclared or too large."""
    size = zstandard.get_frame_parameters(packed).content_size
    if size == zstandard.CONTENTSIZE_UNKNOWN or size > most:
        raise ValueError(size)
    return zstandard.ZstdDecompressor().decompress(packed, allow_extra_data=False)
