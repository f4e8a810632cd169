"""Read the text of a Word document (Office Open XML): its paragraphs in order, those of tables and text boxes too.

The document is a zip, of which only ``word/document.xml`` holds text; headers, footers, comments and deleted words do not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, cast
from zipfile import ZipFile

from lxml import etree

from newsledger.model.outcomes import RejectedError
from newsledger.parse.limits import Budget, MeteredStream

DOCUMENT = "word/document.xml"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FACTOR = 30  # bytes of XML for one of text, at most


def read_docx(archive: ZipFile, budget: Budget, most: int) -> str:
    """Return the text, one line a paragraph with blank lines between; raises RejectedError when it is damaged or too large."""
    with archive.open(DOCUMENT) as member:
        content = MeteredStream(cast("BinaryIO", member), budget).read(_FACTOR * most + 1) or b""
    if len(content) > _FACTOR * most:
        raise RejectedError("too_large", f"a document of more than {_FACTOR * most} bytes", stage="read")
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise RejectedError("unreadable_file", f"damaged Word document: {error}", stage="read") from error
    lines = ["".join(_words_of(paragraph)).strip() for paragraph in root.iter(f"{_WORD}p", f"{_STRICT}p")]
    return "\n\n".join(filter(None, lines))


def _words_of(paragraph: etree._Element) -> Iterator[str]:
    for one in paragraph.iter():
        name = one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""
        if name == "t":
            yield one.text or ""
        elif name in {"br", "cr"}:
            yield "\n"
        elif name == "tab":
            yield " "
