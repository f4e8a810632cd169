"""Read plain text as pasted from a page, including its furniture."""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.model.outcomes import Draft, Input, RejectedError
from newsledger.normalise.encodings import UnknownEncodingError, byte_order_mark, decode, is_binary
from newsledger.normalise.spaces import clean_text
from newsledger.parse.collections.several_documents import refuse_several
from newsledger.parse.fragments import has_markup, read_fragment
from newsledger.parse.opened import File
from newsledger.settings import Settings

_SUFFIXES = frozenset((".txt", ".text", ".md"))


class _Text:
    """One file is one article."""

    name = "text"

    def recognises(self, head: bytes, suffix: str) -> bool:
        return suffix in _SUFFIXES or byte_order_mark(head) is not None or not (b"\x00" in head or is_binary(head))

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        yield file.make_whole_input(self.name, settings.max_input_bytes)

    def parse(self, found: Input) -> Draft:
        try:
            decoded = decode(found.content)
        except UnknownEncodingError as error:
            raise RejectedError("unknown_encoding", str(error)) from error
        refuse_several(decoded)
        text = clean_text(decoded)
        if has_markup(text):
            words, discarded = read_fragment(text)
            return Draft(text=clean_text(words), discarded=tuple(discarded))
        return Draft(text=text)


TEXT = _Text()
