"""Commit new contents of several plain files atomically, with a redo journal.

New files are staged whole, the journal is written, the files are moved into place, the journal is cleared. Every
commit begins with ``recover``, which finishes a journal left behind, or clears files that were only staged. Readers
do nothing.

On disk the journal exists only during a commit; the kernel's lock keeps a second writer away. In a shared store it
always exists and is idle between commits, with a new mark each time. It is only ever replaced by a writer that knows
its last state, and a writer that takes over replaces it first, so a writer that slept through a takeover cannot commit.
"""

from __future__ import annotations

from secrets import token_hex

from newsledger.ledger.journal_record import BrokenJournalError, Record, dump_record, parse_record
from newsledger.ledger.store import Store
from newsledger.model.identity import hash_bytes

JOURNAL = "journal.json"
STAGING = "staging"
__all__ = ["JOURNAL", "BrokenJournalError", "Journal", "TakenOverError", "is_commit_pending"]


class TakenOverError(RuntimeError):
    """Raised when another writer took the ledger over after this one went silent; its earlier commits stay."""


def is_commit_pending(store: Store, state: str) -> bool:
    """Return whether a journal promises a commit that is not finished; raises BrokenJournalError for a damaged one."""
    path = f"{state}/{JOURNAL}"
    try:
        record = parse_record(store.get(path), str(store.place / path))
    except FileNotFoundError:
        return False
    return bool(record.get("replace") or record.get("remove"))


class Journal:
    """Changes to files below the store's folder ``lake``, committed together; ``state`` is a sibling folder."""

    def __init__(self, store: Store, lake: str = "lake", state: str = "state") -> None:
        self._store = store
        self._lake = lake
        self._path = f"{state}/{JOURNAL}"
        self._staging = f"{state}/{STAGING}"
        self._etag: str | None = None
        self._marks: set[str] = set()
        """The marks this writer has put in the journal: in a shared store, any other mark is another writer's."""
        self._has_begun = False
        self._is_idle = False
        self._begin_record()

    def recover(self) -> bool:
        """Finish an interrupted commit, or clear files that were only staged; returns whether it finished one.

        Raises TakenOverError when another writer has taken the ledger over since this one began.
        """
        if self._is_idle:
            self._discard()
            return False
        finished = False
        while not self._is_idle:
            record = self._read_journal()
            if record.get("replace") or record.get("remove"):
                self._check_promises(record)
                self._apply(record, again=True)
                finished = True
            self._is_idle = self._clear_journal()
        self._store.clear(self._staging)
        self._store.settle()
        self._begin_record()
        self._has_begun = True
        self._is_idle = self._store.is_shared  # on disk a check is free, and the user may have cleaned up
        return finished

    def stage(self, path: str, content: bytes) -> None:
        """Write the file's new content durably to the staging folder."""
        name = f"{self._record['mark']}/{len(self._record['replace']):06}"
        self._store.put(f"{self._staging}/{name}", content)
        self._record["replace"][path] = name
        self._record["digests"][path] = hash_bytes(content)

    def stage_removal(self, path: str) -> None:
        """Mark the file for removal at the commit."""
        self._record["remove"].append(path)

    def commit(self) -> None:
        """Apply all staged changes; does nothing when none are staged."""
        if self._record["replace"] or self._record["remove"]:
            self.write()
            self.apply()
            if not self._clear_journal():
                raise self._make_taken_over_error("which finished this commit")
            self._is_idle = self._store.is_shared
        self._discard()

    def write(self) -> None:
        """Write the journal; from here on the commit will be finished, by this writer or the next."""
        self._is_idle = False
        self._store.settle()
        if not self._replace_journal(self._record):
            raise self._make_taken_over_error("and this commit was not made")
        self._store.settle()

    def apply(self) -> None:
        """Move staged files into place and delete the files marked for removal."""
        self._apply(self._record, again=False)

    def _apply(self, record: Record, *, again: bool) -> None:
        """Apply the record; may be repeated after any interruption."""
        staged = {f"{self._staging}/{name}": path for path, name in record.get("replace", {}).items()}
        for source in self._store.move((source, f"{self._lake}/{path}") for source, path in staged.items()):
            if not again and self._store.is_shared:
                raise self._make_taken_over_error("which finished this commit")
            self._check_moved(staged[source], record)
        if record.get("remove"):
            self._check_ownership()
            self._store.delete(f"{self._lake}/{path}" for path in record["remove"])
        self._store.settle()

    def _check_promises(self, record: Record) -> None:
        """Raise BrokenJournalError, before anything is moved, unless every file is as promised, staged or in place."""
        for path, name in record.get("replace", {}).items():
            try:
                found = hash_bytes(self._store.get(f"{self._staging}/{name}"))
            except FileNotFoundError:
                self._check_moved(path, record)
                continue
            if found != record.get("digests", {}).get(path, found):
                raise BrokenJournalError(
                    f"{self._store.place / self._staging / name}: is not what the journal promises to write to {path};"
                    f" nothing was changed, docs/recovery.md says what to do"
                )

    def _check_moved(self, path: str, record: Record) -> None:
        """Raise BrokenJournalError unless a missing staged file was already moved by an interrupted writer."""
        try:
            found = hash_bytes(self._store.get(f"{self._lake}/{path}"))
        except FileNotFoundError:
            found = ""
        if found != record.get("digests", {}).get(path, found or None):
            raise BrokenJournalError(
                f"{self._store.place / self._lake / path}: the journal promises it, but neither it nor its staged copy"
                f" is there; {self._store.place / self._path} says what was to be written, docs/recovery.md what to do"
            )

    def _check_ownership(self) -> None:
        """Raise TakenOverError unless this writer still owns the commit; stores have no conditional delete."""
        if self._store.is_shared and self._store.etag(self._path) != self._etag:
            raise self._make_taken_over_error("which finished this commit")

    def _clear_journal(self) -> bool:
        """Make the journal idle; return False when another writer has replaced it in the meantime."""
        if self._store.is_shared:
            return self._replace_journal(Record(mark=token_hex(8)))
        if self._store.exists(self._path):
            self._store.delete([self._path])
            self._store.settle()
        return True

    def _replace_journal(self, record: Record) -> bool:
        """Replace the journal last seen by this writer; return False when it has been replaced by another."""
        content = dump_record(record)
        self._marks.add(record["mark"])
        if not self._store.is_shared:
            self._store.put(self._path, content)
            return True
        if self._etag is None:
            etag = self._store.put_if_absent(self._path, content)
        else:
            etag = self._store.put_if_same(self._path, content, self._etag)
        if etag is not None:
            self._etag = etag
        return etag is not None

    def _read_journal(self) -> Record:
        """Return the current journal; raises TakenOverError when it is that of a later writer."""
        try:
            content, self._etag = self._store.read(self._path)
        except FileNotFoundError:
            self._etag = None
            return Record()
        record = parse_record(content, str(self._store.place / self._path))
        if self._store.is_shared and self._has_begun and record.get("mark") not in self._marks:
            raise self._make_taken_over_error("which has committed since")
        return record

    def _discard(self) -> None:
        """Discard this writer's staged files; in a shared store only its own, since another may have taken over."""
        self._store.clear(f"{self._staging}/{self._record['mark']}" if self._store.is_shared else self._staging)
        self._begin_record()

    def _begin_record(self) -> None:
        self._record = Record(mark=token_hex(8), replace={}, remove=[], digests={})

    def _make_taken_over_error(self, then: str) -> TakenOverError:
        return TakenOverError(f"{self._store.place} was taken over by another writer, {then}; start the run again")
