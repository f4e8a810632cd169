"""Read the members of a zip or tar file in archive order, never writing them to disk under their own names.

Folders and hidden files are skipped, as they are on disk; a name or link that points outside the archive is rejected.
"""

from __future__ import annotations

import io
import os
import re
import stat
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import IO, BinaryIO, Self, cast

from newsledger.model.outcomes import Reject, RejectedError
from newsledger.parse.limits import MeteredStream
from newsledger.parse.opened import MEMBER, File, open_seekable, open_stream
from newsledger.settings import Settings

_TAR_MAGIC = slice(257, 262)  # where a tar file has ``ustar``
_DIRECTORY_END_BYTES = 70_000  # enough to hold a zip's end-of-central-directory records and its comment
_DIRECTORY_SIZES = ((b"PK\x05\x06", slice(12, 16)), (b"PK\x06\x06", slice(40, 48)))  # its size in them
_ENTRY_BYTES = 256  # a directory entry is smaller than this
_DRIVE = re.compile(r"[A-Za-z]:")
_MAC_FOLDER = "__MACOSX"  # the folder macOS adds to a zip


class _Zip:
    """The members of a zip; office documents and e-books, which are zips too, are rejected."""

    name = "zip"

    def recognises(self, head: bytes, suffix: str) -> bool:
        del suffix
        return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    def members(self, file: File, settings: Settings) -> Iterator[File]:
        with open_seekable(file.stream) as stream:
            check_directory_size(stream, settings)
            with zipfile.ZipFile(stream) as archive:
                entries = archive.infolist()
                if _is_document([entry.filename for entry in entries]):
                    raise RejectedError("unknown_format", "looks like an Office document", stage="read")
                yield from _require_members(_read_zip_members(file, archive, entries))


def _read_zip_members(file: File, archive: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo]) -> Iterator[File]:
    uris: dict[str, int] = {}
    for entry in entries:
        file.budget.take_member()
        mode = entry.external_attr >> 16
        if entry.is_dir() or stat.S_ISDIR(mode) or _is_hidden(entry.filename):
            continue
        uri = _make_uri(file, entry.filename, uris)
        refusal = _find_refusal(entry.filename, is_file=stat.S_IFMT(mode) in {0, stat.S_IFREG})
        try:
            yield (
                _reject_member(file, uri, "unsafe_path", refusal)
                if refusal
                else _open_member(file, uri, archive.open(entry))
            )
        except RejectedError:
            raise
        except Exception as error:  # noqa: BLE001 -- damaged, encrypted, unknown method: other members are read
            yield _reject_member(file, uri, "unreadable_file", str(error) or type(error).__name__)


class _Tar:
    """The members of a tar, read from start to end, so that the stream need not be seekable."""

    name = "tar"

    def recognises(self, head: bytes, suffix: str) -> bool:
        return head[_TAR_MAGIC] == b"ustar" or (suffix == ".tar" and head != b"")

    def members(self, file: File, settings: Settings) -> Iterator[File]:
        del settings
        with tarfile.open(fileobj=file.stream, mode="r|", tarinfo=_Header) as archive:
            yield from _require_members(_read_tar_members(file, archive))


def _read_tar_members(file: File, archive: tarfile.TarFile) -> Iterator[File]:
    uris: dict[str, int] = {}
    while entry := archive.next():
        file.budget.take_member()
        archive.members.clear()  # type: ignore[attr-defined] # members already passed need not be kept
        if entry.isdir() or _is_hidden(entry.name):
            continue
        uri = _make_uri(file, entry.name, uris)
        refusal = _find_refusal(entry.name, is_file=entry.isreg())
        if refusal:
            yield _reject_member(file, uri, "unsafe_path", refusal)
        elif stream := archive.extractfile(entry):
            yield _open_member(file, uri, stream)


class _Header(tarfile.TarInfo):
    """The header of a tar member; a damaged or missing header is an error, not the end of the tar."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(archive)
        except tarfile.HeaderError as error:
            if type(error).__name__ == "EOFHeaderError":  # the end-of-archive marker
                raise
            raise tarfile.ReadError(f"no member and no end where one must be: {error}") from error


ARCHIVES = (_Zip(), _Tar())


def _require_members(members: Iterator[File]) -> Iterator[File]:
    """Yield the members; raises RejectedError when there are none."""
    found_any = False
    for member in members:
        found_any = True
        yield member
    if not found_any:
        raise RejectedError("no_text", "the archive holds no files", stage="read")


def _open_member(file: File, uri: str, stream: IO[bytes]) -> File:
    metered = cast("BinaryIO", MeteredStream(cast("BinaryIO", stream), file.budget))
    return open_stream(uri, metered, file.budget, depth=file.depth + 1)


def _reject_member(file: File, uri: str, reason: str, message: str) -> File:
    return File(uri, b"", io.BytesIO(), file.budget, Reject("read", reason, message), None, file.depth + 1)


def _make_uri(file: File, name: str, taken: dict[str, int]) -> str:
    """Return the member's URI in characters every table can hold; a repeated name becomes ``name#2.txt``."""
    path = PurePosixPath(name.encode("utf-8", "backslashreplace").decode())
    uri = first = f"{file.uri}{MEMBER}{path}"
    number = taken.get(first, 0)
    while uri in taken:
        number += 1
        uri = f"{file.uri}{MEMBER}{path.parent / f'{path.stem}#{number}{path.suffix}'}"
    taken[uri] = 1
    taken[first] = max(number, 1)
    return uri


def _path_parts(name: str) -> tuple[str, ...]:
    return PurePosixPath(name.replace("\\", "/")).parts


def _is_hidden(name: str) -> bool:
    return any(part == _MAC_FOLDER or (part.startswith(".") and part != "..") for part in _path_parts(name))


def _find_refusal(name: str, *, is_file: bool) -> str | None:
    """Return why the member must not be read, or None."""
    parts = _path_parts(name)
    if not parts or parts[0].startswith("/") or ".." in parts or _DRIVE.match(name):
        return "the name leads out of the archive"
    return None if is_file else "a link, a device or a pipe"


def _is_document(names: list[str]) -> bool:
    return "[Content_Types].xml" in names or names[:1] == ["mimetype"]


def check_directory_size(stream: BinaryIO, settings: Settings) -> None:
    """Raise RejectedError when the zip's central directory, which has to be held in memory, is too large."""
    end = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, end - _DIRECTORY_END_BYTES))
    tail = stream.read()
    stream.seek(0)
    places = ((tail.rfind(mark), size) for mark, size in _DIRECTORY_SIZES)
    sizes = [int.from_bytes(tail[place:][size], "little") for place, size in places if place >= 0]
    if any(settings.max_members * _ENTRY_BYTES < size <= end for size in sizes):
        message = f"holds more than {settings.max_members:,} members"
        raise RejectedError("too_many_members", message, stage="read")
