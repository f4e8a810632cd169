"""Turn each page in a WARC web archive into an input with the address it was fetched from.

Records of all types are numbered together from 1. A fetched page becomes an input, or a reject with its reason; other
record types (``warcinfo``, ``request``, ``metadata``, ``revisit``, ``conversion``, ``continuation``) describe pages
stored elsewhere, or hold part of one, and are skipped.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser

from newsledger.model.outcomes import Draft, Input, RejectedError, SourceMetadata
from newsledger.normalise.encodings import UnknownEncodingError, decode
from newsledger.normalise.spaces import clean_text
from newsledger.parse.content_encodings import unpack_content
from newsledger.parse.html import read_html
from newsledger.parse.opened import File
from newsledger.settings import Settings

_PAGE_RECORDS = frozenset(("response", "resource"))
_MEDIA_TYPES = frozenset(("text/html", "application/xhtml+xml", "text/plain"))
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_HTTP = StatusAndHeadersParser(["HTTP/"], verify=False)
_MOST_HEADER = 1 << 18  # bytes; the largest headers of one record
_CHUNK = 1 << 16
_ARC = b"filedesc://"  # how an ARC file begins, the older layout
_TAG = re.compile(
    rb"<(?:!doctype|html|head|body|title|meta|article|main|section|div|span|p|h[1-6]|br|a|table)\b", re.IGNORECASE
)
_TAGS_WITHIN = 1 << 16  # bytes


class _Warc:
    """Each page record is one input."""

    name = "warc"

    def recognises(self, head: bytes, suffix: str) -> bool:
        del suffix
        return head.startswith((b"WARC/", _ARC))

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        found_any = False
        for number, record in enumerate(_read_records(file), start=1):
            if record.rec_type in _PAGE_RECORDS:
                found_any = True
                yield _make_input(file, record, number, settings)
        if not found_any:
            yield file.make_reject(self.name, "no_text", "the archive holds no pages")

    def parse(self, found: Input) -> Draft:
        url = found.given.url if found.given else None
        if _TAG.search(found.content[:_TAGS_WITHIN].replace(b"\x00", b"")):
            return read_html(found)
        try:
            return Draft(text=clean_text(decode(found.content)), url=url)
        except UnknownEncodingError as error:
            raise RejectedError("unknown_encoding", str(error)) from error


def _make_input(file: File, record: ArcWarcRecord, number: int, settings: Settings) -> Input:
    try:
        content, charset = _read_page(file, record, settings)
    except RejectedError as rejected:
        return file.make_reject(WARC.name, rejected.reject.reason, rejected.reject.message, number)
    url = record.rec_headers.get_header("WARC-Target-URI")
    return file.make_input(WARC.name, content, number, given=SourceMetadata(url=url, encoding=charset))


def _read_page(file: File, record: ArcWarcRecord, settings: Settings) -> tuple[bytes, str | None]:
    """Return the page's bytes and its declared encoding; raises RejectedError for a page that is not read."""
    most = settings.max_input_bytes
    if record.length > most + _MOST_HEADER:
        raise RejectedError("too_large", f"more than {most} bytes", stage="read")
    block = io.BytesIO(record.raw_stream.read(record.length))
    _check_end(record)
    headers = _HTTP.parse(block) if block.getvalue().startswith(b"HTTP/") else record.rec_headers
    if headers is not record.rec_headers and headers.get_statuscode() != "200":
        raise RejectedError("fetch_failed", f"HTTP {headers.get_statuscode()}", stage="read")
    kind, _, parameters = (headers.get_header("Content-Type") or "").partition(";")
    if kind.strip().lower() not in _MEDIA_TYPES:
        raise RejectedError("unknown_format", kind.strip() or "no Content-Type", stage="read")
    content = _unpack_payload(file, headers, block, most)
    if len(content) > most:
        raise RejectedError("too_large", f"more than {most} bytes", stage="read")
    charset = _CHARSET.search(parameters)
    return content, charset[1] if charset else None


def _unpack_payload(file: File, headers: StatusAndHeaders, block: BinaryIO, most: int) -> bytes:
    """Return the payload, dechunked and decompressed; only the beginning when it is too large."""
    is_chunked = (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
    packed: bytes = (ChunkedDataReader(block) if is_chunked else block).read()
    return unpack_content(packed, headers.get_header("Content-Encoding") or "", most + 1, file.budget)


def _read_records(file: File) -> Iterator[ArcWarcRecord]:
    """Yield the records; raises ValueError for one that is truncated or does not end where it declares."""
    stream, is_arc = _LimitedStream(file.stream), file.head.startswith(_ARC)
    records = ArchiveIterator(stream, no_record_parse=True, arc2warc=is_arc)
    while True:
        stream.allowed = _MOST_HEADER + _CHUNK
        with redirect_stderr(io.StringIO()):  # warcio prints there what err_count counts
            record = next(records, None)
        if records.err_count:
            raise ValueError("a record does not end where it says")
        if record is None:
            return
        if not (record.rec_headers.get_header("Content-Length") or "").isdecimal():
            raise ValueError("a record does not say how long it is")
        stream.allowed = None
        yield record
        while record.raw_stream.read(_CHUNK):
            pass
        _check_end(record)


def _check_end(record: ArcWarcRecord) -> None:
    """Raise ValueError, which ends the archive, when a record read to its end is shorter than declared."""
    if record.raw_stream.limit:
        raise ValueError("the last record is cut off")


class _LimitedStream:
    """A stream that limits the bytes of a header, because warcio would hold a line of any length."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._offset = 0
        self.allowed: int | None = None

    def read(self, size: int = -1) -> bytes:
        some = getattr(self._stream, "read1", self._stream.read)  # before damage, what was read is given out
        chunk: bytes = some(size)
        self._offset += len(chunk)
        if self.allowed is not None:
            self.allowed -= len(chunk)
            if self.allowed < 0:
                raise ValueError(f"a header of more than {_MOST_HEADER} bytes")
        return chunk

    def tell(self) -> int:
        return self._offset


WARC = _Warc()
