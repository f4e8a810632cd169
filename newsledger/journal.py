"""A redo journal over plain files: what enters is new contents of several files, what leaves is all of them or none.

New files are staged whole, the journal is written, the files are renamed into place, the journal is removed. Every
commit begins with ``recover``: it finishes a journal it finds, or clears what was only staged. Readers do nothing.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TypedDict

JOURNAL = "journal.json"
STAGING = "staging"


class _Record(TypedDict):
    replace: dict[str, str]
    """Path below the folder: name of the staged file."""
    remove: list[str]


class Journal:
    """Changes to the files below ``folder``, committed together; ``state`` is on the same file system."""

    def __init__(self, folder: Path, state: Path) -> None:
        self._folder = folder
        self._journal = state / JOURNAL
        self._staging = state / STAGING
        self._record = _Record(replace={}, remove=[])

    def recover(self) -> bool:
        """Finish a commit that was cut short, or clear what was only staged; returns whether it finished one."""
        found = self._journal.exists()
        if found:
            self.apply(json.loads(self._journal.read_text(encoding="utf-8")))
        self.discard()
        return found

    def stage(self, path: str, content: bytes) -> None:
        """Write the file's new content beside the lake, safely on disk."""
        name = f"{len(self._record['replace']):06}"
        self._staging.mkdir(parents=True, exist_ok=True)
        _write_synced(self._staging / name, content)
        self._record["replace"][path] = name

    def stage_removal(self, path: str) -> None:
        """Note that the file is to go."""
        self._record["remove"].append(path)

    def commit(self) -> None:
        """Put all staged changes into place; with nothing staged, do nothing."""
        if self._record["replace"] or self._record["remove"]:
            self.write()
            self.apply(self._record)
        self.discard()

    def write(self) -> None:
        """Write the journal: from here on the commit will be finished, by this writer or by the next."""
        self._journal.parent.mkdir(parents=True, exist_ok=True)
        if self._staging.exists():
            _sync_folder(self._staging)
        unfinished = self._journal.with_suffix(".tmp")
        _write_synced(unfinished, json.dumps(self._record).encode())
        unfinished.replace(self._journal)
        _sync_folder(self._journal.parent)

    def apply(self, record: _Record) -> None:
        """Rename staged files into place and remove what is to go; may be done again after any interruption."""
        for path, name in record["replace"].items():
            _put(self._staging / name, self._folder / path)
        for path in record["remove"]:
            (self._folder / path).unlink(missing_ok=True)
        for folder in self._folders_of([*record["replace"], *record["remove"]]):
            _sync_folder(folder)

    def discard(self) -> None:
        """Forget what is staged and remove the journal; never called between ``write`` and the end of ``apply``."""
        if self._journal.exists():
            self._journal.unlink()
            _sync_folder(self._journal.parent)
        shutil.rmtree(self._staging, ignore_errors=True)
        self._record = _Record(replace={}, remove=[])

    def _folders_of(self, paths: list[str]) -> list[Path]:
        """Every folder at or above the paths, up to the lake's own, that exists."""
        inside = {parent for path in paths for parent in Path(path).parents}
        return [self._folder / parent for parent in sorted(inside) if (self._folder / parent).is_dir()]


def _put(staged: Path, target: Path) -> None:
    if staged.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        staged.replace(target)
    elif not target.exists():
        raise FileNotFoundError(f"{target}: the journal promises it, but neither it nor its staged copy exists")


def _write_synced(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
