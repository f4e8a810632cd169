"""Kill ``remove``, ``migrate`` and ``lake --period`` at their file-system calls, the calls of a store in a bucket included.

What enters is how many are to be killed, what leaves is an error at the first ledger that the same command does not
bring to the bytes of an unkilled one, sound and with a warehouse that shows just the lake's rows. The command runs in a
process of its own, which kills itself (SIGKILL) before one of its calls; the calls are taken in turn.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import obstore

from newsledger.commands.lake import migrate_ledger, repartition_ledger
from newsledger.commands.remove import remove_chosen
from newsledger.ledger import lease
from newsledger.ledger.lake import Lake, LakeFormatError
from newsledger.ledger.store import Address, Place, open_store
from newsledger.operations import recoding
from newsledger.operations.ledger_check import check_whole_ledger
from newsledger.settings import Settings
from newsledger.warehouse import build_warehouse
from tests import full_ledger, older_ledger, rows

STALE = 0.4  # seconds after which a dead writer's lease is taken over here
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.killing_preload"])
_CALLS: tuple[tuple[Any, str], ...] = (
    (os, "fsync"), (os, "open"), (Path, "replace"), (Path, "unlink"), (Path, "mkdir"), (Path, "rmdir"),
    (shutil, "rmtree"), (duckdb, "connect"), (obstore, "put"), (obstore, "copy"), (obstore, "delete"),
)  # fmt: skip
_CLOCKED = ("lake/intake/", "lake/runs/")
_ALIVE = 1_000_000


def remove(settings: Settings) -> object:
    return remove_chosen(settings, urls=(), ids=("a", "c"), where=None)


def repartition(settings: Settings) -> object:
    return repartition_ledger(settings, "day")


COMMANDS: Mapping[str, Callable[[Settings], object]] = {
    "remove": remove,
    "migrate": migrate_ledger,
    "lake": repartition,
}


@dataclass(frozen=True)
class Ground:
    """Where the ledgers lie, and what a process needs to reach them."""

    folder: Path
    bucket: Address | None
    environment: Mapping[str, str]

    def settings(self, name: str) -> Settings:
        place: Place = self.folder / name if self.bucket is None else self.bucket / name
        state = self.folder / name / "state"
        return Settings(data=place, state=state, lock_timeout=60)


def make_ledger(settings: Settings, command: str) -> None:
    """Write a ledger of articles with a row in every table, of which the command has something to do."""
    lake = Lake(settings.lake, settings.state)
    build_warehouse(full_ledger.fill(lake, full_ledger.ARTICLES), settings.warehouse)
    if command == "migrate":
        older_ledger.make_older(lake)


def copy_ledger(made: Settings, settings: Settings) -> None:
    """Copy the lake and the warehouse."""
    source, target = open_store(made.data), open_store(settings.data)
    for path in source.files(""):
        if not path.startswith("state/"):
            target.put(path, source.get(path))


def run_command(settings: Settings, command: str, survived: int, environment: Mapping[str, str], calls: Any) -> None:
    """Run the command and die before the call after those it is to survive; with a quiet standard output."""
    os.environ.update(environment)
    lease.STALE = STALE
    recoding.coder_version = lambda _: rows.CODER  # type: ignore[assignment] # no model is needed to remove
    for owner, name in _CALLS:
        setattr(owner, name, _mortal(getattr(owner, name), calls, survived))
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - the calls of Path are the ones that die
        os.dup2(nowhere.fileno(), 1)
    COMMANDS[command](settings)
    os._exit(0)


def _mortal(really: Callable[..., Any], calls: Any, survived: int) -> Callable[..., Any]:
    def call(*given: Any, **options: Any) -> Any:
        if calls.value >= survived:
            os.kill(os.getpid(), signal.SIGKILL)
        calls.value += 1
        return really(*given, **options)

    return call


def contents(settings: Settings) -> dict[str, bytes]:
    store = open_store(settings.data)
    return {path: store.get(path) for path in store.files("lake") if not path.startswith(_CLOCKED)}


def torture_command(ground: Ground, command: str, kills: int) -> Counter[str]:
    """Kill the command so many times, at calls spread over its run; returns how many died and how many ended before."""
    made, whole = ground.settings(f"{command}-made"), ground.settings(f"{command}-whole")
    make_ledger(made, command)
    copy_ledger(made, whole)
    exit_code, calls = _run(whole, command, _ALIVE, ground)
    assert exit_code == 0
    expected, found = contents(whole), Counter[str]()
    assert faults(whole) == []
    for number in range(kills):
        settings = ground.settings(f"{command}-{number}")
        copy_ledger(made, settings)
        survived = number * calls // kills
        found["died" if _run(settings, command, survived, ground)[0] else "ended"] += 1
        where = f"{command}, killed before call {survived} of {calls}"
        with suppress(LakeFormatError):  # an older ledger is not checked before it is migrated
            told, now = faults(settings), contents(settings)
            assert told or now in (expected, contents(made)), f"{where}: torn and called sound"
        assert _run(settings, command, _ALIVE, ground)[0] == 0, f"{where}: not finished"
        assert contents(settings) == expected, f"{where}: other bytes"
        assert faults(settings) == [], f"{where}: {faults(settings)}"
        shutil.rmtree(settings.state.parent, ignore_errors=True)
    return found


def _run(settings: Settings, command: str, survived: int, ground: Ground) -> tuple[int | None, int]:
    """Return the exit code of the command, and how many calls it made."""
    calls = _PROCESSES.Value("i", 0)
    process = _PROCESSES.Process(
        target=run_command, args=(settings, command, survived, dict(ground.environment), calls)
    )
    process.start()
    process.join()
    return process.exitcode, calls.value


def faults(settings: Settings) -> list[str]:
    return check_whole_ledger(Lake(settings.lake, settings.state), settings)
