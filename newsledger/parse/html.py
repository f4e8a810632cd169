"""Recognise an HTML page, decode it, and have its text and metadata read (``html_page``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsledger.model.outcomes import Draft, Input, RejectedError, SourceMetadata
from newsledger.normalise.encodings import UnknownEncodingError, byte_order_mark
from newsledger.parse.html_encoding import decode_page
from newsledger.parse.opened import File
from newsledger.settings import Settings

_BEGINS = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|table|title|meta|script)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(rb"<[a-zA-Z/!]")
_SUFFIXES = frozenset((".html", ".htm", ".xhtml"))


class _Html:
    """One file is one page."""

    name = "html"

    def recognises(self, head: bytes, suffix: str) -> bool:
        return is_html(head) or (suffix in _SUFFIXES and _MARKUP.search(head) is not None)

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        yield file.make_whole_input(self.name, settings.max_input_bytes)

    def parse(self, found: Input) -> Draft:
        return read_html(found)


HTML = _Html()


def is_html(head: bytes) -> bool:
    """Return whether a file that begins like this is an HTML page or a fragment of one."""
    mark = byte_order_mark(head)
    if mark is not None and mark != "utf-8":
        head = head.decode(mark, "replace").lstrip("\ufeff").encode("utf-8", "replace")
    return _BEGINS.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def read_html(found: Input) -> Draft:
    """Return the draft read from the page; raises RejectedError when it is not text or holds no article."""
    given = found.given or SourceMetadata()
    try:
        text = decode_page(found.content, given.encoding)
    except UnknownEncodingError as error:
        raise RejectedError("unknown_encoding", str(error)) from error
    from newsledger.parse.html_page import read_page_text  # noqa: PLC0415 - loads trafilatura, which only a page needs

    return read_page_text(text, given)
