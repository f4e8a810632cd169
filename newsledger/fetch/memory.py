"""Memory: what enters is what an address gave, what leaves is that again in a later run, or nothing.

One file an address, named by its id. A file that cannot be read or written counts as absent, as does a damaged one.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from newsledger.fetch.kept import Kept, pack_kept, unpack_kept
from newsledger.model.identity import stable_id

_UNUSED_FOR = 30 * 86_400.0  # seconds after which a file is let go


class Memory:
    """The files of a folder; ``most`` is how many bytes a body may have."""

    def __init__(self, folder: Path, most: int) -> None:
        self._folder = folder
        self._most = most

    def recall(self, url: str) -> Kept | None:
        """Return what is kept of the address, and note that it is used."""
        path = self._path(url)
        try:
            packed = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return unpack_kept(url, packed, self._most)

    def keep(self, url: str, kept: Kept) -> None:
        """Write what an address gave, whole or not at all; what cannot be written will be asked for again."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(self._path(url), pack_kept(url, kept))

    def forget(self, url: str) -> None:
        """Let go of what is kept of the address."""
        with suppress(OSError):
            self._path(url).unlink(missing_ok=True)

    def prune(self) -> None:
        """Let go of what was not used for 30 days, and of what was begun and not finished then."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if time.time() - path.stat().st_mtime > _UNUSED_FOR:
                    path.unlink(missing_ok=True)

    def _path(self, url: str) -> Path:
        return self._folder / stable_id(url)


def _write(path: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, delete=False) as unfinished:
        try:
            unfinished.write(content)
            unfinished.flush()
            Path(unfinished.name).replace(path)
        except OSError:
            Path(unfinished.name).unlink(missing_ok=True)
            raise
