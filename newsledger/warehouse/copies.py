"""The copy of a warehouse on this machine: what enters is settings, what leaves is the path of a DuckDB file to be asked.

On disk that is the warehouse itself. One in object storage is fetched when it is another than the one fetched last.
"""

from __future__ import annotations

from pathlib import Path

from newsledger.ledger.store import Address, open_store
from newsledger.settings import Settings


def local_warehouse(settings: Settings) -> Path:
    """Return the file to ask; there is none when nobody has made the warehouse yet."""
    target = settings.warehouse
    if not isinstance(settings.data, Address):
        return target
    store = open_store(settings.data)
    etag = store.etag(target.name)
    if etag is None:
        target.unlink(missing_ok=True)
    elif not target.exists() or etag != _read_etag(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_suffix(".fetched")
        etag = store.fetch(target.name, unfinished)
        forget_etag(target)
        unfinished.replace(target)
        record_etag(target, etag)
    return target


def record_etag(target: Path, etag: str) -> None:
    """Write down which published warehouse the file is a copy of."""
    _etag_path(target).write_text(etag, encoding="utf-8")


def forget_etag(target: Path) -> None:
    """From here on nobody knows what the file is a copy of."""
    _etag_path(target).unlink(missing_ok=True)


def _read_etag(target: Path) -> str | None:
    return _etag_path(target).read_text(encoding="utf-8") if _etag_path(target).exists() else None


def _etag_path(target: Path) -> Path:
    return target.with_suffix(".etag")
