"""Yield the inputs of an opened file and, when it is a compression or an archive, of every file inside it.

To add a container, write a module with an object that satisfies ``Container`` and name it in ``CONTAINERS``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from newsledger.model.outcomes import Input, RejectedError
from newsledger.parse.archives import ARCHIVES
from newsledger.parse.compressed import COMPRESSIONS
from newsledger.parse.formats import recognise
from newsledger.parse.office_files import DOCX
from newsledger.parse.opened import File
from newsledger.settings import Settings


class Container(Protocol):
    """A compression or an archive: it recognises a file and yields the files in it."""

    name: str

    def recognises(self, head: bytes, suffix: str) -> bool:
        """Return whether a file that begins like this is one."""

    def members(self, file: File, settings: Settings) -> Iterator[File]:
        """Yield the files in it, metered by ``file.budget``; each must be read before the next is requested.

        A member that cannot be read is yielded with its reject. An exception becomes a reject of the whole file.
        """


CONTAINERS: tuple[Container, ...] = (*COMPRESSIONS, *ARCHIVES)


@dataclass(slots=True)
class _ReadProgress:
    """How far a file has been read, to report where reading failed."""

    name: str
    inputs: int = 0


def inputs_of(file: File, settings: Settings) -> Iterator[Input]:
    """Yield the inputs of the file, or of all files in a container; never raises because of the content."""
    is_plain = file.reject is not None or DOCX.recognises(file.head, file.suffix)
    container = None if is_plain else next((c for c in CONTAINERS if c.recognises(file.head, file.suffix)), None)
    form = recognise(file)
    read = _ReadProgress(container.name if container else form.name)
    try:
        for found in _read_members(container, file, settings) if container else form.inputs(file, settings):
            read.inputs += 1
            yield found
    except RejectedError as rejected:
        yield file.make_reject(read.name, rejected.reject.reason, rejected.reject.message)
    except Exception as error:  # noqa: BLE001 -- one bad file must never stop a run; the reject says what happened
        yield file.make_reject(read.name, "unreadable_file", _describe_damage(error, read))


def _read_members(container: Container, file: File, settings: Settings) -> Iterator[Input]:
    if file.depth >= settings.max_nesting:
        raise RejectedError("too_deep", f"lies in {file.depth} archives or compressions", stage="read")
    for member in container.members(file, settings):
        yield from inputs_of(member, settings)


def _describe_damage(error: Exception, read: _ReadProgress) -> str:
    after = f"after {read.inputs} inputs: " if read.inputs else ""
    return f"{after}damaged {read.name}: {str(error) or type(error).__name__}"
