"""Read the known keys of an input that is one JSON object; other keys are ignored."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from newsledger.model.outcomes import Draft, Input, RejectedError
from newsledger.normalise.encodings import UnknownEncodingError, decode
from newsledger.normalise.spaces import clean_line, clean_text
from newsledger.parse.fragments import has_markup, read_fragment
from newsledger.parse.input_columns import find_columns, rename_keys, write_record

_EARLIEST_EPOCH = 100_000_000  # seconds; a smaller number is a year, or a day written without dashes
_JSON_TYPES = {
    dict: "an object",
    list: "an array",
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "a boolean",
    type(None): "null",
}
_MILLISECONDS = 100_000_000_000  # a larger number is in milliseconds


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
    keys = find_columns(record, {})
    record = {field: record[key] for field, key in keys.items()}
    text = record.get("text")
    if not isinstance(text, str):
        message = (
            f"{keys['text']!r} holds {_json_type_of(text)}, not a string"
            if "text" in keys
            else "there is no key 'text'"
        )
        raise RejectedError("missing_field", message)
    notes: list[str] = []
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
        section=_read_line(record, "section", notes),
        language=_read_line(record, "language", notes),
        notes=tuple(notes),
        discarded=tuple(discarded),
    )


def _json_type_of(value: object) -> str:
    """Return the JSON name of the value's type."""
    return _JSON_TYPES[type(value)]


def _read_line(record: Mapping[str, object], key: str, notes: list[str]) -> str | None:
    value = record.get(key)
    words = _read_text(value)
    if words is None and value is not None:
        notes.append(f"{key} ignored: {_json_type_of(value)}")
    return words or None


def _read_text(value: object) -> str | None:
    """Return the text of a string, a whole number or an object with a name, else None."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, str):
        return clean_line(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return None


def _read_authors(value: object, notes: list[str]) -> tuple[str, ...]:
    if value is None:
        return ()
    members = value if isinstance(value, list) else [value]
    read = [_read_text(member) for member in members]
    if None in read:
        notes.append("authors ignored: not names")
    return tuple(words for words in read if words)


def _read_instant(record: Mapping[str, object], key: str, notes: list[str]) -> str | None:
    """Return the date as written; a number is read as seconds or milliseconds since 1970."""
    value = record.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _read_line(record, key, notes)
    if value < _EARLIEST_EPOCH:
        return str(value)
    try:
        return datetime.fromtimestamp(value / 1000 if value > _MILLISECONDS else value, UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        pass
    notes.append(f"{key} ignored: no instant")
    return None
