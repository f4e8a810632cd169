"""A lake in a bucket has the bytes of one on disk; a writer that slept through a takeover changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from newsledger.ledger.journal import Journal, TakenOverError
from newsledger.ledger.lake import Lake, Writer
from newsledger.ledger.lake.integrity_check import find_faults
from newsledger.ledger.store import Address
from newsledger.settings import Settings
from newsledger.warehouse import build_warehouse, local_warehouse, query
from tests import rows

ONE, TWO = rows.article("a", "Ada Moss said the river rose."), rows.article("b", day=date(2024, 1, 1))
LATER = rows.article("a", "The lake fell.", date(2024, 2, 1))


def lake_at(place: Path | Address, tmp_path: Path) -> Lake:
    return Lake(place / "lake", place / "state" if isinstance(place, Path) else tmp_path / "state")


def commit(writer: Writer, articles: list[rows.Row], run_id: str = "run-1") -> None:
    mentions = [rows.mention(row, row["body"][:8], "person:ada-moss") for row in articles]
    batch = rows.batch(articles=articles, actor_mentions=mentions)
    writer.commit(batch, rows.intake(articles, run_id), rows.run(len(articles), run_id))


def contents(lake: Lake) -> dict[str, bytes]:
    return {path: lake.store.get(path) for path in lake.store.files("lake")}


def test_the_bytes_are_those_of_a_lake_on_disk(tmp_path: Path, bucket: Address):
    lakes = [lake_at(tmp_path / "ledger", tmp_path), lake_at(bucket, tmp_path)]
    for lake in lakes:
        for number, articles in enumerate(([ONE, TWO], [LATER])):
            with lake.open_writer("a test", timeout=1) as writer:
                commit(writer, articles, f"run-{number}")
                writer.write_corpus()
        assert find_faults(lake) == []
    on_disk, in_a_bucket = map(contents, lakes)
    assert on_disk == in_a_bucket
    assert {path.split("/")[2] for path in on_disk if "/articles/" in path} == {
        "published_month=2024-01",
        "published_month=2024-02",
    }
    assert lakes[1].read("articles").select("body").collect()["body"].to_list() == [TWO["body"], LATER["body"]]
    assert [path.name for path in lakes[1].memory.iterdir()] == ["whereabouts.parquet"]
    assert lakes[1].known_inputs().equals(lakes[0].known_inputs())


def test_nothing_is_left_beside_the_lake_but_the_lease_and_an_idle_journal(tmp_path: Path, bucket: Address):
    lake = lake_at(bucket, tmp_path)
    with lake.open_writer("a test", timeout=1) as writer:
        commit(writer, [ONE])
    assert list(lake.store.files("state")) == ["state/journal.json", "state/writer.json"]
    assert lake.store.get("state/journal.json").startswith(b'{"version": 1, "mark": ')


def test_a_prefix_may_be_written_in_any_letters(tmp_path: Path, bucket: Address):
    lake = lake_at(bucket / "News desk (ü), 100%25", tmp_path)
    with lake.open_writer("a test", timeout=1) as writer:
        commit(writer, [ONE])
        writer.write_corpus()
    assert lake.read("articles").select("article_id").collect()["article_id"].to_list() == ["a"]
    assert find_faults(lake) == []


def test_readers_write_nothing(tmp_path: Path, bucket: Address):
    assert lake_at(bucket, tmp_path).read("events").collect().is_empty()
    assert lake_at(bucket, tmp_path).known_inputs().is_empty()
    assert list(lake_at(bucket, tmp_path).store.files("")) == []


def test_a_warehouse_is_published_beside_the_lake_and_asked_from_a_copy(tmp_path: Path, bucket: Address):
    maker = Settings(data=bucket, state=tmp_path / "maker")
    reader = Settings(data=bucket, state=tmp_path / "reader")
    assert not local_warehouse(reader).exists()
    lake = Lake(maker.lake, maker.state)
    for number, articles in enumerate(([ONE], [TWO]), start=1):
        with lake.open_writer("a test", timeout=1) as writer:
            commit(writer, articles, f"run-{number}")
            writer.write_corpus()
            build_warehouse(lake, maker.warehouse)
        for settings in (reader, maker):
            assert query(local_warehouse(settings), "select count(*) from articles").item() == number
    before = reader.warehouse.stat().st_ino
    assert local_warehouse(reader).stat().st_ino == before, "a copy that is up to date is not fetched again"
    assert sorted(path.name for path in reader.state.iterdir()) == ["warehouse.duckdb", "warehouse.etag"]


@pytest.fixture
def no_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two writers at once, as when one of them sleeps and does not know that its lease is another's."""

    def unwatched(*_: object) -> AbstractContextManager[Callable[[], bool]]:
        return nullcontext(lambda: True)

    monkeypatch.setattr("newsledger.ledger.lock.hold_lease", unwatched)


@contextmanager
def interrupted(name: str, by: Callable[[], object], patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let something happen right before the next call of a step of the journal."""
    really = getattr(Journal, name)
    calls: list[str] = []

    def step(self: Journal, *given: object, **options: object) -> object:
        calls.append(name)
        if len(calls) == 1:
            by()
        return really(self, *given, **options)

    with patch.context() as inner:
        inner.setattr(Journal, name, step)
        yield


@pytest.mark.usefixtures("no_lease")
@pytest.mark.parametrize("asleep_before", ["stage", "write", "apply", "_check_ownership", "_clear_journal"])
def test_a_writer_that_slept_through_a_takeover_cannot_commit(
    tmp_path: Path, bucket: Address, monkeypatch: pytest.MonkeyPatch, asleep_before: str
):
    """Whatever step it slept before; once its journal was written, who took over has finished its commit."""
    asleep, awake = lake_at(bucket, tmp_path / "1"), lake_at(bucket, tmp_path / "2")
    newer = rows.article("a", "The sea was calm.", date(2023, 10, 12), modified_at=rows.FIRST_RUN)

    def take_over() -> None:
        with awake.open_writer("awake", timeout=1) as writer:
            commit(writer, [newer], "run-3")

    with asleep.open_writer("asleep", timeout=1) as writer:
        commit(writer, [ONE, TWO])
        with interrupted(asleep_before, take_over, monkeypatch), pytest.raises(TakenOverError, match="taken over"):
            commit(writer, [LATER, TWO], "run-2")
        with pytest.raises(TakenOverError, match="taken over"):
            commit(writer, [LATER, TWO], "run-2")
    assert find_faults(awake) == []
    bodies = awake.read("articles").select("body").collect()["body"].to_list()
    assert sorted(bodies) == sorted([newer["body"], TWO["body"]])
    finished = asleep_before in {"apply", "_check_ownership", "_clear_journal"}
    assert ("run-2" in awake.read("runs").collect()["run_id"]) == finished
    with awake.open_writer("the next", timeout=1) as writer:
        commit(writer, [], "run-4")
    assert list(awake.store.files("state/staging")) == []


@pytest.mark.usefixtures("no_lease")
def test_a_writer_that_slept_publishes_no_warehouse(tmp_path: Path, bucket: Address, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("newsledger.ledger.lock.hold_lease", lambda *_: nullcontext(lambda: False))
    lake = lake_at(bucket, tmp_path)
    with (
        lake.open_writer("asleep", timeout=1),
        pytest.raises(TakenOverError, match=r"warehouse\.duckdb was not published"),
    ):
        build_warehouse(lake, tmp_path / "warehouse.duckdb")
    assert not lake.store.exists("warehouse.duckdb")


def test_a_commit_whose_answer_was_lost_is_found_to_be_made(
    tmp_path: Path, bucket: Address, monkeypatch: pytest.MonkeyPatch
):
    """The client tries a put again; the server refuses the second, because the first went through."""
    lake = lake_at(bucket, tmp_path)
    really = lake.store.put_if_same
    with lake.open_writer("a test", timeout=1) as writer:

        def twice(path: str, content: bytes, etag: str) -> str | None:
            really(path, content, etag)
            return really(path, content, etag)

        monkeypatch.setattr(lake.store, "put_if_same", twice)
        commit(writer, [ONE])
    assert lake.read("articles").select(pl.len()).collect().item() == 1
