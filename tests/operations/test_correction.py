"""What an input says now replaces what it said before, even under another id; an address of its own keeps an article."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from newsledger.coding.pipeline import Batch, Stamp
from newsledger.ledger.lake import Lake
from newsledger.operations.correction import add_superseded
from newsledger.operations.run_summary import RunSummary, find_sources
from tests import rows

OLD = rows.article("old", source_id="note")
NEW = rows.article("new", "The lake fell.", source_id="note")


def read_again(lake: Lake, old: rows.Row, new: rows.Row, **of_new: str) -> set[str]:
    """Return what goes when the input of the old article has become the new one."""
    intake = rows.intake([old]).with_columns(source_id=pl.lit("note"))
    with lake.open_writer("a test", timeout=5) as writer:
        writer.commit(rows.batch(articles=[old]), intake, rows.run(intake.height))
    summary = RunSummary(Stamp("run-2", rows.FIRST_RUN, rows.CODER), {}, sources=find_sources(lake.known_inputs()))
    now = rows.intake([new], "run-2").with_columns(
        input_id=pl.lit("input-old"), source_id=pl.lit(new["source_id"]), **{k: pl.lit(v) for k, v in of_new.items()}
    )
    batch = Batch(rows.batch(articles=[new]), now, Counter(), 0.0, 0.0)
    return set(add_superseded(lake, batch, summary).removed)


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake", tmp_path / "state")


def test_an_article_without_a_url_goes_when_its_input_has_become_another(lake: Lake):
    assert read_again(lake, OLD, NEW) == {"old"}


def test_one_that_was_read_as_the_same_stays(lake: Lake):
    assert read_again(lake, OLD, OLD) == set()


def test_one_with_a_url_is_known_by_that_and_stays(lake: Lake):
    assert read_again(lake, OLD | {"url": "https://desk.example/old"}, NEW) == set()


def test_an_item_with_an_id_of_its_own_stays_when_another_stands_in_its_place(lake: Lake):
    assert read_again(lake, OLD | {"source_id": "item-1"}, NEW | {"source_id": "item-2"}) == set()


def test_one_that_another_input_still_is_stays(lake: Lake):
    other = rows.intake([OLD], "run-3").with_columns(input_id=pl.lit("another file"))
    with lake.open_writer("a test", timeout=5) as writer:
        writer.commit({}, other, rows.run(1, "run-3"))
    assert read_again(lake, OLD, NEW) == set()


def test_what_is_piped_in_replaces_nothing_that_was_piped_in_before(lake: Lake):
    assert read_again(lake, OLD, NEW, source_uri="-") == set()


def test_inputs_whose_article_another_of_the_run_became_too_are_counted_as_replaced():
    summary = RunSummary(Stamp("run-1", rows.FIRST_RUN, rows.CODER), {})
    for names in ("aab", "bc"):
        each = [rows.intake([rows.article(name)]) for name in names]
        summary.add(Batch({}, pl.concat(each), Counter(), 0.0, 0.0))
    assert (summary.articles, summary.replaced) == (5, 2)
