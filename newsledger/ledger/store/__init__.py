"""Open the store of a ledger: a folder, or ``s3://bucket/prefix``, behind one small interface."""

from __future__ import annotations

from newsledger.ledger.store.folder import FolderStore
from newsledger.ledger.store.protocol import Store, StoreError
from newsledger.model.ledger_address import Address, Place, read_place

__all__ = ["Address", "FolderStore", "Place", "Store", "StoreError", "open_store", "read_place"]


def open_store(place: Place) -> Store:
    """Return the store at that place, without creating or contacting anything yet."""
    if isinstance(place, Address):
        from newsledger.ledger.store.objects import ObjectStore  # noqa: PLC0415 - a ledger on disk needs no client of S3

        return ObjectStore(place)
    return FolderStore(place)
