"""The article that parsing produces and the coder reads. Its fields are the columns of ``articles``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article; the contract in ``newsledger.contracts.articles`` defines each field."""

    article_id: str
    source_id: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    dateline: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    published_date: date | None = None
    date_precision: str = "unknown"
    language: str = "en"
    body: str
    word_count: int = 0
    content_hash: str = ""
    fingerprint: tuple[int, ...] = ()
