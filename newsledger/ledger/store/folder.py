"""A folder as a store: files are written next to their target, synced and renamed; ``settle`` syncs the folders.

A rename within one file system is atomic, and durable once the folders it touched are synced.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

UNFINISHED = ".tmp"


class FolderStore:
    """Files below a folder of this machine."""

    is_shared = False

    def __init__(self, place: Path) -> None:
        self.place = place
        self._unsettled: set[Path] = set()

    def read(self, path: str) -> tuple[bytes, str]:
        with (self.place / path).open("rb") as file:
            return file.read(), _etag(os.fstat(file.fileno()))

    def get(self, path: str) -> bytes:
        return self.read(path)[0]

    def put(self, path: str, content: bytes) -> None:
        self._write(path, content).replace(self.place / path)

    def put_if_absent(self, path: str, content: bytes) -> str | None:
        unfinished = self._write(path, content)
        try:
            (self.place / path).hardlink_to(unfinished)
        except FileExistsError:
            return None
        finally:
            unfinished.unlink()
        return self.etag(path)

    def put_if_same(self, path: str, content: bytes, etag: str) -> str | None:
        """Replace the file; between check and rename only the lock keeps other writers away."""
        if self.etag(path) != etag:
            return None
        self.put(path, content)
        return self.etag(path)

    def etag(self, path: str) -> str | None:
        try:
            return _etag((self.place / path).stat())
        except (FileNotFoundError, NotADirectoryError):
            return None

    def exists(self, path: str) -> bool:
        return (self.place / path).is_file()

    def files(self, prefix: str) -> Mapping[str, str]:
        found: dict[str, str] = {}
        above = len(os.path.join(self.place, ""))  # noqa: PTH118 - length of the prefix of each path
        folders = [str(self.place / prefix)]
        while folders:
            for entry in _list_entries(folders.pop()):
                if entry.is_dir():
                    folders.append(entry.path)
                    continue
                with suppress(FileNotFoundError):  # a writer may have removed it since it was listed
                    found[entry.path[above:]] = _etag(entry.stat())
        return dict(sorted(found.items()))

    def send(self, path: str, file: Path) -> str:
        self.put(path, file.read_bytes())
        return self.read(path)[1]

    def fetch(self, path: str, file: Path) -> str:
        content, etag = self.read(path)
        file.write_bytes(content)
        return etag

    def move(self, moves: Iterable[tuple[str, str]]) -> list[str]:
        missing = []
        for source, target in moves:
            self._make_folder((self.place / target).parent)
            try:
                (self.place / source).replace(self.place / target)
            except FileNotFoundError:
                missing.append(source)
            self._unsettled |= {(self.place / source).parent, (self.place / target).parent}
        return missing

    def delete(self, paths: Iterable[str]) -> None:
        """Delete the files, and each folder that becomes empty."""
        for path in paths:
            target = self.place / path
            target.unlink(missing_ok=True)
            self._unsettled.add(target.parent)
            if path.count("/") > 1 and target.parent.is_dir() and not _list_entries(str(target.parent)):
                target.parent.rmdir()
                self._unsettled.add(target.parent.parent)

    def clear(self, prefix: str) -> None:
        if (self.place / prefix).exists():
            shutil.rmtree(self.place / prefix, ignore_errors=True)
            self._unsettled.add((self.place / prefix).parent)

    def settle(self) -> None:
        """Sync every folder in which a name has changed; the removal of a folder is synced with its parent."""
        for folder in sorted(self._unsettled):
            if folder.is_dir():
                _sync_folder(folder)
        self._unsettled.clear()

    def _write(self, path: str, content: bytes) -> Path:
        """Write the content durably next to its target; a partial file left by a full disk is removed."""
        target = self.place / path
        self._make_folder(target.parent)
        unfinished = target.with_name(f"{target.name}{UNFINISHED}")
        try:
            with unfinished.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            raise OSError(error.errno, error.strerror, str(target)) from error
        self._unsettled.add(target.parent)
        return unfinished

    def _make_folder(self, folder: Path) -> None:
        """Create the folder and its parents, marking each changed parent to be synced."""
        if folder.is_dir():
            return
        self._make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        self._unsettled.add(folder.parent)


def _etag(found: os.stat_result) -> str:
    """Return inode, size and time; a rename changes the inode, so no two versions of a file share all three."""
    return f"{found.st_ino}-{found.st_size}-{found.st_mtime_ns}"


def _list_entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
