"""Choose the format that reads an opened file.

To add a format, write a module with an object that satisfies ``Format`` and name it in ``FORMATS``, before the more
general formats that would also accept its files. Formats that hold files are a ``Container`` (containers.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from newsledger.knowledge.reference import derived, read_table
from newsledger.model.outcomes import Draft, Input, RejectedError
from newsledger.parse.collections.mail import MAIL
from newsledger.parse.collections.news_xml import NEWS_XML
from newsledger.parse.collections.sgml import SGML
from newsledger.parse.collections.text_exports import EXPORT, LAYOUTS
from newsledger.parse.csv_rows import CSV
from newsledger.parse.feed import FEED
from newsledger.parse.gdelt import GDELT
from newsledger.parse.html import HTML
from newsledger.parse.json_document import JSON_DOCUMENT
from newsledger.parse.jsonl import JSONL
from newsledger.parse.linked_pages import LINKED_PAGE
from newsledger.parse.office_files import DOCX, PDF
from newsledger.parse.opened import File
from newsledger.parse.parquet_rows import PARQUET
from newsledger.parse.text import TEXT
from newsledger.parse.warc import WARC
from newsledger.settings import Settings


class Format(Protocol):
    """One input format: it recognises a file, yields its inputs, and reads one of them."""

    name: str

    def recognises(self, head: bytes, suffix: str) -> bool:
        """Return whether a file that begins like this is of this format; content takes precedence over the suffix."""

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        """Yield the inputs of the file, holding at most one at a time, of at most the largest size allowed.

        An exception becomes a reject of the file, after the inputs already yielded.
        """

    def parse(self, found: Input) -> Draft:
        """Return the draft read from the input; raises RejectedError when it is not an article."""


_ELEMENT = re.compile(rb"\s*(?:<![^>]*>\s*)*<([A-Za-z][\w:.-]{0,60})(?:\s[^<>]*)?>")
_INLINE_HTML = frozenset(
    (b"b", b"i", b"em", b"strong", b"a", b"span", b"br", b"u", b"img", b"h1", b"h2", b"h3", b"font")
)


class _Unreadable:
    """Stands in for a file that is missing, empty or of an unsupported format: yields one reject that says so."""

    name = "unknown"

    def recognises(self, head: bytes, suffix: str) -> bool:
        del suffix
        return not head or _find_signature(head) is not None or _find_markup(head) is not None

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        del settings
        if file.reject is not None:
            yield file.make_reject(self.name, file.reject.reason, file.reject.message)
        elif not file.head:
            yield file.make_reject(self.name, "no_text", "the file is empty")
        else:
            looks_like = _find_signature(file.head) or _find_markup(file.head) or "no format that is read"
            yield file.make_reject(
                self.name, "unknown_format", f"looks like {looks_like}", raw_hash=file.hash_rest(b"")
            )

    def parse(self, found: Input) -> Draft:
        raise RejectedError("unknown_format", f"{found.format} is not read")


UNREADABLE = _Unreadable()
FORMATS: tuple[Format, ...] = (
    SGML,
    NEWS_XML,
    MAIL,
    EXPORT,
    HTML,
    FEED,
    PDF,
    DOCX,
    UNREADABLE,
    WARC,
    PARQUET,
    GDELT,
    JSON_DOCUMENT,
    JSONL,
    CSV,
    TEXT,
    LINKED_PAGE,
    *LAYOUTS,
)


def recognise(file: File) -> Format:
    """Return the first format that recognises the file, or the one that rejects it when none does."""
    if file.reject is not None:
        return UNREADABLE
    return next((form for form in FORMATS if form.recognises(file.head, file.suffix)), UNREADABLE)


def find_format(name: str) -> Format:
    """Return the format of that name."""
    return next(form for form in FORMATS if form.name == name)


def _find_signature(head: bytes) -> str | None:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:32].lower()
    for beginning, name in _signatures():
        if head.startswith(beginning) or (beginning.isascii() and start.startswith(beginning.lower())):
            return name
    return None


def _find_markup(head: bytes) -> str | None:
    """Return what markup other than HTML it is, by its first element, which is closed; text does not begin so."""
    found = _ELEMENT.match(head.removeprefix(b"\xef\xbb\xbf"))
    if found is None or found[1].lower() in _INLINE_HTML or b"</" not in head:
        return None
    return f"markup that is not HTML (<{found[1].decode('ascii', 'replace')}>)"


@derived
def _signatures() -> tuple[tuple[bytes, str], ...]:
    """Return the signatures of unsupported formats: bytes written in hexadecimal, or letters in any case."""
    rows = read_table("file_signatures")
    return tuple(
        (bytes.fromhex(row["begins"]) if row["written_as"] == "bytes" else row["begins"].encode(), row["format"])
        for row in rows
    )
