"""Read corpora in SGML, document by document as the file is read: Gigaword, TREC and Reuters-21578."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape

from newsledger.knowledge.reference import derived, read_table
from newsledger.model.outcomes import Draft, Input, RejectedError
from newsledger.normalise.encodings import UnknownEncodingError, decode
from newsledger.parse.collections.collection import Collection, Record, make_cut_off_error, make_document_input
from newsledger.parse.opened import File
from newsledger.parse.records import load_record, read_record
from newsledger.settings import Settings

_BEGINS = re.compile(rb"\s*(?:<!DOCTYPE\s+lewis[^>]*>\s*)?<(?:DOC(?:\s[^>]*)?>|REUTERS\s)", re.IGNORECASE)
_OPENS = re.compile(rb"\s*<(DOC|REUTERS)\b", re.IGNORECASE)
_ID = re.compile(
    r"<DOC\b[^>]*?\bid\s*=\s*[\"']?(?P<id>[\w.-]+)|<DOCNO>\s*(?P<number>[^<]+?)\s*</DOCNO>|NEWID=[\"'](?P<new>\d+)",
    re.IGNORECASE,
)
_DAY_IN_ID = re.compile(r"(?P<source>[A-Za-z]{2,})[_A-Za-z]*?_?(?P<day>(?:19|20)\d{6})(?:\.|$)")
_TAG = re.compile(r"<[^<>]*>")
_PARAGRAPH = re.compile(r"</?P\b[^>]*>", re.IGNORECASE)
_NEW_PARAGRAPH = re.compile(r"\n\s*\n|\n {2,}(?=\S)")
_CONTROLS = re.compile(r"&#\d{1,2};|[\x00-\x08\x0b-\x1f]")
_SHORT_DAY = re.compile(r"\d{6}")
_LAST_WORD = re.compile(r"\s+reuters?\s*$", re.IGNORECASE)


class _Sgml:
    """Each ``<DOC>`` or ``<REUTERS>`` is one input."""

    name = "sgml"

    def recognises(self, head: bytes, suffix: str) -> bool:
        del suffix
        return _BEGINS.match(head.removeprefix(b"\xef\xbb\xbf")) is not None

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        position = 0
        for position, document in enumerate(_read_documents(file, settings.max_input_bytes), start=1):
            yield make_document_input(file, _DOCUMENTS, _decode(document), position, settings)
        if not position:
            yield file.make_reject(self.name, "no_text", "the collection holds no documents")

    def parse(self, found: Input) -> Draft:
        return read_record(load_record(found))


def _read_documents(file: File, most: int) -> Iterator[bytes]:
    """Yield the bytes of each document; raises RejectedError for one too long or cut off."""
    document, end = io.BytesIO(), b""
    while line := file.stream.readline(most + 1):
        if not end:
            opened = _OPENS.match(line)
            end = b"</" + opened[1].upper() + b">" if opened else b""
        if not end:
            continue
        document.write(line)
        if document.tell() > most:
            raise RejectedError("too_large", f"a document of more than {most} bytes", stage="read")
        if end in line.upper():
            yield document.getvalue()
            document, end = io.BytesIO(), b""
    if end:
        raise make_cut_off_error(f"{end.decode()} is missing")


def _decode(document: bytes) -> str:
    try:
        return decode(document)
    except UnknownEncodingError:
        return document.decode("latin-1")


def _read_document(document: str) -> Record:
    found = _ID.search(document)
    own_id = next(filter(None, found.groups()), None) if found else None
    dated = _DAY_IN_ID.match(own_id or "")
    body = _element(document, "BODY") or _element(_without_heads(document), "TEXT")
    if not body:
        raise RejectedError("no_text", f"the document {own_id or ''} has no text")
    printed = _element(document, "DATE") or _element(document, "DATE_TIME") or _element(document, "DD")
    dateline = " ".join((_element(document, "DATELINE") or "").split()).strip(" -–—")
    return {
        "id": own_id,
        "title": _on_one_line(
            _element(document, "TITLE") or _element(document, "HEADLINE") or _element(document, "HL")
        ),
        "text": _LAST_WORD.sub("", f"{dateline} - {body}" if dateline else body),
        "published_at": _read_day(dated["day"] if dated else None, printed),
        "publisher": _sources().get(dated["source"].upper()) if dated else _reuters(document),
        "authors": _on_one_line(_element(document, "BYLINE") or _element(document, "AUTHOR")),
    }


def _reuters(document: str) -> str | None:
    return "Reuters" if document.lstrip()[:8].upper() == "<REUTERS" else None


def _without_heads(document: str) -> str:
    """Return the document without the headline and dateline that Reuters-21578 puts inside its text."""
    for name in ("TITLE", "DATELINE", "HEADLINE", "AUTHOR"):
        document = re.sub(rf"<{name}\b[^>]*>.*?</{name}>", "", document, flags=re.IGNORECASE | re.DOTALL)
    return document


def _element(document: str, name: str) -> str:
    """Return the text of the first element of that name, its paragraphs separated by blank lines."""
    found = re.search(rf"<{name}\b[^>]*>(.*?)</{name}>", document, re.IGNORECASE | re.DOTALL)
    if found is None:
        return ""
    text = unescape(_TAG.sub(" ", _PARAGRAPH.sub("\n\n", _CONTROLS.sub("", found[1]))))
    paragraphs = (" ".join(part.split()) for part in _NEW_PARAGRAPH.split(text))
    return "\n\n".join(filter(None, paragraphs))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _read_day(day: str | None, printed: str) -> str | None:
    """Return the day of the id, else the date as the document writes it (``920103`` of TREC as a day)."""
    if day:
        return f"{day[:4]}-{day[4:6]}-{day[6:]}" if _is_day(day) else None
    printed = _on_one_line(printed)
    if _SHORT_DAY.fullmatch(printed) and _is_day(f"19{printed}"):
        return f"19{printed[:2]}-{printed[2:4]}-{printed[4:]}"
    return printed or None


def _is_day(day: str) -> bool:
    try:
        datetime.strptime(day, "%Y%m%d")  # noqa: DTZ007 -- only checks that the day exists
    except ValueError:
        return False
    return True


@derived
def _sources() -> dict[str, str]:
    """Return the agencies by the letters with which Gigaword's ids begin."""
    return {row["prefix"]: row["publisher"] for row in read_table("corpus_sources")}


_DOCUMENTS = Collection("sgml", _Sgml().recognises, lambda text: [text], _read_document)
SGML = _Sgml()
