"""Turn Word documents and PDFs into inputs: the articles of a database's export, else the file as one article."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO

from newsledger.model.outcomes import Draft, Input, RejectedError
from newsledger.parse.archives import check_directory_size
from newsledger.parse.collections.text_exports import export_inputs, find_layout
from newsledger.parse.docx import DOCUMENT, read_docx
from newsledger.parse.opened import File, open_seekable
from newsledger.parse.pdf import read_pdf
from newsledger.parse.text import TEXT
from newsledger.settings import Settings

_SIZE_FACTOR = 8  # times the largest input, since a document may hold many articles


class OfficeFile:
    """A file whose text has to be extracted first; ``read`` does it."""

    def __init__(self, name: str, begins: bytes, read: Callable[[BinaryIO, File, Settings], str]) -> None:
        self.name = name
        self._begins = re.compile(begins, re.DOTALL)
        self._read = read

    def recognises(self, head: bytes, suffix: str) -> bool:
        del suffix
        return self._begins.match(head) is not None

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        with open_seekable(file.stream) as stream:
            text = self._read(stream, file, settings)
        if find_layout(text) is not None:
            yield from export_inputs(file, text, settings)
            return
        content = text.encode("utf-8", "replace")
        if len(content) > settings.max_input_bytes:
            yield file.make_reject(self.name, "too_large", f"more than {settings.max_input_bytes} bytes of text")
        else:
            yield file.make_input(self.name, content)

    def parse(self, found: Input) -> Draft:
        return TEXT.parse(found)


def _read_pdf(stream: BinaryIO, file: File, settings: Settings) -> str:
    most = _SIZE_FACTOR * settings.max_input_bytes
    content = stream.read(most + 1)
    if len(content) > most:
        raise RejectedError("too_large", f"a PDF of more than {most} bytes", stage="read")
    text = read_pdf(io.BytesIO(content), most)
    file.budget.spend(len(text))
    return text


def _read_docx(stream: BinaryIO, file: File, settings: Settings) -> str:
    check_directory_size(stream, settings)
    with zipfile.ZipFile(stream) as archive:
        if DOCUMENT not in archive.namelist():
            raise RejectedError("unknown_format", "looks like an Office document other than Word's", stage="read")
        return read_docx(archive, file.budget, _SIZE_FACTOR * settings.max_input_bytes)


PDF = OfficeFile("pdf", rb".{0,1000}%PDF-", _read_pdf)
DOCX = OfficeFile("docx", rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/|word/|docProps/)", _read_docx)
"""A zip whose first member is one of an Office document's."""
