"""Find the local copy of the warehouse that the settings name and return the path of its DuckDB file.

A warehouse on disk is that file itself; one in object storage is downloaded when it has changed since the last
download.
"""

from __future__ import annotations

from pathlib import Path

from newsledger.ledger.store import Address, open_store
from newsledger.private_files import make_private_folder
from newsledger.settings import Settings


def local_warehouse(settings: Settings) -> Path:
    """Return the file to query; it does not exist while no warehouse has been built."""
    target = settings.warehouse
    if not isinstance(settings.data, Address):
        return target
    store = open_store(settings.data)
    etag = store.etag(target.name)
    if etag is None:
        target.unlink(missing_ok=True)
    elif not target.exists() or etag != _read_etag(target):
        make_private_folder(target.parent)
        unfinished = target.with_suffix(".fetched")
        etag = store.fetch(target.name, unfinished)
        forget_etag(target)
        unfinished.replace(target)
        record_etag(target, etag)
    return target


def record_etag(target: Path, etag: str) -> None:
    """Record which published warehouse the file is a copy of."""
    _etag_path(target).write_text(etag, encoding="utf-8")


def forget_etag(target: Path) -> None:
    """Delete the record of what the file is a copy of."""
    _etag_path(target).unlink(missing_ok=True)


def _read_etag(target: Path) -> str | None:
    return _etag_path(target).read_text(encoding="utf-8") if _etag_path(target).exists() else None


def _etag_path(target: Path) -> Path:
    return target.with_suffix(".etag")
