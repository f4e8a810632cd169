"""Split text exports of ProQuest into their articles, whose fields are labelled ("Full text: …")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsledger.model.outcomes import RejectedError
from newsledger.parse.collections.collection import Record, make_cut_off_error
from newsledger.parse.collections.labelled_lines import read_labelled

_RULE = re.compile(r"^[ \t]*_{20,}[ \t]*$", re.MULTILINE)
_NUMBER = re.compile(r"^\s*Document \d+ of \d+\s*$", re.MULTILINE)
_ID = re.compile(r"^ProQuest document ID: *\d+", re.MULTILINE)
_LABELS = frozenset(
    (
        *("title", "author", "publication info", "abstract", "links", "full text", "subject", "location", "people"),
        *("company / organization", "publication title", "first page", "publication year", "publication date", "year"),
        *("publisher", "place of publication", "country of publication", "source type", "language of publication"),
        *("document type", "proquest document id", "document url", "copyright", "last updated", "database", "section"),
        *("publication subject", "issn", "column", "identifier / keyword", "volume", "issue", "pages", "dateline"),
        *("language", "credit", "classification", "company", "number of pages", "contact us at"),
    )
)


def is_proquest(text: str) -> bool:
    """Return whether the text is such an export."""
    return _ID.search(text) is not None and re.search(r"^Full text:", text, re.MULTILINE) is not None


def split_proquest(text: str) -> Iterator[str]:
    """Yield the text of each document; raises RejectedError when one has no id, as the last one of a file cut off."""
    for part in _RULE.split(text):
        if _ID.search(part):
            yield part
        elif "Full text:" in part or "Title:" in part:
            raise make_cut_off_error("'ProQuest document ID' is missing")


def read_proquest(document: str) -> Record:
    """Return the fields of one document."""
    lines = _NUMBER.sub("", document).strip().split("\n")
    labelled = read_labelled(lines, _LABELS)
    text = labelled.get("full text", "")
    title = labelled.get("title") or next((line for line in lines if line.strip()), "")
    if not text:
        raise RejectedError("no_text", f"the document {' '.join(title.split())!r} has no full text")
    return {
        "text": text,
        "title": " ".join(title.split()),
        "id": labelled.get("proquest document id"),
        "publisher": labelled.get("publication title"),
        "published_at": labelled.get("publication date"),
        "authors": [_turn_name(name) for name in labelled.get("author", "").split(";") if name.strip()],
        "section": labelled.get("section"),
        "language": labelled.get("language of publication") or labelled.get("language"),
        "url": next(iter(labelled.get("document url", "").split()), None),
    }


def _turn_name(name: str) -> str:
    """Return "Jane Doe" for "Doe, Jane"."""
    family, comma, given = name.strip().rstrip(".").partition(",")
    return f"{given.strip()} {family.strip()}" if comma else family
