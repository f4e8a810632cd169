"""Lines of a run name the file and the stage; its rows say what it did."""

from __future__ import annotations

import logging
from collections import Counter
from datetime import UTC, datetime

import polars as pl

from newsledger.coding.pipeline import Batch, Stamp
from newsledger.operations.run_log import describe_alarms, describe_batch, describe_rejects, reject_rows, summary_rows
from newsledger.operations.run_summary import RunSummary
from tests import rows


def batch(rejects: int) -> Batch:
    article = rows.article("a1")
    rejected = rows.frame("intake", [rows.reject(f"desk/{number}.txt") for number in range(rejects)])
    intake = pl.concat([rows.intake([article]), rejected])
    outcomes = Counter({("text", "article"): 1, ("text", "no_text"): rejects})
    return Batch(rows.batch(articles=[article]), intake, outcomes, 0.5, 1.0)


def test_a_batch_is_told_by_its_first_file_and_each_reject_by_file_stage_and_reason():
    lines = list(describe_batch("desk/0.txt", 3, batch(2)))
    assert lines[0] == (logging.INFO, "stage code: batch of 3 from desk/0.txt: 1 articles, 2 rejects, 1.5 seconds")
    assert [level for level, _ in lines[1:]] == [logging.WARNING] * 2
    assert lines[1][1].startswith("stage parse: desk/0.txt rejected: no_text:")


def test_many_rejects_are_counted_after_the_first_twenty():
    lines = list(describe_batch("desk/0.txt", 31, batch(30)))
    assert len(lines) == 22
    assert lines[-1] == (logging.WARNING, "stage code: 10 more rejects of this batch are rows of intake")


def test_a_batch_that_broke_is_an_error_on_one_line():
    (line,) = describe_batch("desk/0.txt", 3, ValueError("rows are\nwrong"))
    assert line == (logging.ERROR, "stage code: batch of 3 from desk/0.txt broke: ValueError: rows are wrong")


def test_a_summary_has_inputs_rejects_rows_seconds_and_why_nothing_was_published():
    tally = RunSummary(Stamp("r", datetime(2026, 11, 1, tzinfo=UTC), "rules-1"), {}, inputs=3)
    tally.add(batch(2))
    tally.remark, tally.is_cut_short = "too few events", True
    told = dict(summary_rows(tally))
    assert (told["inputs"], told["articles"], told["rejects: no_text"], told["seconds: code"]) == (3, 1, 2, 1.0)
    assert told["warehouse not published"] == "too few events"
    assert told["stopped before its inputs were read"] == "its time was over"
    assert reject_rows(tally) == [{"format": "text", "reason": "no_text", "inputs": 2}]


def test_new_rejects_are_one_line_with_reasons_the_first_and_how_to_see_them_all():
    summary = RunSummary(Stamp("run-1", datetime(2026, 11, 1, tzinfo=UTC), "rules-test"), {})
    summary.rejects.update({"no_text": 2, "too_slow": 1})
    summary.first_reject = "desk/a.txt"
    line = describe_rejects(summary)
    assert line.startswith("3 new rejects (no_text 2, too_slow 1); first desk/a.txt; `newsledger sql ")
    assert "\n" not in line


def test_what_the_coder_failed_on_is_told_in_one_line_with_the_first_by_name():
    summary = RunSummary(Stamp("run-1", datetime(2026, 11, 1, tzinfo=UTC), "rules-test"), {})
    summary.alarms = [f"{name}.txt: coder_error: KeyError: 'x'" for name in "abcde"]
    line = describe_alarms(summary)
    assert line.startswith("the coder failed on 5 articles")
    assert line.endswith("c.txt: coder_error: KeyError: 'x'; and 2 more")
