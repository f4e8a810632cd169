"""What is latest goes by the order of commits: with a clock two hours ahead or behind it is the same."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from newsledger.ledger.commit_order import order_runs
from newsledger.ledger.lake import Lake
from newsledger.ledger.lake.integrity_check import find_faults
from tests import rows

ONE = rows.article("a")
HOURS = (-2, 0, 2)


def record(lake: Lake, run_id: str, hours: int, reason: str | None = None) -> None:
    """Write a run at that hour that reads the article's input, which it rejects for the reason if there is one."""
    seen = rows.FIRST_RUN + timedelta(hours=hours)
    intake = rows.intake([ONE], run_id, seen)
    articles, gone = [ONE], []
    if reason is not None:
        outcome = intake.row(0, named=True) | {"state": "reject", "stage": "remove", "reason": reason}
        outcome["article_id"] = "a" if reason == "removed" else None
        intake, articles = rows.frame("intake", [outcome]), []
        gone = ["a"] if reason == "removed" else []
    counts = {"articles": len(articles), "rejects": 1 - len(articles)}
    with lake.open_writer("a test", timeout=5) as writer:
        writer.commit(rows.batch(articles=articles), intake, rows.run(1, run_id, started_at=seen, **counts), gone)


@pytest.mark.parametrize("first", HOURS)
@pytest.mark.parametrize("second", HOURS)
def test_a_removal_stays_the_latest_outcome_whatever_the_clock_says(tmp_path: Path, first: int, second: int):
    lake = Lake(tmp_path / "lake", tmp_path / "state")
    record(lake, "z-run", first)
    record(lake, "a-run", second, "removed")
    assert lake.known_inputs()["reason"].to_list() == ["removed"]
    assert lake.removed_articles() == {"a"}
    assert order_runs(lake.read("runs").collect())["run_id"].to_list() == ["z-run", "a-run"]
    assert find_faults(lake) == []
    record(lake, "m-run", first)
    assert lake.removed_articles() == lake.removed_inputs() == frozenset()
    assert lake.known_inputs()["state"].to_list() == ["article"]


def test_what_becomes_of_its_input_meanwhile_does_not_bring_an_article_back(tmp_path: Path):
    lake = Lake(tmp_path / "lake", tmp_path / "state")
    for run_id, reason in (("1", None), ("2", "removed"), ("3", "fetch_failed")):
        record(lake, run_id, 0, reason)
    assert lake.known_inputs()["reason"].to_list() == ["fetch_failed"]
    assert lake.removed_articles() == {"a"}
    assert lake.removed_inputs() == {"input-a"}


def test_a_run_keeps_the_number_of_its_first_commit(tmp_path: Path):
    lake = Lake(tmp_path / "lake", tmp_path / "state")
    for run_id in ("1", "2", "1", "3", "2"):
        record(lake, run_id, 0)
    assert dict(lake.read("runs").select("run_id", "run_number").collect().rows()) == {"1": 1, "2": 2, "3": 3}


def test_runs_of_before_numbers_come_first_by_their_clocks(tmp_path: Path):
    lake = Lake(tmp_path / "lake", tmp_path / "state")
    for number in range(3):
        record(lake, str(number), 2 - number)
    runs = lake.read("runs").collect()
    former = runs.with_columns(run_number=runs["run_number"].replace({1: None, 2: None}))
    assert order_runs(former)["run_id"].to_list() == ["1", "0", "2"]
