"""Reduce a server's status, headers and body to what the rest of newsledger needs of them."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from typing import Literal

import httpx

from newsledger.model.outcomes import RejectedError

Reason = Literal["fetch_failed", "not_allowed", "too_large"]
_REDIRECTS = frozenset((301, 302, 303, 307, 308))


@dataclass(frozen=True, slots=True)
class Fetched:
    """The result of fetching an address.

    ``url`` is the one after redirects, without its fragment; ``content`` has its Content-Encoding undone; ``encoding``
    is the charset declared in the Content-Type, in lower case and unchecked.
    """

    url: str
    content: bytes
    encoding: str | None
    media_type: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One server's answer to one request; ``is_whole`` is False when the body exceeds the size limit.

    The body is read only for status 200.
    """

    url: httpx.URL
    status: int
    headers: httpx.Headers
    content: bytes = b""
    is_whole: bool = True

    @property
    def location(self) -> str | None:
        """The target of a redirect, as written by the server; None when this is not a redirect."""
        return self.headers.get("Location") if self.status in _REDIRECTS else None

    @property
    def forbids_storing(self) -> bool:
        """Whether the server asks that the answer not be stored (``no-store``)."""
        directives = self.headers.get("Cache-Control", "").split(",")
        return any(directive.strip().casefold() == "no-store" for directive in directives)

    @property
    def status_text(self) -> str:
        """The status in words: "status 404 (Not Found)"."""
        phrase = httpx.codes.get_reason_phrase(self.status)
        return f"status {self.status} ({phrase})" if phrase else f"status {self.status}"

    def make_fetched(self) -> Fetched:
        """Return the answer as the result of a fetch."""
        declared = self.headers.get("Content-Type", "")
        reader = Message()
        reader["Content-Type"] = declared
        media_type = declared.partition(";")[0].strip().lower()
        return Fetched(str(self.url), self.content, reader.get_content_charset() or None, media_type or None)


def make_rejection(reason: Reason, message: str) -> RejectedError:
    """Return the error for an address that could not be fetched."""
    return RejectedError(reason, message, stage="read")
