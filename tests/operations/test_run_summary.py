"""A run counted: every input once, as an article, as unchanged or as a reject."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import polars as pl
import pytest

from newsledger.coding.pipeline import Batch, Stamp
from newsledger.contracts import TABLES
from newsledger.model.identity import hash_bytes
from newsledger.operations.run_summary import (
    REMOVED,
    RunSummary,
    find_coded_inputs,
    split_into_batches,
)
from newsledger.parse.inputs import Input
from tests import rows

STAMP = Stamp("run-1", datetime(2026, 11, 1, tzinfo=UTC), "rules-2")


def found(name: str, content: bytes = b"rain") -> Input:
    return Input(name, f"{name}.txt", name, "text", content, hash_bytes(content))


@pytest.mark.parametrize(
    ("known", "force", "coded"),
    [
        ({}, False, True),
        ({"a": (hash_bytes(b"rain"), "rules-2")}, False, False),
        ({"a": (hash_bytes(b"rain"), "rules-2")}, True, True),
        ({"a": (hash_bytes(b"rain"), "rules-1")}, False, True),
        ({"a": (hash_bytes(b"snow"), "rules-2")}, False, True),
        ({"b": (hash_bytes(b"rain"), "rules-2")}, False, True),
    ],
)
def test_an_input_is_skipped_when_this_coder_has_read_these_bytes_there(
    known: dict[str, tuple[str, str]], *, force: bool, coded: bool
):
    tally = RunSummary(STAMP, known, force)
    assert [one.input_id for one in tally.filter_changed([found("a")])] == ["a"] * coded
    assert (tally.inputs, tally.unchanged, tally.input_bytes) == (1, 1 - coded, 4)


def test_an_input_given_twice_is_read_once():
    tally = RunSummary(STAMP, {})
    assert len(list(tally.filter_changed([found("a"), found("b"), found("a"), found("a", b"snow")]))) == 3
    assert (tally.inputs, tally.unchanged) == (4, 1)


def test_a_completed_run_accounts_for_every_input():
    tally = RunSummary(STAMP, {"c": (hash_bytes(b"rain"), "rules-2")})
    list(tally.filter_changed([found("a"), found("b"), found("c")]))
    article = rows.article("a1")
    intake = pl.concat([rows.intake([article]), rows.frame("intake", [rows.reject("b.txt")])])
    tables = rows.batch(articles=[article], events=[rows.event(article, "The river rose")])
    tally.add(Batch(tables, intake, Counter({("jsonl", "article"): 1}), 0.25, 0.5))
    row = TABLES["runs"].schema.validate(tally.row("completed")).row(0, named=True)
    assert (row["inputs"], row["articles"], row["unchanged"], row["rejects"]) == (3, 1, 1, 1)
    assert (row["events"], row["figures"]) == (1, 0)
    assert (row["stage_seconds"]["parse"], row["stage_seconds"]["code"]) == (0.25, 0.5)
    assert row["finished_at"] > row["started_at"] == STAMP.seen_at
    assert tally.rejects == {"no_text": 1}
    assert tally.outcomes == {("jsonl", "article"): 1, ("text", "unchanged"): 1}


def test_remarks_are_counted_by_sort_not_by_case():
    tally = RunSummary(STAMP, {})
    remarks = ["date could not be read: 32 May; no publication date", "date could not be read: soon", None]
    articles = [rows.article(f"a{number}") for number in range(3)]
    intake = rows.intake(articles).with_columns(message=pl.Series(remarks))
    tally.add(Batch(rows.batch(articles=articles), intake, Counter(), 0.0, 0.0))
    assert tally.remarks == {"date could not be read": 2, "no publication date": 1}


def test_a_running_run_has_not_finished():
    assert RunSummary(STAMP, {}).row("running")["finished_at"].to_list() == [None]


def test_batches_are_in_order_and_no_larger_than_their_size():
    given = [found(str(number)) for number in range(7)]
    assert [[one.input_id for one in batch] for batch in split_into_batches(given, 3)] == [
        list("012"),
        list("345"),
        list("6"),
    ]
    assert list(split_into_batches([], 3)) == []


def test_what_the_lake_knows_is_the_hash_and_the_coder_of_each_input():
    known = pl.DataFrame({"input_id": ["a"], "raw_hash": ["ff"], "coder": ["rules-1"], "reason": ["no_text"]})
    assert find_coded_inputs(known) == {"a": ("ff", "rules-1")}


def test_an_input_whose_article_was_removed_is_known_as_long_as_it_says_the_same():
    row = {"input_id": ["a"], "raw_hash": ["ff"], "coder": ["rules-1"], "reason": ["removed"], "article_id": ["b"]}
    known = pl.DataFrame(row)
    assert find_coded_inputs(known) == {"a": ("ff", REMOVED)}


def test_an_article_is_read_again_when_all_its_inputs_are():
    sources = pl.DataFrame({"input_id": ["1", "2", "3"], "article_id": ["a", "b", "b"]})
    tally = RunSummary(STAMP, {}, sources=sources)
    articles = [rows.article(name) for name in "abc"]
    intake = rows.intake(articles).with_columns(input_id=pl.Series(["1", "2", "4"]))
    batch = Batch({}, intake, Counter(), 0.0, 0.0)
    tally.add(batch)
    assert tally.find_reread(batch) == ["a"]
    tally.add(batch)
    assert tally.find_reread(batch) == []
