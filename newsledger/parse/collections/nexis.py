"""Split exports of LexisNexis and Nexis Uni into their articles, whether saved as text, HTML, DOCX or PDF.

The older layout numbers its documents ("1 of 262 DOCUMENTS") and labels fields in capitals; the newer one begins with the
headline and ends with "End of Document".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsledger.model.outcomes import RejectedError
from newsledger.normalise.moments import read_moment
from newsledger.parse.collections.collection import Record, make_cut_off_error
from newsledger.parse.collections.labelled_lines import read_label, read_labelled

_NUMBERED = re.compile(r"^[ \t\f]*(?:Document )?\d+ of \d+ DOCUMENTS?[ \t]*$", re.MULTILINE)
_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
_PAGE = re.compile(r"\s*Page \d+(?: of \d+)?\s*")
_COPYRIGHT = re.compile(r"\s*(?:Copyright\b|©|\(c\) ?\d{4}|All Rights Reserved)", re.IGNORECASE)
_WEEKDAY = re.compile(r"\s*\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_DAY = re.compile(r"[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}")
_AT_HEAD = frozenset(["byline", "section", "length", "dateline", "highlight", "headline", "series", "source", "body"])
_AT_END = frozenset(
    [
        "load-date",
        "language",
        "publication-type",
        "document-type",
        "graphic",
        "subject",
        "organization",
        "person",
        "city",
        "country",
        "state",
        "company",
        "industry",
        "geographic",
        "notes",
        "correction",
        "correction-date",
        "journal",
        "code",
        "ticker",
        "classification",
        "type",
        "acc-no",
    ]
)
_ONLY_AT_END = frozenset({"load-date", "publication-type", "classification"})
_MOST_HEAD_LINES = 12


def is_nexis(text: str) -> bool:
    """Return whether the text is such an export, by the lines that both layouts have."""
    is_old = _NUMBERED.search(text) is not None and re.search(r"^\s*(?:LENGTH|LOAD-DATE|BODY):", text, re.MULTILINE)
    is_new = re.search(r"^\s*Body\s*$", text, re.MULTILINE) and re.search(
        r"^\s*(?:Load-Date|Length):", text, re.MULTILINE
    )
    return bool(is_old or is_new)


def split_nexis(text: str) -> Iterator[str]:
    """Yield the text of each document; raises RejectedError when the last one is cut off."""
    if _NUMBERED.search(text):
        yield from (document for document in _NUMBERED.split(text)[1:] if document.strip())
        return
    *documents, rest = _END.split(text)
    yield from (document for document in documents if document.strip())
    if len(rest.split()) > _MOST_HEAD_LINES:
        raise make_cut_off_error("'End of Document' is missing")


def read_nexis(document: str) -> Record:
    """Return the fields of one document."""
    lines = [line for line in document.split("\n") if not _PAGE.fullmatch(line)]
    head, body = _split_body(lines)
    labelled = read_labelled((line for line in lines if line.strip()), _AT_HEAD | _AT_END)
    free = [line.strip() for line in _before_labels(head) if line.strip() and not _COPYRIGHT.match(line)]
    place = next((place for place, line in enumerate(free) if _DAY.match(line)), len(free))
    is_new = place > 1 and not _NUMBERED.search(document) and "headline" not in labelled and len(free) <= place + 1
    title = labelled.get("headline") or (free[0] if is_new else " ".join(free[place + 1 :][-1:]))
    if not body:
        raise RejectedError("no_text", f"the document {title!r} has no body")
    return {
        "text": "\n".join(body),
        "title": " ".join(title.split()),
        "publisher": free[1 if is_new else 0] if place else None,
        "published_at": _read_day(free[place]) if place < len(free) else _read_day(labelled.get("load-date", "")),
        "authors": _first_line(labelled.get("byline")),
        "section": (_first_line(labelled.get("section")) or "").split(";")[0],
        "language": _language_of(labelled.get("language")),
    }


def _split_body(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines of the head and of the body, which begins at its label, else below the last label of the head."""
    begin = next((n for n, line in enumerate(lines) if line.strip().casefold() in {"body", "body:"}), None)
    if begin is None:
        labels = [n for n, line in enumerate(lines) if (label := read_label(line)) and label[0] in _AT_HEAD]
        begin = _end_of_paragraph(lines, labels[-1]) if labels else min(len(lines), _MOST_HEAD_LINES)
    end = next((n for n in range(begin + 1, len(lines)) if _is_end(lines[n])), len(lines))
    body = [line.strip() for line in lines[begin + 1 : end]]
    while body and (not body[-1] or _COPYRIGHT.match(body[-1])):
        body.pop()
    return lines[:begin], body if any(body) else []


def _end_of_paragraph(lines: list[str], start: int) -> int:
    return next((n for n in range(start, len(lines)) if not lines[n].strip()), start)


def _is_end(line: str) -> bool:
    label = read_label(line)
    if label is None:
        return line.strip() == "Classification"
    return label[0] in _AT_END and (line.strip().split(":")[0].isupper() or label[0] in _ONLY_AT_END)


def _before_labels(lines: list[str]) -> Iterator[str]:
    for line in lines:
        label = read_label(line)
        if label and label[0] in _AT_HEAD:
            return
        yield line


def _read_day(line: str) -> str | None:
    found = _DAY.search(_WEEKDAY.sub("", line))
    return found[0] if found and read_moment(found[0])[1] else None


def _first_line(text: str | None) -> str | None:
    return text.split("\n")[0].strip() if text else None


def _language_of(text: str | None) -> str | None:
    return text.split(";")[0].split("\n")[0].strip().title() if text else None
