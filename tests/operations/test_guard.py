"""Guards: a run is unusual when a rate leaves the band of the runs before, and never before there is a band."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

from newsledger.coding.pipeline import Stamp
from newsledger.operations.guard import find_hold_reason, find_unusual_rates, is_from_earlier_run
from newsledger.operations.run_summary import RunSummary
from tests import rows

START = datetime(2026, 11, 1, tzinfo=UTC)
ENOUGH = 50
USUAL = {"articles": 95, "rejects": 5, "events": 300, "figures": 90}


def tally(number: int, *, command: str = "run", remark: str | None = None, **counts: int) -> RunSummary:
    stamp = Stamp(f"run-{number:03}", START + timedelta(minutes=15 * number), "rules-1")
    articles, rejects = counts["articles"], counts["rejects"]
    found = Counter({"events": counts["events"], "figures": counts["figures"]})
    told = RunSummary(
        stamp, {}, command=command, remark=remark, inputs=articles + rejects, articles=articles, rows=found
    )
    told.rejects["no_text"] = rejects
    return told


def runs(*tallies: RunSummary, status: str = "completed") -> pl.DataFrame:
    return pl.concat([one.row(status) for one in tallies] or [rows.run(0).clear()])


def usual(number: int, **more: int) -> RunSummary:
    return tally(number, **USUAL | {"events": 300 + 10 * (number % 3), "figures": 90 + 5 * (number % 2)} | more)


HISTORY = runs(*map(usual, range(8)))


def test_a_run_like_those_before_is_usual():
    assert find_unusual_rates(HISTORY, usual(9), ENOUGH) == []


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        (
            {"articles": 40, "rejects": 60, "events": 130, "figures": 38},
            ["rejects per input: 0.60, usually 0.00 to 0.16"],
        ),
        ({"events": 10}, ["events per article: 0.11, usually 1.63 to 4.89"]),
        ({"events": 900}, ["events per article: 9.47, usually 1.63 to 4.89"]),
        ({"figures": 0}, ["figures per article: 0.00, usually 0."]),
        ({"events": 0, "figures": 0}, ["events per article: 0.00", "figures per article: 0.00"]),
        ({"articles": 0, "rejects": 90, "events": 0, "figures": 0}, ["rejects per input: 1.00"]),
        ({"articles": 100, "rejects": 0}, []),
    ],
    ids=str,
)
def test_a_rate_outside_its_band_is_told_with_the_band(counts: dict[str, int], told: list[str]):
    found = find_unusual_rates(HISTORY, usual(9, **counts), ENOUGH)
    assert len(found) == len(told)
    assert all(sentence.startswith(start) for sentence, start in zip(found, told, strict=True))


def test_without_five_groups_before_nothing_is_unusual():
    assert find_unusual_rates(runs(*map(usual, range(4))), usual(9, events=0), ENOUGH) == []
    assert find_unusual_rates(runs(), usual(9, events=0), ENOUGH) == []


def test_small_runs_are_judged_together_with_those_before():
    small = [tally(n, articles=9, rejects=1, events=27, figures=9) for n in range(40)]
    odd = [tally(n, articles=1, rejects=9, events=3, figures=1) for n in range(40, 44)]
    assert find_unusual_rates(runs(*small), tally(40, articles=1, rejects=9, events=3, figures=1), ENOUGH) == []
    assert find_unusual_rates(runs(*small, *odd), tally(44, articles=1, rejects=9, events=3, figures=1), ENOUGH) != []


def test_a_run_that_read_nothing_new_is_usual():
    assert find_unusual_rates(HISTORY, tally(9, articles=0, rejects=0, events=0, figures=0), ENOUGH) == []


def test_failed_and_held_runs_removals_and_recodings_make_no_band():
    strange = USUAL | {"events": 0}
    others = [
        runs(*(tally(n, command="recode", **strange) for n in range(10, 20))),
        runs(*(tally(n, command="remove", **strange) for n in range(20, 30))),
        runs(*(tally(n, remark="odd", **strange) for n in range(30, 40))),
        runs(*(tally(n, **strange) for n in range(40, 50)), status="failed"),
    ]
    assert find_unusual_rates(pl.concat([HISTORY, *others]), tally(60, **strange), ENOUGH) != []
    assert find_unusual_rates(pl.concat(others), tally(60, **strange), ENOUGH) == []


def test_what_was_held_back_stays_so_until_a_run_publishes():
    odd = tally(9, remark="events per article: 0.00, usually 1.00 to 2.00", **USUAL)
    told = "held back since run run-009 of 2026-11-01 02:15 UTC: events per article: 0.00, usually 1.00 to 2.00"
    assert find_hold_reason(runs()) is None
    assert find_hold_reason(HISTORY) is None
    assert find_hold_reason(runs(usual(1), odd)) == told
    assert find_hold_reason(pl.concat([runs(usual(1), odd), runs(usual(10), status="failed")])) == told
    assert find_hold_reason(runs(odd, tally(10, remark=told, **USUAL))) == told, "the first that was held is named"
    assert find_hold_reason(runs(odd, tally(10, command="publish", **USUAL))) is None
    assert is_from_earlier_run(told)
    assert not is_from_earlier_run(odd.remark or "")
