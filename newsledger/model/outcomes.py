"""What parsing hands on: an input as found, and its outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from newsledger.model.article import Article

STANDARD_INPUT = "-"
"""The path, and the ``source_uri``, of what is piped in."""


@dataclass(frozen=True, slots=True)
class Reject:
    """Why an input did not become an article; the contract lists all stages and reasons."""

    stage: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMetadata:
    """What the source of an input says about it: a feed entry, a WARC record, an HTTP response.

    ``encoding`` is the declared one; dates are as the source writes them.
    """

    url: str | None = None
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    language: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """One input. ``content`` is its bytes; ``reject`` is set if they could not be read.

    ``position`` is its line or place in the file, from 1, and ``own_id`` the id the file gives it; dates after the day
    ``read_on`` lie in the future.
    """

    input_id: str
    source_uri: str
    source_id: str | None
    format: str
    content: bytes
    raw_hash: str
    reject: Reject | None = None
    position: int | None = None
    read_on: date | None = None
    given: SourceMetadata | None = None
    own_id: str | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """The outcome of an input: an article or a reject, and a message for the user (no date, a future date).

    ``discarded`` are the lines that are not the article's own text, in order.
    """

    input: Input
    article: Article | None = None
    reject: Reject | None = None
    message: str | None = None
    discarded: tuple[str, ...] = ()


class RejectedError(Exception):
    """Raised while parsing an input that cannot become an article; carries the reject."""

    def __init__(self, reason: str, message: str, *, stage: str = "parse") -> None:
        super().__init__(message)
        self.reject = Reject(stage, reason, message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a format extracts from an input, cleaned but not yet turned into an article.

    ``text`` may still contain page furniture; dates are as the source writes them; ``printed_day`` is the day on which the
    outlet dates the article, where ``published`` states an instant of another day; ``discarded`` are the lines already
    removed.
    """

    text: str
    own_id: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    printed_day: date | None = None
    modified: str | None = None
    publisher: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    discarded: tuple[str, ...] = ()
