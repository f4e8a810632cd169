"""A writer that dies before any one step of a commit: the next writer finds the ledger as before it or as after it.

CI takes every third step, ``make torture`` each.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import date
from pathlib import Path
from typing import Any

import obstore
import pytest

from newsledger.ledger.lake import Lake
from newsledger.ledger.lake.integrity_check import find_faults
from newsledger.ledger.store import Address, Place
from tests import rows
from tests.depth import stride

ON_DISK = ((os, "fsync"), (Path, "replace"), (Path, "unlink"), (Path, "mkdir"), (Path, "rmdir"), (shutil, "rmtree"))
IN_A_BUCKET = ((obstore, "put"), (obstore, "copy"), (obstore, "delete"))
BEFORE = [rows.article("a"), rows.article("b", day=date(2023, 9, 1))]
AFTER = [rows.article("a", "The lake fell.", date(2024, 2, 1)), rows.article("c", day=date(2023, 9, 2))]


class DeadError(BaseException):
    """Stands for the death of the writer: nothing that it does afterwards happens."""


def lake_at(place: Place, folder: Path) -> Lake:
    return Lake(place / "lake", place / "state" if isinstance(place, Path) else folder / "state")


def write(lake: Lake, articles: list[rows.Row], run_id: str) -> None:
    events = [rows.event(row, row["body"][:9]) for row in articles]
    with lake.open_writer("a test", timeout=1) as writer:
        writer.commit(rows.batch(articles=articles, events=events), rows.intake(articles, run_id), rows.run(2, run_id))


def contents(lake: Lake) -> dict[str, bytes]:
    return {path: lake.store.get(path) for path in lake.store.files("lake")}


@contextmanager
def dying(
    patch: pytest.MonkeyPatch, steps: tuple[tuple[Any, str], ...], survived: int, done: list[str]
) -> Iterator[None]:
    with patch.context() as inner, suppress(DeadError):
        for owner, name in steps:
            really: Callable[..., Any] = getattr(owner, name)

            def step(*given: Any, _name: str = name, _really: Callable[..., Any] = really, **options: Any) -> Any:
                if len(done) >= survived:
                    raise DeadError
                done.append(_name)
                return _really(*given, **options)

            inner.setattr(owner, name, step)
        yield


def all_deaths(
    place: Callable[[int], Place], tmp_path: Path, patch: pytest.MonkeyPatch, steps: tuple[tuple[Any, str], ...]
) -> int:
    """Let the writer die before every step in turn; returns how many steps there are."""
    whole = lake_at(tmp_path / "whole", tmp_path)
    write(whole, BEFORE, "run-1")
    before = contents(whole)
    assert find_faults(whole) == []
    patch.setattr(os, "fsync", lambda _: None)  # a step all the same, only quicker
    write(whole, AFTER, "run-2")
    after = contents(whole)
    assert find_faults(whole) == []
    seen = set()
    for survived in range(0, 1000, stride(3)):
        lake = lake_at(place(survived), tmp_path / str(survived))
        for path, content in before.items():
            lake.store.put(path, content)
        done: list[str] = []
        with dying(patch, steps, survived, done):
            write(lake, AFTER, "run-2")
        next_one = lake_at(lake.folder.parent, tmp_path / str(survived))
        with next_one.open_writer("the next writer", timeout=1):
            found = contents(next_one)
        assert found in (before, after), f"torn before step {survived}: {done[-1:]}"
        assert not [path for path in next_one.store.files("state") if "staging" in path]
        if survived % 8 == 0:
            write(next_one, AFTER, "run-2")
            assert contents(next_one) == after
        seen.add(found == after)
        if len(done) < survived:
            assert seen == {False, True}
            return len(done)
    raise AssertionError("a commit that never ends")


def test_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    steps = all_deaths(lambda number: tmp_path / f"ledger-{number}", tmp_path, monkeypatch, ON_DISK)
    assert steps > 50


def test_in_a_bucket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bucket: Address):
    """Without waiting for the lease of the dead to be stale; tests/test_lease.py does."""
    monkeypatch.setattr("newsledger.ledger.lock.hold_lease", lambda *_: nullcontext(lambda: True))
    steps = all_deaths(lambda number: bucket / f"ledger-{number}", tmp_path, monkeypatch, IN_A_BUCKET)
    assert steps > 15
