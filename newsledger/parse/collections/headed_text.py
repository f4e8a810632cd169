"""Read texts that begin with a documented header: lines such as ``url:``, ``date:``, ``publisher:`` and ``title:``.

The header may stand between two lines ``---`` (front matter). A file may hold several such texts, each under a line of
dashes, equals signs or the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsledger.model.outcomes import RejectedError
from newsledger.parse.collections.collection import Record
from newsledger.parse.input_columns import find_field

_KEY = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{1,24}):[ \t]*(?P<value>.*)$")
_RULE = re.compile(r"^[ \t]*([-=_*#~])\1{2,}[ \t]*$", re.MULTILINE)
_FEWEST_KEYS = 2
_MOST_KEYS = 30
_SURE_FIELDS = frozenset({"url", "published_at", "title", "publisher"})


def is_headed(text: str) -> bool:
    """Return whether the text begins with a header of at least two known fields, of which one is sure."""
    return _read_header(text) is not None


def split_headed(text: str) -> Iterator[str]:
    """Yield the texts, each with its header."""
    parts: list[str] = []
    for part in _parts_of(text.replace("\r\n", "\n").replace("\r", "\n")):
        if not parts or _read_header(part) is not None:
            parts.append(part)
        else:
            parts[-1] += part  # a rule within a text
    yield from parts


def read_headed(document: str) -> Record:
    """Return the fields of the header and the text below it."""
    found = _read_header(document)
    if found is None:
        raise RejectedError("missing_field", "the header is missing")
    fields, text = found
    if not text.strip():
        raise RejectedError(
            "no_text", f"there is no text below the header of {fields.get('title') or 'the document'!r}"
        )
    return {**fields, "text": text.strip()}


def _parts_of(text: str) -> list[str]:
    """Return the text cut at each rule that a header follows."""
    starts = [0]
    for rule in _RULE.finditer(text):
        if _read_header(text[rule.end() :]) is not None and _read_header(text[starts[-1] : rule.start()]) is not None:
            starts.append(rule.end())
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _read_header(text: str) -> tuple[dict[str, object], str] | None:
    """Return the fields of the header and the text below it, or None when there is no header."""
    lines = text.lstrip("\ufeff \t\n\r").split("\n", _MOST_KEYS + 3)
    is_framed = lines[0].strip() == "---"
    end = _find_end(lines, is_framed=is_framed)
    if end is None:
        return None
    fields = _read_fields(lines[int(is_framed) : end])
    if len(fields) < _FEWEST_KEYS or not fields.keys() & _SURE_FIELDS:
        return None
    if end < len(lines) and _RULE.match(lines[end]):
        end += 1
    return fields, "\n".join(lines[end:])


def _find_end(lines: list[str], *, is_framed: bool) -> int | None:
    """Return the line at which the header ends: the second frame, or the first line that is no known field."""
    if is_framed:
        return next((place for place in range(1, min(len(lines), _MOST_KEYS)) if _RULE.match(lines[place])), None)
    return next((place for place, line in enumerate(lines) if not _is_known(line)), len(lines))


def _is_known(line: str) -> bool:
    found = _KEY.match(line.strip())
    return found is not None and find_field(found["key"]) not in {None, "text"}


def _read_fields(lines: list[str]) -> dict[str, object]:
    """Return the fields; a value may be a list of lines that begin with a dash."""
    fields: dict[str, object] = {}
    lists: dict[str, list[str]] = {}
    field = None
    for line in lines:
        found = _KEY.match(line.strip())
        if found and not line.startswith((" ", "-")):
            field, value = find_field(found["key"]), found["value"].strip().strip("\"'")
            if field and field != "text" and value:
                fields.setdefault(field, value)
        elif field and line.strip().startswith("- "):
            lists.setdefault(field, []).append(line.strip()[2:].strip("\"' "))
    return {**lists, **fields}
