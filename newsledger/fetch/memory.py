"""Cache fetched answers on disk across runs.

One file per address, named by the address's id. A file that is damaged or cannot be read or written counts as absent.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from newsledger.fetch.kept import CachedAnswer, pack_cached, read_addresses, unpack_cached
from newsledger.model.identity import stable_id
from newsledger.private_files import make_private_folder

_LONGEST_UNUSED = 30 * 86_400.0  # seconds after which an unused file is deleted


class AnswerCache:
    """The cache files in a folder; ``most`` is the largest body in bytes."""

    def __init__(self, folder: Path, most: int) -> None:
        self._folder = folder
        self._most = most

    def recall(self, url: str) -> CachedAnswer | None:
        """Return the cached answer of the address, or None, and mark it as used."""
        path = self._path_of(url)
        try:
            packed = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return unpack_cached(url, packed, self._most)

    def keep(self, url: str, kept: CachedAnswer) -> None:
        """Write the answer atomically; one that cannot be written will be fetched again."""
        with suppress(OSError):
            make_private_folder(self._folder.parent)
            make_private_folder(self._folder)
            _write_whole(self._path_of(url), pack_cached(url, kept))

    def forget(self, url: str) -> None:
        """Delete the cached answer of the address."""
        with suppress(OSError):
            self._path_of(url).unlink(missing_ok=True)

    def forget_all(self, is_meant: Callable[[str], bool]) -> None:
        """Delete the answers asked for or given at an address that is meant, and files that are none; raises OSError."""
        for path in self._folder.iterdir() if self._folder.is_dir() else ():
            addresses = read_addresses(path.read_bytes())
            if not addresses or any(map(is_meant, addresses)):
                path.unlink(missing_ok=True)

    def prune(self) -> None:
        """Delete files not used for 30 days, unfinished ones included."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if time.time() - path.stat().st_mtime > _LONGEST_UNUSED:
                    path.unlink(missing_ok=True)

    def _path_of(self, url: str) -> Path:
        return self._folder / stable_id(url)


def _write_whole(path: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, delete=False) as unfinished:
        try:
            unfinished.write(content)
            unfinished.flush()
            Path(unfinished.name).replace(path)
        except OSError:
            Path(unfinished.name).unlink(missing_ok=True)
            raise
