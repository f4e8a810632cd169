"""A takedown is one act: whenever it is cut short, the same command finishes it, and nothing brings the words back."""

from __future__ import annotations

import errno
import os
import shutil
from datetime import timedelta
from pathlib import Path

import httpx
import polars as pl
import pytest

from newsledger.commands.remove import remove_chosen
from newsledger.fetch.answers import Answer, Fetched
from newsledger.fetch.kept import make_cached
from newsledger.fetch.memory import AnswerCache
from newsledger.ledger.lake import Lake
from newsledger.model.identity import stable_id
from newsledger.operations import run_clock
from newsledger.operations.ledger_check import check_whole_ledger
from newsledger.operations.publication import find_doubts, publish
from newsledger.operations.recoding import new_stamp
from newsledger.operations.removal import forget_pages
from newsledger.operations.run_summary import RunSummary
from newsledger.settings import Settings
from newsledger.warehouse import build_warehouse, query
from tests import full_ledger, rows
from tests.sharing import made_once

MANY = [rows.article(f"m{n:02}", f"{full_ledger.WORDS} Day {n}.", url=f"https://desk.example/{n}") for n in range(60)]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr("newsledger.operations.recoding.coder_version", lambda _: rows.CODER)
    shutil.copytree(made_once("ledger-of-many", make_ledger), tmp_path / "data")
    return Settings(data=tmp_path / "data", lock_timeout=5)


def make_ledger(folder: Path) -> Path:
    settings = Settings(data=folder / "data")
    build_warehouse(full_ledger.fill(lake_of(settings), MANY), settings.warehouse)
    return folder / "data"


def lake_of(settings: Settings) -> Lake:
    return Lake(settings.lake, settings.state)


def remove_half(settings: Settings) -> int:
    return remove_chosen(settings, urls=(), ids=[row["article_id"] for row in MANY[:30]], where=None)


def shown(settings: Settings) -> int:
    return int(query(settings.warehouse, "select count(*) from articles").item())


def cut_short(settings: Settings, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(f"newsledger.operations.removal.{at}", fail)
        with pytest.raises(OSError, match="No space left"):
            remove_half(settings)


@pytest.mark.parametrize("at", ["forget_pages", "publish"])
def test_cut_short_after_its_commit_it_is_told_and_the_same_command_finishes_it(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], at: str
):
    cut_short(settings, monkeypatch, at)
    lake = lake_of(settings)
    assert lake.read("articles").collect().height == 30
    assert (shown(settings), lake.read("actor_roles").collect()["article_count"].to_list()) == (60, [30])
    assert any("warehouse.duckdb: articles lacks 0 rows of the lake and has 30" in one for one in check(settings))
    assert remove_half(settings) == 0
    assert "had been cut short and is finished" in capsys.readouterr().out
    assert (shown(settings), check(settings)) == (30, [])
    assert remove_half(settings) == 0
    assert "nothing of it is left" in capsys.readouterr().out


def check(settings: Settings) -> list[str]:
    return check_whole_ledger(lake_of(settings), settings)


def test_cut_short_the_next_run_is_not_held_back_and_shows_what_is_left(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
):
    cut_short(settings, monkeypatch, "publish")
    lake, summary = lake_of(settings), RunSummary(new_stamp(settings), {})
    assert publish(lake, settings, find_doubts(lake, settings, summary)) is None
    assert shown(settings) == 30


def test_rows_that_go_without_a_removal_are_missed_all_the_same(settings: Settings, monkeypatch: pytest.MonkeyPatch):
    cut_short(settings, monkeypatch, "publish")
    lake = lake_of(settings)
    with lake.open_writer("a test", timeout=5) as writer:
        gone = [row["article_id"] for row in MANY[30:40]]
        writer.commit({}, rows.intake([]), rows.run(run_id="loses", command="run"), gone)
        writer.write_corpus()
    ids = [rows.article(f"n{n}", full_ledger.WORDS) for n in range(40)]
    told = publish(lake, settings, [])
    assert told is None, "a table of thirty rows may lose any number"
    build_warehouse(full_ledger.fill(lake, ids, "more"), settings.warehouse)
    with lake.open_writer("a test", timeout=5) as writer:
        writer.commit({}, rows.intake([]), rows.run(run_id="loses-2"), [row["article_id"] for row in ids])
        writer.write_corpus()
    told = publish(lake, settings, [])
    assert told is not None
    assert "articles would shrink from 60 rows to 20" in told


@pytest.mark.parametrize("hours", [-2, 2])
def test_a_clock_set_back_or_ahead_brings_nothing_back(settings: Settings, monkeypatch: pytest.MonkeyPatch, hours: int):
    moved = run_clock.now() + timedelta(hours=hours)
    monkeypatch.setattr("newsledger.operations.run_clock.now", lambda: moved)
    assert remove_half(settings) == 0
    lake = lake_of(settings)
    assert lake.removed_articles() == {row["article_id"] for row in MANY[:30]}
    assert check(settings) == []


def test_an_article_whose_input_has_since_become_something_else_is_remembered_too(settings: Settings):
    lake = lake_of(settings)
    with lake.open_writer("a test", timeout=5) as writer:
        broken = rows.reject("m00") | {"run_id": "run-2"}
        run = rows.run(1, "run-2", articles=0, rejects=1)
        writer.commit({}, rows.frame("intake", [broken]), run)
        for row in MANY[1:2]:
            other = rows.intake([row | {"article_id": "m02"}], "run-3")
            writer.commit({}, other, rows.run(1, "run-3"))
    assert remove_chosen(settings, urls=(), ids=["m00", "m01"], where=None) == 0
    assert lake.removed_articles() == {"m00", "m01"}


def test_its_cached_pages_go_and_those_of_others_stay(settings: Settings):
    url = "https://desk.example/raid"
    one = rows.article(stable_id("desk.example/raid"), full_ledger.WORDS, url=url)
    lake = full_ledger.fill(lake_of(settings), [one], "run-2")
    with lake.open_writer("a test", timeout=5) as writer:
        feed = rows.intake([one], "run-3").with_columns(
            input_id=pl.lit("entry"), source_uri=pl.lit("https://desk.example/feed")
        )
        writer.commit(full_ledger.tables_of([one]), feed, rows.run(1, "run-3"))
    for asked, given in (
        (url, url), (f"{url}?utm_source=feed", url), ("https://short.example/x", f"{url}/"),
        ("https://desk.example/feed", "https://desk.example/feed"), ("https://desk.example/1", "https://desk.example/1"),
    ):  # fmt: skip
        keep(settings, asked, given)
    (settings.state / "fetch" / "tmp123").write_bytes(b"unfinished")
    assert remove_chosen(settings, urls=["http://desk.example/raid/"], ids=(), where=None) == 0
    assert [path.name for path in (settings.state / "fetch").iterdir()] == [stable_id("https://desk.example/1")]
    keep(settings, url, url)
    forget_pages(lake, settings)  # as every run does, whose feeds may still name it
    assert [path.name for path in (settings.state / "fetch").iterdir()] == [stable_id("https://desk.example/1")]


def keep(settings: Settings, asked: str, given: str) -> None:
    answer = Answer(httpx.URL(given), 200, httpx.Headers(), b"words", is_whole=True)
    AnswerCache(settings.state / "fetch", 1000).keep(asked, make_cached(Fetched(given, b"words", None, None), answer))
