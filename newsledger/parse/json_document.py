"""Turn a JSON file that holds one object or an array of objects into one input per object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from newsledger.model.outcomes import Draft, Input
from newsledger.normalise.encodings import UnknownEncodingError, decode
from newsledger.parse.json_wrappers import find_wrapped, may_wrap
from newsledger.parse.jsonl import is_json_lines, make_record_input
from newsledger.parse.opened import File
from newsledger.parse.records import load_record, read_record
from newsledger.settings import Settings

_ARRAY_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*[{\]]")
_SIZE_FACTOR = 8  # times the largest input, since a list holds many
_JSON_FEED = "https://jsonfeed.org/"
_BETWEEN = re.compile(r"[\s,]*")


class _JsonDocument:
    """An object is one input; an array is one input per member."""

    name = "json"

    def recognises(self, head: bytes, suffix: str) -> bool:
        if _ARRAY_BEGINS.match(head) is not None:
            return suffix not in {".jsonl", ".ndjson"}
        return (suffix == ".json" or may_wrap(head)) and not is_json_lines(head)

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        most = _SIZE_FACTOR * settings.max_input_bytes
        content = file.stream.read(most + 1)
        if len(content) > most:
            message = f"more than {most} bytes; JSON lines may be of any length"
            yield file.make_reject(self.name, "too_large", message, raw_hash=file.hash_rest(content))
            return
        try:
            text = decode(content).strip()
        except UnknownEncodingError as error:
            yield file.make_reject(self.name, "unknown_encoding", str(error))
            return
        if text.startswith("["):
            yield from _read_members(file, text, settings)
        elif (wrapped := _find_articles(text)) is not None:
            yield from _wrapped_inputs(file, wrapped, settings)
        else:
            yield make_record_input(file, self.name, text.encode("utf-8", "surrogatepass"), None, settings)

    def parse(self, found: Input) -> Draft:
        return read_record(load_record(found))


def _find_articles(text: str) -> list[dict[str, object]] | None:
    """Return the articles that the object wraps; None when it is an article itself, or no JSON."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict) or isinstance(record.get("text"), str):
        return None
    articles = find_wrapped(record)
    if articles and str(record.get("version")).startswith(_JSON_FEED):
        return [{"publisher": record.get("title"), "language": record.get("language"), **dict(one)} for one in articles]
    return articles


def _wrapped_inputs(file: File, articles: list[dict[str, object]], settings: Settings) -> Iterator[Input]:
    for number, article in enumerate(articles, start=1):
        content = json.dumps(article, ensure_ascii=False).encode("utf-8", "surrogatepass")
        yield make_record_input(file, JSON_DOCUMENT.name, content, number, settings)
    if not articles:
        yield file.make_reject(JSON_DOCUMENT.name, "no_text", "the list of articles is empty")


def _read_members(file: File, text: str, settings: Settings) -> Iterator[Input]:
    decoder, number, start = json.JSONDecoder(), 0, _skip_separators(text, 1)
    while start < len(text) and text[start] != "]":
        number += 1
        try:
            _, end = decoder.raw_decode(text, start)
        except (ValueError, RecursionError) as error:
            yield file.make_reject(JSON_DOCUMENT.name, "malformed_json", f"member {number}: {error}", number)
            return
        content = text[start:end].encode("utf-8", "surrogatepass")
        yield make_record_input(file, JSON_DOCUMENT.name, content, number, settings)
        start = _skip_separators(text, end)
    if start >= len(text):
        message = f"the array is not closed after member {number}"
        yield file.make_reject(JSON_DOCUMENT.name, "malformed_json", message, number + 1)
    elif number == 0:
        yield file.make_reject(JSON_DOCUMENT.name, "no_text", "the array is empty")


def _skip_separators(text: str, start: int) -> int:
    between = _BETWEEN.match(text, start)
    return between.end() if between else start


JSON_DOCUMENT = _JsonDocument()
