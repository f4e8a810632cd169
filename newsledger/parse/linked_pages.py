"""Fetch the pages to which entries of feeds and rows of tables link, and read them with what those say of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsledger.model.outcomes import Draft, Input, RejectedError, SourceMetadata
from newsledger.parse.html import read_html
from newsledger.parse.opened import File
from newsledger.settings import Settings

if TYPE_CHECKING:  # the fetcher is loaded only for a linked page
    from newsledger.fetch import Fetched, Fetcher

PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype|html)\b", re.IGNORECASE)
_MOST_FAILURES = 5


class LinkedPages:
    """The pages that entries link to; the fetcher is created when the first is requested."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._fetcher: Fetcher | None = None
        self._failures: Counter[str] = Counter()

    def get(self, given: SourceMetadata) -> tuple[bytes, SourceMetadata]:
        """Return the page and its metadata from entry and response; raises RejectedError when it cannot be fetched."""
        if given.url is None:
            raise RejectedError("no_text", "there is neither text nor a link", stage="read")
        if not self._settings.fetch:
            raise RejectedError("not_allowed", "there is no full text, and fetching is off", stage="read")
        self._fetcher = self._fetcher or _make_fetcher(self._settings)
        page = self._fetch(self._fetcher, given.url)
        return page.content, replace(given, url=page.url, encoding=page.encoding, publisher=None, language=None)

    def _fetch(self, fetcher: Fetcher, address: str) -> Fetched:
        """Fetch the page; after repeated failures a host is not asked for its other pages."""
        host = urlsplit(address).netloc
        if self._failures[host] >= _MOST_FAILURES:
            raise RejectedError("fetch_failed", f"{host} has failed {_MOST_FAILURES} times in a row", stage="read")
        self._failures[host] += 1
        page = fetcher.get(address, max_age=self._settings.refetch_after)
        del self._failures[host]
        return page

    def close(self) -> None:
        if self._fetcher is not None:
            self._fetcher.close()


def _make_fetcher(settings: Settings) -> Fetcher:
    from newsledger.fetch import Fetcher  # noqa: PLC0415 - loaded only for a linked page

    return Fetcher(settings)


@contextmanager
def open_pages(settings: Settings) -> Iterator[LinkedPages]:
    """Yield the pages, and close the fetcher afterwards."""
    pages = LinkedPages(settings)
    try:
        yield pages
    finally:
        pages.close()


def as_page(content: bytes) -> bytes:
    """Return the content as a page, which a fragment becomes by a tag before it."""
    return content if PAGE.match(content) else b"<html>" + content


class _LinkedPage:
    """A page to which a row of a table links; the row says what it knows of it."""

    name = "linked-page"

    def recognises(self, head: bytes, suffix: str) -> bool:
        del head, suffix
        return False

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        yield file.make_whole_input(self.name, settings.max_input_bytes)

    def parse(self, found: Input) -> Draft:
        return read_html(found)


LINKED_PAGE = _LinkedPage()


def make_linked_input(file: File, given: SourceMetadata, position: int, pages: LinkedPages) -> Input:
    """Return the input of the page that a row links to, or its reject when it cannot be fetched."""
    try:
        content, given = pages.get(given)
    except RejectedError as rejected:
        return file.make_reject(LINKED_PAGE.name, rejected.reject.reason, rejected.reject.message, position)
    return file.make_input(LINKED_PAGE.name, as_page(content), position, given=given)
