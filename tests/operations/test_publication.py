"""What speaks against publishing keeps the old warehouse, until a person publishes it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsledger.coding.frames import make_frame
from newsledger.coding.pipeline import Stamp
from newsledger.ledger.lake import Lake
from newsledger.operations.held_back import HeldBackError
from newsledger.operations.publication import find_doubts, publish
from newsledger.operations.run_summary import RunSummary
from newsledger.settings import Settings
from newsledger.warehouse import query
from tests import rows

START = datetime(2026, 11, 1, tzinfo=UTC)


def tally(number: int, command: str = "run", events: int = 300) -> RunSummary:
    stamp = Stamp(f"run-{number:03}", START + timedelta(minutes=15 * number), "rules-1")
    told = RunSummary(stamp, {}, command=command, inputs=100, articles=100)
    told.rows["events"] = events
    return told


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A ledger of sixty articles after eight usual runs, published."""
    settings = Settings(data=tmp_path / "data")
    lake = lake_of(settings)
    articles = [rows.article(f"a{number}", f"The river rose by {number} metres.") for number in range(60)]
    with lake.open_writer("a test", timeout=5) as writer:
        writer.commit(rows.batch(articles=articles), rows.intake(articles), tally(0).row("completed"))
        for number in range(1, 8):
            writer.commit({}, make_frame("intake", []), tally(number).row("completed"))
        writer.write_corpus()
    assert publish(lake, settings, find_doubts(lake, settings, tally(9))) is None
    return settings


def lake_of(settings: Settings) -> Lake:
    return Lake(settings.lake, settings.state)


def record(settings: Settings, told: RunSummary) -> None:
    with lake_of(settings).open_writer("a test", timeout=5) as writer:
        writer.commit({}, make_frame("intake", []), told.row("completed"))


def test_an_unusual_run_is_held_back_and_all_after_it_until_a_person_publishes(settings: Settings):
    lake, odd = lake_of(settings), tally(10, events=0)
    before = settings.warehouse.read_bytes()
    odd.remark = publish(lake, settings, find_doubts(lake, settings, odd))
    assert odd.remark == "events per article: 0.00, usually 1.50 to 4.50"
    assert settings.warehouse.read_bytes() == before
    record(settings, odd)
    for command in ("run", "recode", "remove", "publish"):
        (told,) = find_doubts(lake, settings, tally(11, command))
        assert told.startswith("held back since run run-010 of 2026-11-01 02:30 UTC: events per article")
    forced = settings.model_copy(update={"publish_unusual": True})
    assert publish(lake, forced, find_doubts(lake, forced, tally(12, "publish"))) is None
    record(settings, tally(12, "publish"))
    assert find_doubts(lake, settings, tally(13)) == []
    assert query(settings.warehouse, "select count(*) from runs where remark is not null").item() == 1


def test_a_warehouse_that_would_shrink_is_held_back(settings: Settings):
    lake = lake_of(settings)
    with lake.open_writer("a test", timeout=5) as writer:
        gone = [f"a{number}" for number in range(30)]
        writer.commit({}, make_frame("intake", []), tally(10).row("running"), gone)
        writer.write_corpus()
    told = publish(lake, settings, find_doubts(lake, settings, tally(10)))
    assert told is not None
    assert "articles would shrink from 60 rows to 30" in told
    assert query(settings.warehouse, "select count(*) from articles").item() == 60


def test_the_error_says_why_what_is_kept_and_what_to_do():
    odd = tally(10, events=0)
    odd.remark = "events per article: 0.00"
    assert str(HeldBackError(odd)) == (
        "the warehouse was not published: events per article: 0.00; the lake has the run's rows; "
        "`newsledger publish` publishes it all the same"
    )


def test_a_feed_that_does_not_answer_holds_nothing_back(settings: Settings):
    lake, told = lake_of(settings), tally(10)
    told.inputs, told.articles, told.rejects["fetch_failed"] = 300, 100, 200
    assert find_doubts(lake, settings, told) == []
    told.rejects["no_text"], told.rejects["fetch_failed"] = 200, 0
    assert [found[:17] for found in find_doubts(lake, settings, told)] == ["rejects per input"]


def test_what_earlier_runs_could_not_fetch_widens_no_band(settings: Settings):
    lake = lake_of(settings)
    with lake.open_writer("a test", timeout=5) as writer:
        for number in range(20, 28):
            silent = [
                rows.reject(f"feed-{number}-{feed}", f"run-{number:03}") | {"reason": "fetch_failed", "stage": "read"}
                for feed in range(100)
            ]
            run = tally(number)
            run.inputs, run.rejects["fetch_failed"] = 200, 100
            writer.commit({}, make_frame("intake", silent), run.row("completed"))
    broken = tally(30)
    broken.inputs, broken.rejects["no_text"] = 150, 50
    assert [found[:17] for found in find_doubts(lake, settings, broken)] == ["rejects per input"]
