"""The reference: what enters is CSV files and what lies over them, what leaves is rows, checked and frozen.

The files are those of ``seeds/reference``. A user's own tables (``newsledger.knowledge.overlay``) are laid over them with ``lay``,
before any is read. What is made from tables and kept is kept by ``derived``, so that nothing outlives the tables it is from.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import ParamSpec, TypeVar

from newsledger.packaged_tables import Rows, packaged_table
from newsledger.resources import REFERENCE

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


@dataclass(slots=True)
class _Overlay:
    """The tables that lie over those of the package, and the mark they were laid with."""

    tables: Mapping[str, Rows] = field(default_factory=dict)
    mark: str = ""


_OVERLAY = _Overlay()
_CACHE_CLEARERS: list[Callable[[], None]] = []


def derived(make: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """Keep what the function makes until other tables are laid over; in place of functools.cache."""
    return derived_up_to(None)(make)


def derived_up_to(max_size: int | None) -> Callable[[Callable[_Given, _Made]], Callable[_Given, _Made]]:
    """Keep so many of what the function makes, the last used, until other tables are laid over."""

    def keep_results(make: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
        cached = lru_cache(maxsize=max_size)(make)
        _CACHE_CLEARERS.append(cached.cache_clear)
        return cached  # type: ignore[return-value] # it takes and gives what the function does

    return keep_results


def read_table(name: str) -> Rows:
    """Return the rows of a table: those that lie over it, else those of the package."""
    return _OVERLAY.tables[name] if name in _OVERLAY.tables else packaged_table(name)


def set_overlay(tables: Mapping[str, Rows], mark: str) -> None:
    """Let these tables be read in place of the package's, and no others; forget whatever was made from tables.

    The mark is the caller's, to tell later what lies there; "" where nothing does.
    """
    _OVERLAY.tables, _OVERLAY.mark = dict(tables), mark
    for clear in _CACHE_CLEARERS:
        clear()


def overlay_mark() -> str:
    """Return the mark of what lies over the package's tables."""
    return _OVERLAY.mark


@derived
def reference_hash(folder: Path = REFERENCE) -> str:
    """Return 8 hexadecimal digits of all CSV files of the reference and what lies over them; part of the coder's version."""
    digest = blake2b(digest_size=4)
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    for name, rows in sorted(_OVERLAY.tables.items()):
        digest.update(json.dumps([name, rows]).encode())
    return digest.hexdigest()
