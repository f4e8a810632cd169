"""The format of a collection: its file is split into documents, each of which becomes an input with the fields of a record.

To add a collection, write a function that splits its text and one that reads a document, and name it in ``COLLECTIONS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from newsledger.model.identity import hash_bytes
from newsledger.model.outcomes import Draft, Input, RejectedError
from newsledger.normalise.encodings import UnknownEncodingError, decode
from newsledger.parse.input_columns import write_record
from newsledger.parse.opened import File
from newsledger.parse.records import load_record, read_record
from newsledger.settings import Settings

_SIZE_FACTOR = 8  # times the largest input, since a collection holds many

Record = Mapping[str, object]


@dataclass(slots=True)
class Collection:
    """A format whose files are read whole: ``split`` gives the documents of the text, ``read`` the fields of one.

    Both raise RejectedError: ``split`` for what follows the documents it gave, ``read`` for its document.
    """

    name: str
    begins: Callable[[bytes, str], bool]
    split: Callable[[str], Iterable[str]]
    read: Callable[[str], Record]

    def recognises(self, head: bytes, suffix: str) -> bool:
        return self.begins(head, suffix)

    def inputs(self, file: File, settings: Settings) -> Iterator[Input]:
        yield from document_inputs(file, self, read_whole(file, settings), settings)

    def parse(self, found: Input) -> Draft:
        return read_record(load_record(found))


def read_whole(file: File, settings: Settings) -> str:
    """Return the text of the file; raises RejectedError when it is too large or no text."""
    most = _SIZE_FACTOR * settings.max_input_bytes
    content = file.stream.read(most + 1)
    if len(content) > most:
        raise RejectedError("too_large", f"a collection of more than {most} bytes; split it", stage="read")
    try:
        return decode(content)
    except UnknownEncodingError as error:
        raise RejectedError("unknown_encoding", str(error), stage="read") from error


def document_inputs(file: File, collection: Collection, text: str, settings: Settings) -> Iterator[Input]:
    """Yield one input per document of the text; a document that cannot be read is a reject."""
    position = 0
    for position, document in enumerate(collection.split(text), start=1):
        yield make_document_input(file, collection, document, position, settings)
    if not position:
        yield file.make_reject(collection.name, "no_text", "the collection holds no documents")


def make_document_input(file: File, collection: Collection, document: str, position: int, settings: Settings) -> Input:
    """Return the input of one document."""
    try:
        content = write_record({key: value for key, value in collection.read(document).items() if value})
    except RejectedError as rejected:
        raw_hash = hash_bytes(document.encode("utf-8", "surrogatepass"))
        return file.make_reject(collection.name, rejected.reject.reason, rejected.reject.message, position, raw_hash)
    if len(content) > settings.max_input_bytes:
        message = f"document {position}: more than {settings.max_input_bytes} bytes"
        return file.make_reject(collection.name, "too_large", message, position, hash_bytes(content))
    return file.make_input(collection.name, content, position)


def make_cut_off_error(what: str) -> RejectedError:
    """Return the error for a collection that ends within a document."""
    return RejectedError("unreadable_file", f"the file ends within a document: {what}", stage="read")
