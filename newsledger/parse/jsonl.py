"""Turn each object of a JSON Lines file into an input."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping

from newsledger.model.identity import hash_bytes
from newsledger.model.outcomes import Draft, Input, RejectedError
from newsledger.normalise.encodings import byte_order_mark, decode
from newsledger.parse.input_columns import find_columns, write_record
from newsledger.parse.json_wrappers import unwrap_fields
from newsledger.parse.opened import File
from newsledger.parse.partition_fields import partition_fields
from newsledger.parse.records import load_record, map_record, read_record
from newsledger.settings import Settings

_SUFFIXES = frozenset((".jsonl", ".ndjson"))
_OBJECT_BEGINS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*["}]')


class _JsonLines:
    """Each non-blank line is one input."""

    name = "jsonl"

    def recognises(self, head: bytes, suffix: str) -> bool:
        return suffix in _SUFFIXES or _OBJECT_BEGINS.match(head) is not None

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        found_any = False
        for number, line in _read_lines(file, settings.max_input_bytes):
            if len(line) > settings.max_input_bytes:
                message = f"line {number}: more than {settings.max_input_bytes} bytes"
                raw_hash = file.hash_rest(line, to_line_end=True)
                yield file.make_reject(self.name, "too_large", message, number, raw_hash)
            elif content := line.strip():
                yield make_record_input(file, self.name, content, number, settings)
            else:
                continue
            found_any = True
        if not found_any:
            yield file.make_reject(self.name, "no_text", "the file holds only blank lines")

    def parse(self, found: Input) -> Draft:
        return read_record(load_record(found))


def make_record_input(file: File, form: str, content: bytes, position: int | None, settings: Settings) -> Input:
    """Return the input of a JSON object, with its keys renamed by the user's column mapping."""
    try:
        mapped = _add_fields(map_record(content, settings.columns), partition_fields(file.uri))
    except RejectedError as rejected:
        reject = rejected.reject
        return file.make_reject(form, reject.reason, reject.message, position, hash_bytes(content))
    if len(mapped) > settings.max_input_bytes:
        message = f"record {position}: more than {settings.max_input_bytes} bytes"
        return file.make_reject(form, "too_large", message, position, hash_bytes(content))
    return file.make_input(form, mapped, position)


def _add_fields(content: bytes, fields: Mapping[str, object]) -> bytes:
    """Return the object with the fields of its folders, which its own keys override; anything else unchanged."""
    if not fields:
        return content
    try:
        record = json.loads(decode(content))
    except (ValueError, RecursionError):
        return content
    if not isinstance(record, dict):
        return content
    own = find_columns(unwrap_fields(record), {})
    return write_record({**{field: value for field, value in fields.items() if field not in own}, **record})


def _read_lines(file: File, most_bytes: int) -> Iterator[tuple[int, bytes]]:
    encoding = byte_order_mark(file.head)
    if encoding is not None and encoding != "utf-8":
        yield from _read_wide_lines(file, encoding, most_bytes)
        return
    number = 0
    while line := file.stream.readline(most_bytes + 1):
        number += 1
        yield number, line


def _read_wide_lines(file: File, encoding: str, most_bytes: int) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of UTF-16 and UTF-32 text as UTF-8, in which line ends are single bytes."""
    text = io.TextIOWrapper(file.stream, encoding=encoding, errors="replace", newline="\n")
    number = 0
    while line := text.readline(most_bytes + 1):
        number += 1
        yield number, line.removeprefix("\ufeff").encode("utf-8", "replace")
    text.detach()


def is_json_lines(head: bytes) -> bool:
    """Return whether the first line is a whole JSON object and another begins after it."""
    first, _, others = head.partition(b"\n")
    try:
        return isinstance(json.loads(first), dict) and others.lstrip().startswith(b"{")
    except (ValueError, RecursionError):
        return False


JSONL = _JsonLines()
