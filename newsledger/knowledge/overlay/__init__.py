"""A user's own knowledge: what enters is a folder of CSV tables, what leaves is that they lie over the reference.

``lay_over`` is called once at each edge, by the command line and by whatever process codes a batch, before any table is
read. Checking a folder needs the contracts; without one nothing of them is imported.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from newsledger.knowledge.overlay.table_faults import BadReferenceError, Fault
from newsledger.knowledge.overlay.table_files import read_files
from newsledger.knowledge.reference import overlay_mark, set_overlay

__all__ = ["BadReferenceError", "Fault", "lay_over"]


def lay_over(folder: Path | None) -> None:
    """Lay the tables of the folder over the package's, in place of whatever lay there; None leaves the package's alone.

    Raises BadReferenceError when any of them breaks its contract; then what lay there stays. Files that are as they
    were laid are not read again.
    """
    files = {} if folder is None else read_files(folder)
    mark = blake2b(repr(sorted(files.items())).encode(), digest_size=16).hexdigest() if files else ""
    if mark == overlay_mark():
        return
    if folder is None or not files:
        set_overlay({}, mark)
        return
    from newsledger.knowledge.overlay.laying import read_overlay  # noqa: PLC0415 - contracts are needed only where a folder is

    set_overlay(read_overlay(folder, files), mark)
