"""Fetch the page or feed at an address and open it as a file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newsledger.model.outcomes import RejectedError, SourceMetadata
from newsledger.parse.limits import Budget
from newsledger.parse.opened import File, open_stream
from newsledger.settings import Settings

if TYPE_CHECKING:  # the fetcher is loaded only for an address
    from newsledger.fetch import Fetched


def is_address(path: str) -> bool:
    """Return whether the path is the address of a page or a feed."""
    return path.lower().startswith(("http://", "https://"))


@contextmanager
def open_address(address: str, settings: Settings) -> Iterator[File]:
    """Fetch the address and open the result; a failed fetch yields an empty file with the reject."""
    try:
        found = _fetch(address, settings)
    except RejectedError as rejected:
        yield File(address, b"", io.BytesIO(), Budget(0, settings), rejected.reject)
        return
    given = SourceMetadata(url=found.url, encoding=found.encoding)
    yield open_stream(address, io.BytesIO(found.content), Budget(len(found.content), settings), given=given)


def _fetch(address: str, settings: Settings) -> Fetched:
    if not settings.fetch:
        raise RejectedError("not_allowed", "fetching is off", stage="read")
    from newsledger.fetch import Fetcher  # noqa: PLC0415 - loaded only for an address

    with Fetcher(settings) as fetcher:
        return fetcher.get(address)
