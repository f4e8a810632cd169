"""Where a format plugs in: what enters is an opened file, what leaves is the format that reads it.

To add a format, write a module with an object that satisfies ``Format`` and name it in ``FORMATS``, before the plainer
formats that would also take its files. What holds files instead of articles is a ``Container`` (containers.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from newsledger.knowledge.reference import derived, read_table
from newsledger.model.outcomes import Draft, Input, RejectedError
from newsledger.parse.csv_rows import CSV
from newsledger.parse.feed import FEED
from newsledger.parse.html import HTML
from newsledger.parse.json_document import JSON_DOCUMENT
from newsledger.parse.jsonl import JSONL
from newsledger.parse.opened import File
from newsledger.parse.parquet_rows import PARQUET
from newsledger.parse.text import TEXT
from newsledger.parse.warc import WARC
from newsledger.settings import Settings


class Format(Protocol):
    """One input format: it recognises a file, yields its inputs, and reads one of them."""

    name: str

    def recognises(self, head: bytes, suffix: str) -> bool:
        """Return whether a file that begins so is of this format; content speaks before the suffix."""

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        """Yield the inputs of the file, never holding more than one and never more than the largest allowed.

        What it raises becomes a reject of the file, after the inputs it has yielded.
        """

    def parse(self, found: Input) -> Draft:
        """Return what the input holds; raises RejectedError when it is no article."""


class _Unreadable:
    """Stands in for what is no file, is empty, or is of a format that is not read: one reject that says so."""

    name = "unknown"

    def recognises(self, head: bytes, suffix: str) -> bool:
        del suffix
        return not head or _find_signature(head) is not None

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        del settings
        if file.reject is not None:
            yield file.make_reject(self.name, file.reject.reason, file.reject.message)
        elif not file.head:
            yield file.make_reject(self.name, "no_text", "the file is empty")
        else:
            looks_like = _find_signature(file.head) or "no format that is read"
            yield file.make_reject(
                self.name, "unknown_format", f"looks like {looks_like}", raw_hash=file.hash_rest(b"")
            )

    def parse(self, found: Input) -> Draft:
        raise RejectedError("unknown_format", f"{found.format} is not read")


UNREADABLE = _Unreadable()
FORMATS: tuple[Format, ...] = (HTML, FEED, UNREADABLE, WARC, PARQUET, JSON_DOCUMENT, JSONL, CSV, TEXT)


def recognise(file: File) -> Format:
    """Return the first format that recognises the file; the one that rejects it when none does."""
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


@derived
def _signatures() -> tuple[tuple[bytes, str], ...]:
    """Read what files of formats that are not read begin with: hexadecimal bytes, or letters in any case."""
    rows = read_table("file_signatures")
    return tuple(
        (bytes.fromhex(row["begins"]) if row["written_as"] == "bytes" else row["begins"].encode(), row["format"])
        for row in rows
    )
