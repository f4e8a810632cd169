"""Read the text of a PDF: pages in order, words divided at a line's end joined, running heads and page numbers left out.

A scan holds pictures of words and no text; it is rejected as such.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from newsledger.model.outcomes import RejectedError

_MOST_PAGES = 2_000
_RUNNING_LINES = 2  # at the top and at the bottom of a page
_FEWEST_PAGES = 3  # on which a running head must stand
_DIVIDED = re.compile(r"(?<=[a-z])[-\u2010\u00ad]\n(?=[a-z])")
_NUMBER = re.compile(r"\s*(?:Page |- ?|\u2013 ?)?\d{1,4}(?: ?-| ?\u2013| of \d+|/\d+)?\s*", re.IGNORECASE)
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # a damaged file becomes a reject, not a log line


def read_pdf(stream: BinaryIO, most: int) -> str:
    """Return the text; raises RejectedError when the file is damaged, locked, too large or holds no text."""
    pages = [page.split("\n") for page in _read_pages(stream, most)]
    running = _find_running_lines(pages)
    kept = ["\n".join(line for line in page if not _is_running(line, running)) for page in pages]
    text = _DIVIDED.sub("", "\n".join(kept)).strip()
    if not text:
        raise RejectedError("no_text", "the PDF holds no text; a scan has to be read by OCR first", stage="read")
    return text


def _read_pages(stream: BinaryIO, most: int) -> Iterator[str]:
    from pypdf import PdfReader  # noqa: PLC0415 - loaded only for a PDF
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    left = most
    try:
        reader = PdfReader(stream, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise RejectedError("unreadable_file", "the PDF is locked by a password", stage="read")
        if len(reader.pages) > _MOST_PAGES:
            raise RejectedError("too_large", f"a PDF of more than {_MOST_PAGES:,} pages", stage="read")
        for page in reader.pages:
            text = page.extract_text()
            left -= len(text)
            if left < 0:
                raise RejectedError("too_large", f"a PDF with more than {most} characters", stage="read")
            yield text
    except (PyPdfError, RecursionError, ArithmeticError, LookupError, TypeError, AttributeError, ValueError) as error:
        message = f"damaged PDF: {str(error) or type(error).__name__}"
        raise RejectedError("unreadable_file", message, stage="read") from error


def _find_running_lines(pages: list[list[str]]) -> frozenset[str]:
    """Return the lines that stand at the top or the bottom of most pages."""
    ends = Counter(
        line
        for page in pages
        for line in {*map(_fold, page[:_RUNNING_LINES]), *map(_fold, page[-_RUNNING_LINES:])}
        if line
    )
    fewest = max(_FEWEST_PAGES, len(pages) // 2)
    return frozenset(line for line, count in ends.items() if count >= fewest)


def _is_running(line: str, running: frozenset[str]) -> bool:
    return _fold(line) in running or (bool(line.strip()) and _NUMBER.fullmatch(line) is not None)


def _fold(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())
