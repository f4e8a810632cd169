"""Compare the counts of a run with earlier runs and report the rates that lie outside their usual band.

Only new inputs are judged, in groups of at least ``guard_inputs``: a smaller run is grouped with those before it, and
so are the runs it is compared with. The band of a rate is its median plus or minus a number of median absolute
deviations; the reject rate has no lower bound. Until there are enough groups, nothing is unusual.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import sqrt
from statistics import median
from typing import Any

import polars as pl

from newsledger.ledger.commit_order import order_runs
from newsledger.operations.run_summary import RunSummary

NO_READING = ("fetch_failed", "not_allowed", "removed")
"""Reject reasons that say nothing about the reading: no answer, not allowed to fetch, taken out of the ledger."""
_GROUPS = 5
"""Number of earlier groups needed for a band."""
_GROUPS_KEPT = 30
_DEVIATIONS = 5.0
_SCALE = 1.4826
"""Standard deviations per median absolute deviation, for normally distributed rates."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A ratio of two counts, its name, and the least deviation to allow: relative to the median, and absolute."""

    name: str
    numerator: str
    denominator: str
    least_relative: float
    least_absolute: float
    has_lower_end: bool


RATES = (
    Rate("rejects per input", "rejects", "inputs", 0.1, 0.02, has_lower_end=False),
    Rate("events per article", "events", "articles", 0.1, 0.05, has_lower_end=True),
    Rate("figures per article", "figures", "articles", 0.1, 0.05, has_lower_end=True),
)


def find_unusual_rates(runs: pl.DataFrame, summary: RunSummary, min_inputs: int) -> list[str]:
    """Return a sentence for each rate outside its band; ``runs`` are rows of the table without this run."""
    usual = runs.filter(pl.col("status") == "completed", pl.col("remark").is_null(), pl.col("command") == "run")
    rows = order_runs(usual).reverse().iter_rows(named=True)
    own = summary.row("running").row(0, named=True)
    own |= {"rejects": own["rejects"] - sum(summary.rejects[reason] for reason in NO_READING)}
    groups = _latest_groups([_read_counts(own), *map(_read_counts, rows)], min_inputs)
    if len(groups) <= _GROUPS:
        return []
    return [sentence for rate in RATES if (sentence := _judge_rate(rate, groups[0], groups[1:])) is not None]


def find_hold_reason(runs: pl.DataFrame) -> str | None:
    """Return why the warehouse has been held back since an earlier run; None if it was published since."""
    decided = runs.filter(pl.col("remark").is_not_null() | (pl.col("status") == "completed"))
    if decided.is_empty():
        return None
    latest = order_runs(decided).row(-1, named=True)
    why: str | None = latest["remark"]
    if why is None or why.startswith(_HELD_SINCE):
        return why
    return f"{_HELD_SINCE} {latest['run_id']} of {latest['started_at']:%Y-%m-%d %H:%M} UTC: {why}"


_HELD_SINCE = "held back since run"


def is_from_earlier_run(remark: str) -> bool:
    """Return whether the remark repeats that of an earlier run."""
    return remark.startswith(_HELD_SINCE)


def _read_counts(row: dict[str, Any]) -> dict[str, int]:
    counts = {name: int(row[name]) for name in ("articles", "rejects", "events", "figures")}
    return counts | {"inputs": counts["articles"] + counts["rejects"]}


def _latest_groups(runs: Iterable[dict[str, int]], min_inputs: int) -> list[dict[str, int]]:
    """Add up runs, newest first, until each group has enough inputs; an incomplete last group is dropped."""
    return [group for group, _ in zip(_group_runs(runs, min_inputs), range(_GROUPS_KEPT + 1), strict=False)]


def _group_runs(runs: Iterable[dict[str, int]], min_inputs: int) -> Iterator[dict[str, int]]:
    group: dict[str, int] = {}
    for run in runs:
        group = {name: group.get(name, 0) + count for name, count in run.items()}
        if group["inputs"] >= min_inputs:
            yield group
            group = {}


def _judge_rate(rate: Rate, now: dict[str, int], before: list[dict[str, int]]) -> str | None:
    known = [group[rate.numerator] / group[rate.denominator] for group in before if group[rate.denominator]]
    if not now[rate.denominator] or len(known) < _GROUPS:
        return None
    middle = median(known)
    spread = _SCALE * median(abs(value - middle) for value in known)
    chance = sqrt(middle / now[rate.denominator])  # the counting error at this sample size
    reach = _DEVIATIONS * max(spread, chance, rate.least_relative * middle, rate.least_absolute)
    low, high = (max(0.0, middle - reach) if rate.has_lower_end else 0.0), middle + reach
    value = now[rate.numerator] / now[rate.denominator]
    if low <= value <= high:
        return None
    return f"{rate.name}: {value:.2f}, usually {low:.2f} to {high:.2f}"
