"""A check finds what the warehouse shows and the lake does not hold, and changes no file, not even a lock."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from newsledger.ledger.journal import Journal
from newsledger.ledger.lake import Lake
from newsledger.ledger.lease import LedgerLockedError
from newsledger.ledger.store import Address, FolderStore
from newsledger.operations.ledger_check import check_whole_ledger
from newsledger.settings import Settings
from newsledger.warehouse import build_warehouse
from tests import full_ledger, rows
from tests.sharing import made_once

Damage = Callable[[Path], object]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    shutil.copytree(made_once("full-ledger", make_ledger), tmp_path / "data")
    return Settings(data=tmp_path / "data", lock_timeout=0)


def make_ledger(folder: Path) -> Path:
    settings = Settings(data=folder / "data")
    build_warehouse(full_ledger.fill(lake_of(settings)), settings.warehouse)
    return folder / "data"


def lake_of(settings: Settings) -> Lake:
    return Lake(settings.lake, settings.state)


def faults(settings: Settings) -> list[str]:
    return check_whole_ledger(lake_of(settings), settings)


def state_of(folder: Path) -> dict[Path, tuple[int, int, bytes]]:
    """Return every path with its inode, time and content."""
    found = {path: path.stat() for path in [folder, *folder.rglob("*")]}
    return {
        path: (one.st_ino, one.st_mtime_ns, path.read_bytes() if path.is_file() else b"") for path, one in found.items()
    }


def sql(statement: str) -> Damage:
    def change(data: Path) -> None:
        with duckdb.connect(str(data / "warehouse.duckdb")) as connection:
            connection.execute(statement)

    return change


def test_a_sound_ledger_has_no_faults_and_is_not_touched(settings: Settings, tmp_path: Path):
    before = state_of(tmp_path)
    assert faults(settings) == []
    assert state_of(tmp_path) == before


OCTOBER = "published_month=2023-10/part.parquet"


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (lambda data: (data / "warehouse.duckdb").unlink(), "warehouse.duckdb: is missing; `newsledger publish`"),
        (lambda data: (data / "warehouse.duckdb").write_bytes(b""), "warehouse.duckdb: cannot be read as DuckDB"),
        (lambda data: (data / "warehouse.duckdb").write_bytes(b"x" * 9000), "cannot be read as DuckDB"),
        (sql("delete from figures where article_id = 'a'"), "figures lacks 1 rows of the lake and has 0 that"),
        (sql("update articles set title = 'x' where article_id = 'a'"), "articles lacks 1 rows of the lake and has 1"),
        (
            sql("insert into statements select * from statements limit 1"),
            "statements lacks 0 rows of the lake and has 1",
        ),
        (sql("drop table incidents"), "warehouse.duckdb: has no incidents"),
        (sql("alter table events drop column trigger"), "events has other columns"),
        (lambda data: (data / "lake/events" / OCTOBER).unlink(), "warehouse.duckdb: events lacks 0 rows"),
        (
            lambda data: (data / "lake/events" / OCTOBER).write_bytes(b""),
            f"events/{OCTOBER}: cannot be read as Parquet",
        ),
        (lambda data: (data / "lake/runs/part.parquet").unlink(), "runs/: is missing"),
        (lambda data: (data / "lake/intake/seen_month=2026-11/part.parquet").unlink(), "intake/: is missing"),
        (lambda data: (data / "lake/actor_roles/part.parquet").unlink(), "actor_roles/part.parquet: is missing"),
        (lambda data: (data / "state/journal.json").write_bytes(b"{}"), "journal.json: is no journal"),
    ],
)
def test_every_damage_is_told_and_nothing_is_written(settings: Settings, tmp_path: Path, damage: Damage, expected: str):
    damage(tmp_path / "data")
    before = state_of(tmp_path)
    found = faults(settings)
    assert any(expected in line for line in found), found
    assert all(len(line.splitlines()) == 1 for line in found)
    assert state_of(tmp_path) == before


def test_a_commit_that_was_cut_short_is_told_and_left_to_the_next_writer(settings: Settings, tmp_path: Path):
    journal = Journal(FolderStore(tmp_path / "data"))
    journal.stage("actors/part.parquet", b"staged")
    journal.write()
    before = state_of(tmp_path)
    assert faults(settings)[0] == (
        "state/journal.json: a commit was cut short; the next command that writes finishes it first"
    )
    assert state_of(tmp_path) == before
    assert json.loads((tmp_path / "data" / "state" / "journal.json").read_bytes())["version"] == 1


def test_while_somebody_writes_a_check_waits_and_names_who(settings: Settings):
    with (
        lake_of(settings).open_writer("another command", timeout=0),
        pytest.raises(LedgerLockedError, match="is being written by another command"),
    ):
        faults(settings)
    assert faults(settings) == []


def test_a_ledger_in_a_bucket_is_compared_with_the_warehouse_beside_it(bucket: Address, tmp_path: Path):
    settings = Settings(data=bucket / "ledger", state=tmp_path / "state", lock_timeout=0)
    lake = full_ledger.fill(lake_of(settings))
    assert faults(settings) == ["warehouse.duckdb: is missing; `newsledger publish` builds it anew"]
    build_warehouse(lake, settings.warehouse)
    before = dict(lake.store.files("")), state_of(tmp_path)
    assert faults(settings) == []
    assert (dict(lake.store.files("")), state_of(tmp_path)) == before
    with lake.open_writer("a test", timeout=5) as writer:
        one = rows.article("d", "The lake fell.")
        writer.commit(rows.batch(articles=[one]), rows.intake([one], "run-2"), rows.run(1, "run-2"))
    assert faults(settings)[0].startswith("warehouse.duckdb: articles lacks 1 rows of the lake and has 0")
