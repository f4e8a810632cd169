"""Lay a user's folder of CSV tables over the reference.

``lay_over`` is called once at each edge, by the command line and by every process that codes a batch, before any table
is read. Contracts are imported only when there is a folder to check.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from newsledger.knowledge.overlay.table_faults import BadReferenceError, Fault
from newsledger.knowledge.overlay.table_files import read_files
from newsledger.knowledge.reference import overlay_mark, set_overlay

__all__ = ["BadReferenceError", "Fault", "lay_over"]


def lay_over(folder: Path | None) -> None:
    """Replace the current overlay with the folder's tables; None restores the package's own.

    Raises BadReferenceError if a table breaks its contract; the previous overlay then stays. Unchanged files are not
    read again.
    """
    files = {} if folder is None else read_files(folder)
    mark = blake2b(repr(sorted(files.items())).encode(), digest_size=16).hexdigest() if files else ""
    if mark == overlay_mark():
        return
    if folder is None or not files:
        set_overlay({}, mark)
        return
    from newsledger.knowledge.overlay.laying import read_overlay  # noqa: PLC0415 - contracts are needed only if there is a folder

    set_overlay(read_overlay(folder, files), mark)
