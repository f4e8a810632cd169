"""Runs that did nothing leave a row for a month, not for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import polars as pl

from newsledger.coding.frames import make_frame
from newsledger.contracts.logs import STAGE_SECONDS
from newsledger.ledger.lake.run_history import drop_idle_runs

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
EVERY = timedelta(minutes=15)


def run(number: int, **given: object) -> dict[str, object]:
    counts = dict.fromkeys(("articles", "rejects", "events", "figures"), 0) | {"inputs": 4, "unchanged": 4}
    row = {
        "run_id": f"{number:05}",
        "started_at": FIRST + number * EVERY,
        "finished_at": FIRST + number * EVERY,
        "command": "run",
        "status": "completed",
        "remark": None,
        "coder": "c",
        "newsledger_version": "0",
        "stage_seconds": dict.fromkeys(STAGE_SECONDS, 0.0),
    }
    return row | counts | given


def test_ten_thousand_idle_runs_leave_those_of_a_month():
    rows = make_frame("runs", [])
    kept = []
    for number in range(0, 10_000, 500):
        arriving = make_frame("runs", [run(one) for one in range(number, number + 500)])
        rows = drop_idle_runs(pl.concat([rows, arriving]), 30)
        kept.append(rows.height)
    assert max(kept) == kept[-1] == 30 * 96 + 1
    assert rows["run_id"].max() == "09999"


def test_runs_that_did_something_or_went_wrong_stay():
    old = [
        run(1, articles=1, unchanged=3),
        run(2, rejects=1, unchanged=3),
        run(3, status="failed"),
        run(4, status="running", finished_at=None),
        run(5, remark="rejects per input: 0.9"),
    ]
    rows = make_frame("runs", [*old, run(6), run(7, command="recode"), run(9_999)])
    assert drop_idle_runs(rows, 30)["run_id"].to_list() == ["00001", "00002", "00003", "00004", "00005", "09999"]
