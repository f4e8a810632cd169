"""The flow through Prefect's real server, over our sample articles and over input that is broken in every way."""

from __future__ import annotations

import hashlib
import json
import random
import shlex
import shutil
import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path

import duckdb
import polars as pl
import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey

from flows.closing import BrokenBatchesError
from flows.ledger import run_ledger
from newsledger.coding import pipeline
from newsledger.coding.pipeline import ReferenceChangedError
from newsledger.corpus import corpus_tables
from newsledger.knowledge.actor_names import reference_names
from newsledger.ledger.lake import Lake
from newsledger.ledger.lake.integrity_check import find_faults
from newsledger.ledger.store import Address, open_store
from newsledger.operations.run_summary import RunSummary
from newsledger.parse.inputs import Input, Parsed
from newsledger.resources import ARTICLES
from newsledger.settings import Settings
from newsledger.warehouse import Failure, local_warehouse, query
from tests.flows.samples import CLOCKED, fingerprints
from tests.forked import forked
from tests.sharing import shared_folder
from tests.waiting import until

pytestmark = pytest.mark.usefixtures("prefect_api")


def balanced(tally: RunSummary) -> bool:
    return tally.inputs == tally.articles + tally.unchanged + tally.rejects.total()


def test_every_sample_becomes_an_article_with_rows(sample_run: tuple[Settings, RunSummary]):
    _, tally = sample_run
    assert tally.articles >= 40
    assert not tally.rejects
    assert tally.rows["events"] > tally.articles
    assert tally.rows["figures"] > tally.articles


def test_a_second_run_codes_nothing_and_changes_no_byte(sample_run: tuple[Settings, RunSummary], tmp_path: Path):
    made, first = sample_run
    assert isinstance(made.data, Path)
    settings = Settings(data=shutil.copytree(made.data, tmp_path / "data"))
    before = fingerprints(settings.data)
    again = run_ledger([str(ARTICLES)], settings)
    assert (again.articles, again.unchanged) == (0, first.inputs)
    assert balanced(again)
    assert fingerprints(settings.data) == before


def test_any_order_and_batch_size_give_the_same_bytes(few: tuple[list[str], dict[str, str]], tmp_path: Path):
    """So does any number of workers: tests/knowledge/overlay/test_commands.py, whose run has two of them."""
    paths, expected = few
    shuffled = random.Random(1).sample(paths, len(paths))  # noqa: S311 - an order, not a secret
    run_ledger(shuffled, Settings(data=tmp_path, batch_size=1))
    assert fingerprints(tmp_path) == expected


def test_three_runs_over_parts_give_the_bytes_of_one_and_so_does_coding_all_again(
    few: tuple[list[str], dict[str, str]], tmp_path: Path
):
    paths, expected = few
    for start in (2, 0, 1):
        run_ledger(paths[start::3], Settings(data=tmp_path))
    assert fingerprints(tmp_path) == expected
    again = run_ledger(paths, Settings(data=tmp_path, force=True))
    assert (again.articles, again.unchanged) == (len(paths), 0)
    assert fingerprints(tmp_path) == expected
    assert find_faults(Lake(tmp_path / "lake", tmp_path / "state")) == []


def test_new_words_at_a_url_replace_its_rows_and_an_input_that_is_gone_leaves_the_ledger_alone(tmp_path: Path):
    def article(number: int, text: str, day: str) -> str:
        return json.dumps({"url": f"https://example.org/{number}", "text": text, "published_at": day})

    source, other, data = tmp_path / "desk.jsonl", tmp_path / "other.jsonl", tmp_path / "data"
    settings = Settings(data=data)
    other.write_text(article(1, "Police arrested two men in Lima on Friday.", "2021-05-07"), encoding="utf-8")
    source.write_text(article(2, "Rebels shelled the port on Friday, killing 3.", "2021-05-07"), encoding="utf-8")
    run_ledger([str(source), str(other)], settings)
    source.write_text(article(2, "Rebels shelled the port, killing 5 sailors.", "2021-06-02"), encoding="utf-8")
    other.unlink()
    tally = run_ledger([str(source)], settings)
    assert (tally.articles, tally.unchanged) == (1, 0)
    lake = Lake(settings.lake, settings.state)
    assert lake.read("articles").collect()["published_date"].to_list() == [date(2021, 5, 7), date(2021, 6, 2)]
    killed = lake.read("figures").filter(pl.col("measure") == "killed").collect()
    assert killed.select("value_best", "published_date").rows() == [(5.0, date(2021, 6, 2))]
    for number in (6, 7, 6):  # of one day, so that no date says which of the words are newer
        source.write_text(
            article(2, f"Rebels shelled the port, killing {number} sailors.", "2021-06-02"), encoding="utf-8"
        )
        run_ledger([str(source)], settings)
        killed = lake.read("figures").filter(pl.col("measure") == "killed").collect()
        assert killed["value_best"].to_list() == [float(number)]
    assert find_faults(lake) == []


def test_a_ledger_in_a_bucket_has_the_same_bytes(
    few: tuple[list[str], dict[str, str]], tmp_path: Path, bucket: Address
):
    paths, expected = few
    other = Settings(data=bucket, state=tmp_path / "state", batch_size=40)
    tally = run_ledger(paths, other)
    store = open_store(bucket)
    stored = {path.removeprefix("lake/"): store.get(path) for path in store.files("lake")}
    found = {
        path: hashlib.sha256(content).hexdigest()
        for path, content in stored.items()
        if path.endswith(".parquet") and path.split("/")[0] not in CLOCKED
    }
    assert found == expected
    assert query(local_warehouse(other), "select count(*) from events").item() == tally.rows["events"]
    assert find_faults(Lake(other.lake, other.state)) == []


def test_a_run_killed_twice_ends_with_the_same_bytes(few: tuple[list[str], dict[str, str]], tmp_path: Path):
    """The whole command, killed while it codes and commits; the warehouse of before answers, the ledger is sound."""
    paths, expected = few
    data = tmp_path / "data"
    data.mkdir()
    shutil.copy(shared_folder() / "few" / "warehouse.duckdb", data)
    question = "select count(*) from events"
    events = query(data / "warehouse.duckdb", question).item()
    chance = random.Random(11)  # noqa: S311 - moments of death, not secrets
    lake = Lake(data / "lake", data / "state")

    def has_committed(process: BaseProcess, before: int) -> bool:
        assert query(data / "warehouse.duckdb", question).item() == events
        return not process.is_alive() or len(lake.paths("articles")) > before

    for _ in range(2):
        before = len(lake.paths("articles"))
        words = ("newsledger.cli", "run", *paths, "--data", str(data), "--batch-size", "2")
        with forked(*words, log=tmp_path / "log", cwd=tmp_path) as process:
            until(partial(has_committed, process, before), "a commit")
            time.sleep(chance.uniform(0, 0.6))
        assert query(data / "warehouse.duckdb", question).item() == events
        with Lake(data / "lake", data / "state").open_writer("the next writer", timeout=5):
            assert find_faults(Lake(data / "lake", data / "state")) == []
    finished = run_ledger(paths, Settings(data=data, batch_size=2))
    assert finished.unchanged > 0, "what was committed before a kill is not coded again"
    assert balanced(finished)
    assert fingerprints(data) == expected
    assert find_faults(Lake(data / "lake", data / "state")) == []


def test_a_run_leaves_its_row_and_an_artifact(sample_run: tuple[Settings, RunSummary]):
    settings, tally = sample_run
    runs = Lake(settings.lake, settings.state).read("runs").filter(pl.col("run_id") == tally.stamp.run_id).collect()
    row = runs.row(0, named=True)
    assert (row["status"], row["articles"], row["events"]) == ("completed", tally.articles, tally.rows["events"])
    assert row["finished_at"] > row["started_at"]
    with get_client(sync_client=True) as client:
        found = client.read_artifacts(artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=["ledger-run"])))
    assert any(f"| articles | {tally.articles} |" in str(artifact.data) for artifact in found)


def test_the_warehouse_answers(sample_run: tuple[Settings, RunSummary]):
    settings, tally = sample_run
    assert query(settings.warehouse, "select count(*) as n from events")["n"].item() == tally.rows["events"]


def test_actors_that_the_reference_knows_bear_its_names(sample_run: tuple[Settings, RunSummary]):
    settings, _ = sample_run
    actors = Lake(settings.lake, settings.state).read("actors").collect()
    known = {
        row["actor_id"]: row["name"] for row in actors.iter_rows(named=True) if row["actor_id"] in reference_names()
    }
    assert len(known) > 20
    assert known == {actor_id: reference_names()[actor_id] for actor_id in known}


def test_broken_input_is_rejected_with_a_reason_and_the_rest_goes_on(tmp_path: Path):
    inputs = tmp_path / "in"
    inputs.mkdir()
    shutil.copy(next(ARTICLES.glob("*.txt")), inputs / "good.txt")
    (inputs / "empty.txt").write_bytes(b"")
    (inputs / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (inputs / "line.txt").write_bytes(b"word " * 1_000_000)
    good = {"id": "one", "text": "Police arrested two men in Lima on Friday.", "published_at": "2021-05-07"}
    future = good | {"id": "two", "published_at": "2091-01-01"}
    undated = {"id": "three", "text": "Villagers fled the shelling near the river."}
    lines = [json.dumps(good), '{"id": "broken', '{"id": "no-text"}', "[]", json.dumps(future), json.dumps(undated)]
    (inputs / "desk.jsonl").write_text("\n".join(lines), encoding="utf-8")
    settings = Settings(data=tmp_path / "data")
    tally = run_ledger([str(inputs)], settings)
    assert balanced(tally)
    assert tally.articles == 4
    intake = Lake(settings.lake, settings.state).read("intake").collect()
    reasons = intake.filter(pl.col("state") == "reject")["reason"].sort().to_list()
    assert reasons[:4] == ["malformed_json", "missing_field", "no_text", "not_an_object"]
    assert set(reasons[4:]) <= {"too_large", "unknown_encoding", "unknown_format"}
    assert len(reasons) == 6
    told = " ".join(intake["message"].drop_nulls())
    assert "future" in told
    assert "date" in told


@pytest.fixture
def three(tmp_path: Path) -> str:
    lines = [{"id": f"a{n}", "text": f"Minister {n} resigned in Quito on Friday."} for n in range(3)]
    source = tmp_path / "three.jsonl"
    source.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return str(source)


def fail_on_a1(monkeypatch: pytest.MonkeyPatch, fail: Callable[[], None]) -> None:
    whole = pipeline.parse_input

    def parse(found: Input, settings: Settings) -> Parsed:
        if found.position == 2:
            fail()
        return whole(found, settings)

    monkeypatch.setattr(pipeline, "parse_input", parse)


def run_and_read(source: str, settings: Settings) -> tuple[RunSummary, list[tuple[str, str | None, str | None]], Lake]:
    told = run_ledger([source], settings)
    lake = Lake(settings.lake, settings.state)
    rows = lake.read("intake").sort("source_id").select("source_id", "stage", "reason").collect().rows()
    return told, rows, lake


def test_a_batch_that_breaks_is_halved_until_the_article_stands_alone_and_people_are_told(
    tmp_path: Path, three: str, monkeypatch: pytest.MonkeyPatch
):
    def fail() -> None:
        raise LookupError("no such thing")

    fail_on_a1(monkeypatch, fail)
    command = shlex.join(
        [sys.executable, "-c", f"import sys; open({str(tmp_path / 'told')!r}, 'a').write(sys.stdin.read())"]
    )
    settings = Settings(data=tmp_path / "data", alert_command=command)
    told, rows, lake = run_and_read(three, settings)
    assert rows == [("a0", None, None), ("a2", None, None), ("three-2", "code", "coder_error")]
    assert lake.read("articles").collect()["source_id"].sort().to_list() == ["a0", "a2"]
    assert lake.read("runs").collect()["status"].to_list() == ["completed"]
    assert balanced(told)
    assert told.alarms == [f"{three}: coder_error: LookupError: no such thing"]
    assert "LookupError: no such thing" in (tmp_path / "told").read_text("utf-8")
    assert run_ledger([three], settings).unchanged == 3, "it is not tried again by the same coder"


def test_a_batch_that_takes_too_long_costs_the_slow_article_only(
    tmp_path: Path, three: str, monkeypatch: pytest.MonkeyPatch
):
    stop = threading.Event()

    def fail() -> None:
        while not stop.wait(0.01):
            pass

    fail_on_a1(monkeypatch, fail)
    _, rows, _ = run_and_read(three, Settings(data=tmp_path / "data", batch_timeout=5, batch_size=3))
    stop.set()
    assert rows == [("a0", None, None), ("a2", None, None), ("three-2", "code", "too_slow")]


def test_what_concerns_the_whole_run_is_no_articles_fault(tmp_path: Path, three: str, monkeypatch: pytest.MonkeyPatch):
    def fail() -> None:
        raise ReferenceChangedError("tables were changed; run again")

    fail_on_a1(monkeypatch, fail)
    settings = Settings(data=tmp_path / "data", batch_size=1)
    with pytest.raises(BrokenBatchesError, match="run again"):
        run_ledger([three], settings)
    lake = Lake(settings.lake, settings.state)
    assert lake.read("articles").collect()["source_id"].sort().to_list() == ["a0", "a2"]
    assert lake.read("runs").collect()["status"].to_list() == ["failed"]
    assert query(settings.warehouse, "select status, finished_at is not null from runs").rows() == [("failed", True)]


def test_an_article_whose_rows_break_the_corpus_tables_is_set_aside_and_the_others_are_published(
    tmp_path: Path, three: str, monkeypatch: pytest.MonkeyPatch
):
    whole = corpus_tables.find_copies
    wanted = "Minister 1 resigned"

    def find(articles: pl.LazyFrame) -> pl.DataFrame:
        if articles.filter(pl.col("body").str.contains(wanted)).collect().height:
            raise IndexError("string index out of range")
        return whole(articles)

    monkeypatch.setattr(corpus_tables, "find_copies", find)
    settings = Settings(data=tmp_path / "data")
    told, rows, lake = run_and_read(three, settings)
    assert rows == [("a0", None, None), ("a1", "corpus", "coder_error"), ("a2", None, None)]
    assert balanced(told)
    assert told.alarms
    assert not find_faults(lake)
    ids = query(settings.warehouse, "select source_id from articles order by 1").get_column("source_id").to_list()
    assert ids == ["a0", "a2"]
    assert query(settings.warehouse, "select status, articles, rejects from runs").rows() == [("completed", 2, 1)]


def test_an_article_whose_rows_break_the_warehouse_is_set_aside_and_the_others_are_published(
    tmp_path: Path, three: str, monkeypatch: pytest.MonkeyPatch
):
    from newsledger.warehouse import build

    whole = build.find_failures

    def find(connection: duckdb.DuckDBPyConnection) -> list[Failure]:
        row = connection.execute("select count(*) from articles where source_id = 'a1'").fetchone()
        return (
            [Failure("a_check", "One row per wrong article.", 1, {"source_id": "a1"})]
            if row == (1,)
            else whole(connection)
        )

    monkeypatch.setattr(build, "find_failures", find)
    settings = Settings(data=tmp_path / "data")
    told, rows, _ = run_and_read(three, settings)
    assert rows == [("a0", None, None), ("a1", "warehouse", "coder_error"), ("a2", None, None)]
    assert balanced(told)
    ids = query(settings.warehouse, "select source_id from articles order by 1").get_column("source_id").to_list()
    assert ids == ["a0", "a2"]
