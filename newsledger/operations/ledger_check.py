"""Check a whole ledger and return every fault as a line: journal, lake and warehouse. Writes nothing.

Writers are kept away meanwhile; where nobody can be kept away (object storage), a ledger that changed while it was read
is read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from newsledger.ledger.journal import JOURNAL, is_commit_pending
from newsledger.ledger.journal_record import BrokenJournalError
from newsledger.ledger.lake import Lake
from newsledger.ledger.lake.integrity_check import find_faults, find_missing_actors
from newsledger.ledger.lease import LedgerLockedError
from newsledger.ledger.read_lock import hold_read_lock
from newsledger.operations.guard import find_hold_reason
from newsledger.settings import Settings
from newsledger.warehouse.agreement import find_differences


def check_whole_ledger(lake: Lake, settings: Settings) -> list[str]:
    """Return the faults, empty for a sound ledger whose warehouse shows the lake's rows.

    Raises LedgerLockedError when it is being written for longer than the settings wait.
    """
    last = monotonic() + settings.lock_timeout
    with hold_read_lock(lake.store, lake.state_name, settings.lock_timeout):
        while True:
            before = _take_snapshot(lake)
            faults = list(_find_all(lake, settings))
            if _take_snapshot(lake) == before:
                return faults
            if monotonic() > last:
                raise LedgerLockedError(
                    f"{lake.store.place} is being written; gave up after {settings.lock_timeout:g} s"
                )


def _take_snapshot(lake: Lake) -> tuple[Mapping[str, str], str | None]:
    return lake.store.files(lake.folder.name), lake.store.etag(f"{lake.state_name}/{JOURNAL}")


def _find_all(lake: Lake, settings: Settings) -> Iterator[str]:
    journal = f"{lake.state_name}/{JOURNAL}"
    try:
        if is_commit_pending(lake.store, lake.state_name):
            yield f"{journal}: a commit was cut short; the next command that writes finishes it first"
    except BrokenJournalError as error:
        yield str(error)
    faults = find_faults(lake)
    yield from map(str, faults or find_missing_actors(lake))
    with TemporaryDirectory() as folder:
        warehouse = _local_copy(lake, settings, Path(folder))
        differences = find_differences(lake, warehouse, Path(folder))
    if differences:
        held = None if faults else find_hold_reason(lake.read("runs").collect())
        advice = "`newsledger publish` builds it anew" if held is None else f"it is {held}"
        yield from (f"{settings.warehouse.name}: {one}; {advice}" for one in differences)


def _local_copy(lake: Lake, settings: Settings, folder: Path) -> Path:
    """Return the published warehouse; that of a ledger in object storage is copied to the folder, if there is one."""
    if not lake.store.is_shared:
        return settings.warehouse
    copy = folder / settings.warehouse.name
    if lake.store.etag(settings.warehouse.name) is not None:
        lake.store.fetch(settings.warehouse.name, copy)
    return copy
