"""Find the files that may hold the articles of a batch, without reading the others.

The index is kept in memory by a writer and in a state file between writers: for each file of ``articles`` its etag
and the hashes of its ids. Files whose etag has changed are read again, so the index is right whatever changed the
lake; without the state file it is rebuilt.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from newsledger.ledger.lake.lake_files import LakeFiles
from newsledger.private_files import make_private, make_private_folder

_SCHEMA = pl.Schema([("file", pl.String()), ("etag", pl.String()), ("ids", pl.List(pl.UInt64))])

Hashes = npt.NDArray[np.uint64]


class ArticleIndex:
    """An index of which files of ``articles`` may hold which articles."""

    def __init__(self, files: LakeFiles, memory: Path) -> None:
        self._files = files
        self._memory = memory
        self._known = _load_index(memory)
        self._is_new = False

    def files_of(self, article_ids: Iterable[str]) -> list[str]:
        """Return the files, in order of period, that hold any of the articles; rarely one too many (hash collision)."""
        self._refresh()
        wanted = _hash_ids(article_ids)
        if not self._known or not len(wanted):
            return []
        files = list(self._known)
        sizes = [len(hashes) for _, hashes in self._known.values()]
        every = np.concatenate([hashes for _, hashes in self._known.values()])
        places = np.repeat(np.arange(len(files)), sizes)
        return [files[place] for place in np.unique(places[np.isin(every, wanted)])]

    def _refresh(self) -> None:
        """Read the ids of new and changed files; drop those of deleted files."""
        etags = self._files.etags("articles")
        changed = [file for file, etag in etags.items() if self._known.get(file, ("",))[0] != etag]
        if changed or len(etags) != len(self._known):
            read = {file: (etags[file], self._read(file)) for file in changed}
            self._known = {file: read.get(file) or self._known[file] for file in etags}
            self._is_new = True

    def _read(self, file: str) -> Hashes:
        return _hash_ids(self._files.rows(file, ["article_id"])["article_id"])

    def save(self) -> None:
        """Save the index for the next writer, which rebuilds it if this fails."""
        self._refresh()
        if not self._is_new:
            return
        etags, hashes = ([one[place] for one in self._known.values()] for place in (0, 1))
        rows = pl.DataFrame({"file": list(self._known), "etag": etags, "ids": hashes}, schema=_SCHEMA)
        unfinished = self._memory.with_suffix(".tmp")
        with suppress(OSError):
            make_private_folder(self._memory.parent)
            rows.write_parquet(unfinished, compression="uncompressed")
            make_private(unfinished)
            unfinished.replace(self._memory)


def _load_index(memory: Path) -> dict[str, tuple[str, Hashes]]:
    try:
        found = pl.read_parquet(memory, hive_partitioning=False)
    except (OSError, pl.exceptions.PolarsError):
        return {}
    if found.schema != _SCHEMA:
        return {}
    return {file: (etag, ids.to_numpy()) for file, etag, ids in zip(*found, strict=True)}


def _hash_ids(article_ids: Iterable[str]) -> Hashes:
    digests = b"".join(blake2b(article_id.encode(), digest_size=8).digest() for article_id in article_ids)
    return np.frombuffer(digests, dtype="<u8")
