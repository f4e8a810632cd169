"""Recognise exports of news databases in text, in a page of HTML or in a document, and split them into their articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsledger.model.outcomes import Draft, Input, RejectedError
from newsledger.normalise.encodings import UnknownEncodingError, byte_order_mark, decode, is_binary
from newsledger.parse.collections.collection import Collection, document_inputs, read_whole
from newsledger.parse.collections.factiva import is_factiva, read_factiva, split_factiva
from newsledger.parse.collections.headed_text import is_headed, read_headed, split_headed
from newsledger.parse.collections.nexis import is_nexis, read_nexis, split_nexis
from newsledger.parse.collections.proquest import is_proquest, read_proquest, split_proquest
from newsledger.parse.fragments import read_lines
from newsledger.parse.opened import File
from newsledger.parse.records import load_record, read_record
from newsledger.settings import Settings

_CLUES = re.compile(
    rb"\d of \d+ DOCUMENTS?|End of Document|Load-Date|Document [A-Z][A-Z0-9]{3,}\d{6,}|ProQuest document ID"
)
_MARKUP = re.compile(rb"\s*(?:<!doctype html|<html|<head|<body|<div|<table|<!--)", re.IGNORECASE)
_HEADER = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:---\s*\n\s*)?(?:url|date|publisher|title|author|authors|source|published)\s*:",
    re.IGNORECASE,
)


def _never(head: bytes, suffix: str) -> bool:
    del head, suffix
    return False


_LAYOUTS = (
    (is_headed, Collection("headed-text", _never, split_headed, read_headed)),
    (is_nexis, Collection("nexis", _never, split_nexis, read_nexis)),
    (is_factiva, Collection("factiva", _never, split_factiva, read_factiva)),
    (is_proquest, Collection("proquest", _never, split_proquest, read_proquest)),
)
LAYOUTS = tuple(layout for _, layout in _LAYOUTS)


class _TextExport:
    """A text or page in the layout of a database's export; each article is one input."""

    name = "export"

    def recognises(self, head: bytes, suffix: str) -> bool:
        del suffix
        if b"\x00" in head and byte_order_mark(head) is None:
            return False
        if not (_CLUES.search(head) or _HEADER.match(head)) and byte_order_mark(head) in {None, "utf-8"}:
            return False
        return find_layout(_read_text(head)) is not None

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        text = read_whole(file, settings)
        text = read_lines(text) if _MARKUP.match(file.head) else text
        yield from export_inputs(file, text, settings)

    def parse(self, found: Input) -> Draft:
        return read_record(load_record(found))


EXPORT = _TextExport()


def export_inputs(file: File, text: str, settings: Settings) -> Iterator[Input]:
    """Yield the inputs of a text in a known layout; raises RejectedError when it has none."""
    layout = find_layout(text)
    if layout is None:
        raise RejectedError("unknown_format", "an export in no layout that is read", stage="read")
    yield from document_inputs(file, layout, text.replace("\r\n", "\n").replace("\r", "\n"), settings)


def find_layout(text: str) -> Collection | None:
    """Return the layout of the text, or None."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return next((layout for recognises, layout in _LAYOUTS if recognises(text)), None)


def _read_text(head: bytes) -> str:
    try:
        text = decode(head) if not is_binary(head) or byte_order_mark(head) else ""
    except UnknownEncodingError:
        return ""
    return read_lines(text) if _MARKUP.match(head) else text
