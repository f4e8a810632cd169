"""Read the known keys of an input that is one JSON object; other keys are ignored."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from newsledger.model.outcomes import Draft, Input, RejectedError
from newsledger.normalise.encodings import UnknownEncodingError, decode
from newsledger.normalise.spaces import clean_text
from newsledger.parse.fragments import has_markup, read_fragment
from newsledger.parse.input_columns import find_columns, rename_keys, write_record
from newsledger.parse.json_wrappers import unwrap_fields
from newsledger.parse.record_values import read_body, read_instant, read_list, read_text

_JSON_TYPES = {
    dict: "an object",
    list: "an array",
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "a boolean",
    type(None): "null",
}
_CUT_OFF = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")


def load_record(found: Input) -> Mapping[str, object]:
    """Return the object; raises RejectedError with the line and column of malformed JSON."""
    line = found.position or 1
    try:
        record = json.loads(decode(found.content))
    except UnknownEncodingError as error:
        raise RejectedError("unknown_encoding", f"line {line}: {error}") from error
    except json.JSONDecodeError as error:
        raise RejectedError("malformed_json", f"line {line}, column {error.colno}: {error.msg}") from error
    except (ValueError, RecursionError) as error:  # thousands of digits, or endless nesting
        raise RejectedError("malformed_json", f"line {line}: {error}") from error
    if not isinstance(record, dict):
        raise RejectedError("not_an_object", f"line {line}: holds {_json_type_of(record)}, not an object")
    return record


def map_record(content: bytes, mapping: Mapping[str, str]) -> bytes:
    """Return the object with the user's keys renamed to fields; anything else unchanged, for ``load_record`` to reject.

    Raises RejectedError when the key mapped to the text is missing.
    """
    if not mapping:
        return content
    try:
        record = json.loads(decode(content))
    except (ValueError, RecursionError):
        return content
    return write_record(rename_keys(record, mapping)) if isinstance(record, dict) else content


def read_record(record: Mapping[str, object]) -> Draft:
    """Return the draft read from the record; raises RejectedError when it has no text."""
    record = unwrap_fields(record)
    keys = find_columns(record, {})
    record = {field: record[key] for field, key in keys.items()}
    text = read_body(record.get("text"))
    if not isinstance(text, str):
        raise RejectedError("missing_field", _describe_text(keys, text))
    notes: list[str] = []
    record = _split_source(record)
    if _CUT_OFF.search(text):
        text = _CUT_OFF.sub("", text)
        notes.append("text cut off by its source")
    text, discarded = read_fragment(text) if has_markup(text) else (text, [])
    return Draft(
        text=clean_text(text),
        own_id=_read_line(record, "id", notes),
        url=_read_line(record, "url", notes),
        title=_read_line(record, "title", notes),
        published=_read_instant(record, "published_at", notes),
        modified=_read_instant(record, "modified_at", notes),
        publisher=_read_line(record, "publisher", notes),
        agency=_read_line(record, "agency", notes),
        authors=_read_authors(record.get("authors"), notes),
        section=_read_first(record, "section", notes),
        language=_read_line(record, "language", notes),
        notes=tuple(notes),
        discarded=tuple(discarded),
    )


def _split_source(record: Mapping[str, object]) -> Mapping[str, object]:
    """Return the record with the address that stands as its source as its ``url``, whose host is the publisher."""
    source = str(record.get("publisher"))
    if not source.startswith(("http://", "https://")):
        return record
    try:
        host = urlsplit(source).hostname
    except ValueError:
        return record
    return {"url": source, **record, "publisher": host}


def _describe_text(keys: Mapping[str, str], text: object) -> str:
    if "text" in keys:
        return f"{keys['text']!r} holds {_json_type_of(text)}, not a string"
    return "there is no key 'text'"


def _json_type_of(value: object) -> str:
    """Return the JSON name of the value's type."""
    return _JSON_TYPES[type(value)]


def _read_line(record: Mapping[str, object], key: str, notes: list[str]) -> str | None:
    value = record.get(key)
    words = read_text(value)
    if words is None and value is not None:
        notes.append(f"{key} ignored: {_json_type_of(value)}")
    return words or None


def _read_first(record: Mapping[str, object], key: str, notes: list[str]) -> str | None:
    """Return the first of a list of sections, or the only one."""
    members = read_list(record.get(key))
    return _read_line({key: members[0]}, key, notes) if members else None


def _read_authors(value: object, notes: list[str]) -> tuple[str, ...]:
    if value is None:
        return ()
    read = [read_text(member) for member in read_list(value)]
    if None in read:
        notes.append("authors ignored: not names")
    return tuple(words for words in read if words)


def _read_instant(record: Mapping[str, object], key: str, notes: list[str]) -> str | None:
    """Return the date as written; a number is read as seconds or milliseconds since 1970."""
    value = record.get(key)
    instant = read_instant(value)
    if instant is None and value is not None:
        notes.append(f"{key} ignored: no instant")
        return None
    return _read_line({key: instant}, key, notes)
