"""Split exports of Factiva into their articles, whether saved as text, HTML or PDF.

Each ends with its accession number ("Document LBA0000020180819ee8j000ab"). Fields stand one a line in a fixed order, or each
behind a code of two letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsledger.model.outcomes import RejectedError
from newsledger.parse.collections.collection import Record, make_cut_off_error
from newsledger.parse.credits import find_section

_ACCESSION = re.compile(
    r"^[ \t]*(?:AN[ \t]+)?Document (?P<number>[A-Z][A-Z0-9]{3,}\d{6,}[a-z0-9]{4,})[ \t]*$", re.MULTILINE
)
_CODED = re.compile(
    r"^(?P<code>HD|SE|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|ART|RF|CO|IN|NS|RE|IPD|IPC|PUB)(?:[ \t]+(?P<value>.*))?$"
)
_WORDS = re.compile(r"\d[\d,]* words")
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?: [AP]M)?")
_SOURCE_CODE = re.compile(r"[A-Z0-9]{2,8}")
_COPYRIGHT = re.compile(r"(?:Copyright|\(c\)|©)", re.IGNORECASE)
_AFTER = re.compile(r"(?:Search Summary|Factiva|© \d{4} Factiva|\(c\) \d{4} Factiva)")
_MOST_LEFT = 40  # words below the last article: a summary of the search


def is_factiva(text: str) -> bool:
    """Return whether the text is such an export."""
    return (
        _ACCESSION.search(text) is not None
        and re.search(r"^(?:WC\s+)?\d[\d,]* words\s*$", text, re.MULTILINE) is not None
    )


def split_factiva(text: str) -> Iterator[str]:
    """Yield the text of each article with its accession number; raises RejectedError when the last one is cut off."""
    start = 0
    for found in _ACCESSION.finditer(text):
        yield text[start : found.end()]
        start = found.end()
    rest = text[start:]
    if len(rest.split()) > _MOST_LEFT and _WORDS.search(rest) and not _AFTER.search(rest.strip()[:80]):
        raise make_cut_off_error("the accession number is missing")


def read_factiva(document: str) -> Record:
    """Return the fields of one article."""
    number = _ACCESSION.search(document)
    text = document[: number.start()] if number else document
    lines = [line.strip() for line in text.split("\n")]
    fields = _read_codes(lines) if any(line.startswith("HD ") or line == "HD" for line in lines) else _read_order(lines)
    if not str(fields.get("text") or "").strip():
        raise RejectedError("no_text", f"the document {fields.get('title')!r} has no text")
    return {"id": number["number"] if number else None, **fields}


def _read_codes(lines: list[str]) -> dict[str, object]:
    values: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        found = _CODED.match(line)
        if found and found["code"] not in values:
            current = values.setdefault(found["code"], [])
        current.append((found["value"] or "") if found else line)
    text = {code: "\n".join(value).strip() for code, value in values.items()}
    return {
        "text": "\n\n".join(filter(None, (text.get("LP"), text.get("TD")))),
        "title": " ".join(text.get("HD", "").split()),
        "published_at": " ".join(filter(None, (text.get("PD"), text.get("ET")))),
        "publisher": text.get("SN"),
        "authors": text.get("BY"),
        "section": text.get("SE"),
        "language": text.get("LA"),
    }


def _read_order(lines: list[str]) -> dict[str, object]:
    """Return the fields of the layout without codes, found by the line that counts the words."""
    counted = next((place for place, line in enumerate(lines) if _WORDS.fullmatch(line)), None)
    if counted is None:
        raise RejectedError("missing_field", "the line that counts the words is missing")
    above = [line for line in lines[:counted] if line]
    byline = next((line for line in above[1:] if re.match(r"by\b", line, re.IGNORECASE)), None)
    titles = [line for line in above if line != byline]
    section = titles.pop(0) if len(titles) > 1 and find_section(titles[0]) else None
    below = [line for line in lines[counted + 1 : counted + 14] if line]
    day = next((line for line in below if _DAY.fullmatch(line)), None)
    below = below[below.index(day) + 1 :] if day else below
    clock = below.pop(0) if below and _CLOCK.fullmatch(below[0]) else None
    publisher = below[0] if below else None
    begin = _find_begin(lines, counted, publisher)
    return {
        "text": "\n".join(lines[begin:]),
        "title": " ".join(titles),
        "published_at": " ".join(filter(None, (day, clock))),
        "publisher": publisher,
        "authors": byline,
        "section": section,
    }


def _find_begin(lines: list[str], counted: int, publisher: str | None) -> int:
    """Return the line below the copyright notice, or below the publisher, its code, the page and the language."""
    for place in range(counted, min(len(lines), counted + 14)):
        if _COPYRIGHT.match(lines[place]):
            return place + 1
    place = lines.index(publisher, counted) + 1 if publisher else counted + 1
    while place < len(lines) and (
        not lines[place] or _SOURCE_CODE.fullmatch(lines[place]) or lines[place] == "English"
    ):
        place += 1
    return place
