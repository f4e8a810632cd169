"""Writers killed at random moments: what enters is how many, what leaves is an error at the first ledger that is unsound.

A writer is a process of its own that writes prepared batches, corpus tables and warehouse; the moments are spread over
its whole run: it is killed a random while after it has committed as many batches as are its turn, however slow it is. After each death the next writer must find a sound ledger, finish the same work and end with the bytes of
an unkilled run; meanwhile another process asks the warehouse, which answers at every moment.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from newsledger.ledger import lease
from newsledger.ledger.lake import Lake
from newsledger.ledger.lake.integrity_check import find_faults
from newsledger.ledger.store import Address, Place
from newsledger.warehouse import build_warehouse, query
from tests import rows
from tests.waiting import PATIENCE, until

BATCHES, BATCH = 5, 5
STALE = 0.4  # seconds after which a dead writer's lease is taken over here
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.killing"])
_QUESTION = "select count(*), max(published_date) from articles"
_CLOCKED = ("lake/intake/", "lake/runs/")


@dataclass(frozen=True)
class Ledger:
    """A ledger to be tortured, and what a process needs to open it."""

    place: Place
    state: Path
    environment: Mapping[str, str]

    def lake(self) -> Lake:
        return Lake(self.place / "lake", self.state)

    @property
    def warehouse(self) -> Path:
        return self.state.parent / "warehouse.duckdb"

    def batches(self) -> int:
        """How many batches are committed."""
        store = self.lake().store
        logs = [path for path in store.files("lake") if path.startswith("lake/intake/") and path.endswith(".parquet")]
        return sum(pq.read_metadata(BytesIO(store.get(path))).num_rows for path in logs) // BATCH

    def contents(self) -> dict[str, bytes]:
        store = self.lake().store
        return {path: store.get(path) for path in store.files("lake") if not path.startswith(_CLOCKED)}


def batches() -> Iterator[list[rows.Row]]:
    """Articles of five months in batches of five; later batches move some of the earlier ones to other months."""
    for number in range(BATCHES):
        batch = [_article(number * BATCH + place, "rose", number + place) for place in range(BATCH)]
        if number:
            moved = _article((number - 1) * BATCH, "fell", number + 2)
            batch[-1] = moved | {"modified_at": rows.FIRST_RUN}
        yield batch


@cache
def _prepared() -> list[tuple[list[rows.Row], dict[str, pl.DataFrame]]]:
    """The batches and their frames."""
    made = []
    for articles in batches():
        events = [rows.event(row, row["body"][14:28]) for row in articles]
        mentions = [rows.mention(row, "Ada Moss", "person:ada-moss", title="mayor") for row in articles]
        made.append((articles, rows.batch(articles=articles, events=events, actor_mentions=mentions)))
    return made


def _article(number: int, verb: str, month: int) -> rows.Row:
    day = date(2023, 1 + month % 5, 1) + timedelta(days=number)
    return rows.article(f"a{number:02}", f"Ada Moss said the river {verb} by {number} metres.", day)


def write_all(ledger: Ledger, run_id: str, *, with_warehouse: bool = True) -> None:
    """Write every batch, the corpus tables and the warehouse."""
    os.environ.update(ledger.environment)
    lease.STALE = STALE
    lake = ledger.lake()
    with lake.open_writer(f"torture, {run_id}", timeout=PATIENCE) as writer:
        for number, (articles, tables) in enumerate(_prepared(), start=1):
            status = "completed" if number == BATCHES else "running"
            run = rows.run(number * BATCH, run_id, status=status)
            writer.commit(tables, rows.intake(articles, run_id), run)
        writer.write_corpus()
        if with_warehouse:
            build_warehouse(lake, ledger.warehouse)


class Torture:
    """Kills writers of ledgers of its own and compares each with one that nobody killed."""

    def __init__(self, whole: Ledger, seed: int, kills: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - moments of death, not secrets
        self._kills = kills
        self._seconds = min(_measure(whole) for _ in range(2))
        self._whole = whole.contents()
        self._warehouse = whole.warehouse
        self._answer = query(self._warehouse, _QUESTION)
        self.found: Counter[int] = Counter()
        """How many batches were in the ledger when its writer had been killed."""

    def kill(self, number: int, ledger: Ledger) -> None:
        """Let a writer be killed at a moment of the share of its run that is this number's turn."""
        ledger.warehouse.parent.mkdir(parents=True)
        shutil.copy(self._warehouse, ledger.warehouse)
        committed = number * (BATCHES + 1) // self._kills
        moment = self._chance.uniform(0, self._seconds / (BATCHES + 1))
        process = _PROCESSES.Process(target=write_all, args=(ledger, "run-1"), daemon=True)
        process.start()
        until(lambda: not process.is_alive() or self._has(ledger, committed), f"batch {committed}", look_every=0.02)
        time.sleep(moment)
        process.kill()
        process.join()
        self._ask(ledger)
        self._check(ledger)
        write_all(ledger, "run-2", with_warehouse=False)
        assert ledger.contents() == self._whole, (
            f"{ledger.place}: other bytes after a kill {moment:.3f} s after batch {committed}"
        )
        assert find_faults(ledger.lake()) == []

    def _has(self, ledger: Ledger, committed: int) -> bool:
        """Whether so many batches are in the ledger, whose warehouse is asked meanwhile."""
        self._ask(ledger)
        return committed == 0 or ledger.batches() >= committed

    def _check(self, ledger: Ledger) -> None:
        """The next writer finds a sound ledger of whole batches."""
        lake = ledger.lake()
        with lake.open_writer("the next writer", timeout=PATIENCE):
            assert find_faults(lake) == []
            intake = lake.read("intake").collect().height
        assert intake % BATCH == 0
        self.found[intake // BATCH] += 1
        assert not [path for path in lake.store.files("state") if "staging" in path]

    def _ask(self, ledger: Ledger) -> None:
        """The warehouse answers as ever, whatever befalls who writes it."""
        assert query(ledger.warehouse, _QUESTION).equals(self._answer)


def _measure(ledger: Ledger) -> float:
    """Return the seconds that an unkilled run takes in a process of its own."""
    started = time.monotonic()
    process = _PROCESSES.Process(target=write_all, args=(ledger, "run-0"))
    process.start()
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - started


def torture(folder: Path, kills: int, seed: int) -> Counter[int]:
    """Kill so many writers of ledgers on disk; returns how many had written how many batches."""
    made = Torture(Ledger(folder / "whole", folder / "whole" / "state", {}), seed, kills)
    for number in range(kills):
        place = folder / str(number)
        made.kill(number, Ledger(place, place / "state", {}))
    return made.found


def torture_in_a_bucket(folder: Path, bucket: Address, kills: int, seed: int, environment: Mapping[str, str]) -> None:
    """Kill so many writers of ledgers in a bucket, which the environment names."""
    made = Torture(Ledger(bucket / "whole", folder / "whole" / "state", environment), seed, kills)
    for number in range(kills):
        made.kill(number, Ledger(bucket / str(number), folder / str(number) / "state", environment))
