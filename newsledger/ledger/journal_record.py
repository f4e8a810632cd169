"""Write and parse the record of a commit; one that is not exactly as this version writes it is refused, never guessed.

A record says which files to write and to delete, so every path in it must lie in the lake, and every staged file in the
staging folder.
"""

from __future__ import annotations

import json
import re
from typing import Any, TypedDict

VERSION = 1
_KEYS = frozenset({"version", "mark", "replace", "remove", "digests"})
_MARK = re.compile(r"[0-9a-f]{16}")
_STAGED = re.compile(r"[0-9a-f]{16}/[0-9]{6,}")
_DIGEST = re.compile(r"[0-9a-f]{32}")
_PART = re.compile(r"(?!\.{1,2}$)[^/\\\x00-\x1f\x7f:]+")


class BrokenJournalError(RuntimeError):
    """Raised for a journal that is damaged or unknown, or promises a file that is missing; nothing was changed."""


class Record(TypedDict, total=False):
    """The content of a journal; that of an idle ledger has only a version and a mark."""

    version: int
    mark: str
    replace: dict[str, str]
    """Path below the lake → name of the staged file."""
    remove: list[str]
    digests: dict[str, str]
    """Path below the lake → hash of its new content."""


def dump_record(record: Record) -> bytes:
    """Return the record as bytes, with the version."""
    return json.dumps({"version": VERSION} | record).encode()


def parse_record(content: bytes, name: str) -> Record:
    """Return the record; raises BrokenJournalError, which names the file and what is wrong."""
    try:
        found = json.loads(content)
        fault = _find_fault(found)
    except (ValueError, RecursionError) as error:
        fault = str(error)
    if fault is not None:
        raise BrokenJournalError(
            f"{name}: is no journal that this newsledger knows ({fault}); nothing was changed or discarded,"
            " docs/recovery.md says what to do"
        )
    record: Record = found
    return record


def _find_fault(found: Any) -> str | None:
    """Return what is wrong with a parsed record; None for a sound one. Before versions there was none."""
    if not isinstance(found, dict):
        return "not an object"
    version = found.get("version", VERSION)
    if type(version) is not int or version != VERSION:
        return f"version {version!r}, not {VERSION}"
    unknown = sorted(map(repr, set(found) - _KEYS))
    if unknown:
        return f"unknown: {', '.join(unknown)}"
    if not _matches(_MARK, found.get("mark")):
        return "no mark"
    return _find_fault_of_files(found.get("replace", {}), found.get("remove", []), found.get("digests", {}))


def _find_fault_of_files(replace: Any, remove: Any, digests: Any) -> str | None:
    if not isinstance(replace, dict) or not isinstance(remove, list) or not isinstance(digests, dict):
        return "its files are no lists"
    outside = [path for path in (*replace, *remove, *digests) if not _is_inside(path)]
    if outside:
        return f"{outside[0]!r} does not lie in the lake"
    if not all(_matches(_STAGED, name) for name in replace.values()):
        return "a staged file that does not lie in the staging folder"
    if digests and (digests.keys() != replace.keys() or not all(_matches(_DIGEST, one) for one in digests.values())):
        return "other hashes than files"
    return "a file both written and deleted" if replace.keys() & set(remove) else None


def _is_inside(path: object) -> bool:
    return isinstance(path, str) and all(_PART.fullmatch(part) for part in path.split("/"))


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None
