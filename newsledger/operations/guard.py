"""Guards: what enters is the runs before and the counts of this one, what leaves is what of it lies outside the usual band.

Judged are inputs that were new, together ``guard_inputs`` or more: a smaller run is taken together with those before it,
and so are the runs it is compared with. The band of a rate is its median and so many median absolute deviations to either
side; the reject rate has no lower end. Until there are enough of such groups nothing is called unusual.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import sqrt
from statistics import median
from typing import Any

import polars as pl

from newsledger.operations.run_summary import Tally

SILENT_SOURCES = ("fetch_failed", "not_allowed")
"""Reasons of rejects that say nothing of what is read: a source does not answer, or lets nobody read."""
_GROUPS = 5
"""Groups that there must be before a band is drawn."""
_GROUPS_KEPT = 30
_DEVIATIONS = 5.0
_SCALE = 1.4826
"""Median absolute deviations in one standard deviation, were the rates normal."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A ratio of two counts, the words for it, and the least deviation it is granted: of the median, and outright."""

    words: str
    above: str
    below: str
    relative: float
    least: float
    has_lower_end: bool


RATES = (
    Rate("rejects per input", "rejects", "inputs", 0.1, 0.02, has_lower_end=False),
    Rate("events per article", "events", "articles", 0.1, 0.05, has_lower_end=True),
    Rate("figures per article", "figures", "articles", 0.1, 0.05, has_lower_end=True),
)


def unusual(runs: pl.DataFrame, tally: Tally, enough: int) -> list[str]:
    """Return a sentence for each rate that leaves its band; ``runs`` are rows of the table, this run not among them."""
    usual = runs.filter(pl.col("status") == "completed", pl.col("remark").is_null(), pl.col("command") == "run")
    rows = usual.sort("started_at", "run_id", descending=True).iter_rows(named=True)
    own = tally.row("running").row(0, named=True)
    own |= {"rejects": own["rejects"] - sum(tally.rejects[reason] for reason in SILENT_SOURCES)}
    groups = _grouped([_counts(own), *map(_counts, rows)], enough)
    if len(groups) <= _GROUPS:
        return []
    return [told for rate in RATES if (told := _judged(rate, groups[0], groups[1:])) is not None]


def held(runs: pl.DataFrame) -> str | None:
    """Return why the warehouse is held back since an earlier run; None when the latest that got so far has published it."""
    decided = runs.filter(pl.col("remark").is_not_null() | (pl.col("status") == "completed"))
    if decided.is_empty():
        return None
    latest = decided.sort("started_at", "run_id").row(-1, named=True)
    why: str | None = latest["remark"]
    if why is None or why.startswith(_SINCE):
        return why
    return f"{_SINCE} {latest['run_id']} of {latest['started_at']:%Y-%m-%d %H:%M} UTC: {why}"


_SINCE = "held back since run"


def is_of_an_earlier_run(remark: str) -> bool:
    """Return whether the remark repeats what an earlier run has told."""
    return remark.startswith(_SINCE)


def _counts(row: dict[str, Any]) -> dict[str, int]:
    counts = {name: int(row[name]) for name in ("articles", "rejects", "events", "figures")}
    return counts | {"inputs": counts["articles"] + counts["rejects"]}


def _grouped(runs: Iterable[dict[str, int]], enough: int) -> list[dict[str, int]]:
    """Add up runs, newest first, until a group has enough inputs; what is left over at the end is no group."""
    return [group for group, _ in zip(_groups(runs, enough), range(_GROUPS_KEPT + 1), strict=False)]


def _groups(runs: Iterable[dict[str, int]], enough: int) -> Iterator[dict[str, int]]:
    group: dict[str, int] = {}
    for run in runs:
        group = {name: group.get(name, 0) + count for name, count in run.items()}
        if group["inputs"] >= enough:
            yield group
            group = {}


def _judged(rate: Rate, now: dict[str, int], before: list[dict[str, int]]) -> str | None:
    known = [group[rate.above] / group[rate.below] for group in before if group[rate.below]]
    if not now[rate.below] or len(known) < _GROUPS:
        return None
    middle = median(known)
    spread = _SCALE * median(abs(value - middle) for value in known)
    chance = sqrt(middle / now[rate.below])  # what counting alone makes of so many
    reach = _DEVIATIONS * max(spread, chance, rate.relative * middle, rate.least)
    low, high = (max(0.0, middle - reach) if rate.has_lower_end else 0.0), middle + reach
    value = now[rate.above] / now[rate.below]
    if low <= value <= high:
        return None
    return f"{rate.words}: {value:.2f}, usually {low:.2f} to {high:.2f}"
