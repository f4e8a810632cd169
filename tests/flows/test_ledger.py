"""The flow through Prefect's real server, over our sample articles and over input that is broken in every way."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import polars as pl
import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey

from flows.ledger import BrokenBatchesError, run_ledger
from newsledger.lake import Lake
from newsledger.lake.soundness import find_faults
from newsledger.normalise.actors import reference_names
from newsledger.resources import ARTICLES
from newsledger.settings import Settings
from newsledger.store import Address, Place, open_store
from newsledger.tally import Tally
from newsledger.warehouse import local_warehouse, query

CLOCKED = {"intake", "runs"}


def fingerprints(data: Place) -> dict[str, str]:
    assert isinstance(data, Path)
    lake = data / "lake"
    files = sorted(path for path in lake.rglob("*.parquet") if path.relative_to(lake).parts[0] not in CLOCKED)
    return {path.relative_to(lake).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def balanced(tally: Tally) -> bool:
    return tally.inputs == tally.articles + tally.unchanged + tally.rejects.total()


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Tally]:
    settings = Settings(data=tmp_path_factory.mktemp("once"))
    return settings, run_ledger([str(ARTICLES)], settings)


def test_every_sample_becomes_an_article_with_rows(once: tuple[Settings, Tally]):
    _, tally = once
    assert tally.articles >= 40
    assert not tally.rejects
    assert tally.rows["events"] > tally.articles
    assert tally.rows["figures"] > tally.articles


def test_a_second_run_codes_nothing_and_changes_no_byte(once: tuple[Settings, Tally]):
    settings, first = once
    before = fingerprints(settings.data)
    again = run_ledger([str(ARTICLES)], settings)
    assert (again.articles, again.unchanged) == (0, first.inputs)
    assert balanced(again)
    assert fingerprints(settings.data) == before


def test_two_processes_and_small_batches_give_the_same_bytes(once: tuple[Settings, Tally], tmp_path: Path):
    settings, _ = once
    other = Settings(data=tmp_path, workers=2, batch_size=7)
    run_ledger([str(path) for path in sorted(ARTICLES.iterdir(), reverse=True)], other)
    assert fingerprints(other.data) == fingerprints(settings.data)


def test_a_ledger_in_a_bucket_has_the_same_bytes(once: tuple[Settings, Tally], tmp_path: Path, bucket: Address):
    settings, _ = once
    other = Settings(data=bucket, state=tmp_path / "state", batch_size=40)
    tally = run_ledger([str(ARTICLES)], other)
    store = open_store(bucket)
    stored = {path.removeprefix("lake/"): store.get(path) for path in store.files("lake")}
    found = {
        path: hashlib.sha256(content).hexdigest()
        for path, content in stored.items()
        if path.endswith(".parquet") and path.split("/")[0] not in CLOCKED
    }
    assert found == fingerprints(settings.data)
    assert query(local_warehouse(other), "select count(*) from events").item() == tally.rows["events"]
    assert find_faults(Lake(other.lake, other.state)) == []


def test_a_run_leaves_its_row_and_an_artifact(once: tuple[Settings, Tally]):
    settings, tally = once
    runs = Lake(settings.lake, settings.state).read("runs").filter(pl.col("run_id") == tally.stamp.run_id).collect()
    row = runs.row(0, named=True)
    assert (row["status"], row["articles"], row["events"]) == ("completed", tally.articles, tally.rows["events"])
    assert row["finished_at"] > row["started_at"]
    with get_client(sync_client=True) as client:
        found = client.read_artifacts(artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=["ledger-run"])))
    assert any(f"| articles | {tally.articles} |" in str(artifact.data) for artifact in found)


def test_the_warehouse_answers(once: tuple[Settings, Tally]):
    settings, tally = once
    assert query(settings.warehouse, "select count(*) as n from events")["n"].item() == tally.rows["events"]


def test_actors_that_the_reference_knows_bear_its_names(once: tuple[Settings, Tally]):
    settings, _ = once
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


def test_a_batch_that_breaks_fails_the_run_after_the_others_are_committed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    lines = [{"id": f"a{n}", "text": f"Minister {n} resigned in Quito on Friday."} for n in range(3)]
    source = tmp_path / "three.jsonl"
    source.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    from newsledger import pipeline

    whole = pipeline.check_evidence

    def broken(tables: dict[str, pl.DataFrame]) -> None:
        if "a1" in tables["articles"]["source_id"].to_list():
            raise ValueError("events: 1 rows whose evidence is not what the article says there")
        whole(tables)

    monkeypatch.setattr(pipeline, "check_evidence", broken)
    settings = Settings(data=tmp_path / "data", batch_size=1)
    with pytest.raises(BrokenBatchesError, match="evidence"):
        run_ledger([str(source)], settings)
    lake = Lake(settings.lake, settings.state)
    assert lake.read("articles").collect()["source_id"].sort().to_list() == ["a0", "a2"]
    assert lake.read("runs").collect()["status"].to_list() == ["failed"]
