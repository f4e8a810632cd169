"""What parse hands on: an input as found, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from newsledger.model.article import Article


@dataclass(frozen=True, slots=True)
class Reject:
    """Why an input did not become an article: stage and reason are of the fixed vocabularies in the contract."""

    stage: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMetadata:
    """What the place an input was found in says of it: a feed's entry, a WARC record, an HTTP answer.

    ``encoding`` is the one the answer declared; dates are as the source writes them.
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
    """One thing to read. ``content`` is its bytes; ``reject`` is set when they could not even be read.

    ``position`` is its line or place in the file, from 1; ``read_on`` is the day from which on a date lies in the future.
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


@dataclass(frozen=True, slots=True)
class Parsed:
    """What became of an input: an article or a reject, and what a person should know (no date, a future date).

    ``discarded`` are the lines of the text that are not the article's own words, in order.
    """

    input: Input
    article: Article | None = None
    reject: Reject | None = None
    message: str | None = None
    discarded: tuple[str, ...] = ()


class RejectedError(Exception):
    """Raised inside parse when an input cannot become an article; carries the reject."""

    def __init__(self, reason: str, message: str, *, stage: str = "parse") -> None:
        super().__init__(message)
        self.reject = Reject(stage, reason, message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a format reads out of an input, cleaned but not yet read as an article.

    ``text`` may still hold page furniture; dates are as the source writes them; ``discarded`` are the lines the format
    has taken out already.
    """

    text: str
    own_id: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    discarded: tuple[str, ...] = ()
