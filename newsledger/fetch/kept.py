"""CachedAnswer answers: what enters is what an address gave and when, what leaves is bytes to keep it in, and it again of them.

The bytes are a line of JSON and the body as one frame of zstandard.
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
    """What an address gave once, and by what its server can tell whether it would still give the same."""

    fetched: Fetched
    etag: str | None
    last_modified: str | None
    fetched_at: datetime

    @property
    def age(self) -> float:
        """Seconds since the server last said that this is what it gives; infinite when that lies in the future."""
        seconds = (datetime.now(UTC) - self.fetched_at).total_seconds()
        return seconds if seconds >= 0 else float("inf")

    def find_conditions(self, url: httpx.URL) -> dict[str, str]:
        """Return the headers that ask the URL for nothing but news; none when this did not come from there."""
        if str(url) != self.fetched.url:
            return {}
        conditions = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in conditions.items() if value is not None}

    def renew(self) -> CachedAnswer:
        """Return the same as of now."""
        return replace(self, fetched_at=datetime.now(UTC))


def make_cached(fetched: Fetched, answer: Answer) -> CachedAnswer:
    """Return what to keep of an answer; what could not be sent back as a header is no validator."""
    etag, modified = (_header_value_of(answer.headers.get(name)) for name in ("ETag", "Last-Modified"))
    return CachedAnswer(fetched, etag, modified, datetime.now(UTC))


def _header_value_of(value: object) -> str | None:
    return value if isinstance(value, str) and value.isascii() and value.isprintable() and value.strip() else None


def pack_cached(url: str, kept: CachedAnswer) -> bytes:
    """Return the bytes that keep what the URL gave."""
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
    """Return what the bytes keep; None when they are damaged, of another URL, or hold more than ``most`` bytes."""
    line, _, body = packed.partition(b"\n")
    try:
        return _parse_cached(json.loads(line), url, _decompress(body, most))
    except (ValueError, TypeError, KeyError, RecursionError, zstandard.ZstdError):
        return None


def _parse_cached(header: dict[str, Any], url: str, content: bytes) -> CachedAnswer:
    """Return what the parts of a file say; raises ValueError, TypeError or KeyError when they do not."""
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
    """Return what one whole frame of zstandard holds; raises ValueError when it says no size or too large a one."""
    size = zstandard.get_frame_parameters(packed).content_size
    if size == zstandard.CONTENTSIZE_UNKNOWN or size > most:
        raise ValueError(size)
    return zstandard.ZstdDecompressor().decompress(packed, allow_extra_data=False)
