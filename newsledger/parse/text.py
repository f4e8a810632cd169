"""Plain text as people paste it from a page: what enters is a file, what leaves is its text, furniture and all."""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.normalise.encodings import UnknownEncodingError, byte_order_mark, decode, is_binary
from newsledger.normalise.spaces import clean_text
from newsledger.parse.opened import File
from newsledger.parse.outcomes import Draft, Input, RejectedError
from newsledger.settings import Settings

_SUFFIXES = frozenset((".txt", ".text", ".md"))


class _Text:
    """One file is one article."""

    name = "text"

    def recognises(self, head: bytes, suffix: str) -> bool:
        return suffix in _SUFFIXES or byte_order_mark(head) is not None or not (b"\x00" in head or is_binary(head))

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        content = file.stream.read(settings.max_input_bytes + 1)
        if len(content) > settings.max_input_bytes:
            message = f"more than {settings.max_input_bytes} bytes"
            yield file.make_reject(self.name, "too_large", message, raw_hash=file.hash_onwards(content))
        else:
            yield file.make_input(self.name, content)

    def parse(self, found: Input) -> Draft:
        try:
            return Draft(text=clean_text(decode(found.content)))
        except UnknownEncodingError as error:
            raise RejectedError("unknown_encoding", str(error)) from error


TEXT = _Text()
