"""Take out of a ledger the articles whose rows break its corpus tables or its warehouse; the others stay.

Which they are is found by making the tables without some of the articles: first of those that this run coded, and, when
it is none of them, of all. They become rejects of ``intake``, as if coding had failed on them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import polars as pl

from newsledger.coding.batch import Stamp
from newsledger.coding.frames import make_frame
from newsledger.ledger.journal import TakenOverError
from newsledger.ledger.lake import Lake, LakeFileError, LakeFormatError, Writer
from newsledger.model.outcomes import Reject
from newsledger.operations.recoding import read_latest_intake, reject_row
from newsledger.operations.run_log import describe_error
from newsledger.operations.run_summary import RunSummary
from newsledger.warehouse import WarehouseError

Works = Callable[[Collection[str]], bool]
"""Return whether the tables can be made without these articles."""

_OF_THE_MACHINE = (OSError, MemoryError, TakenOverError, LakeFileError, LakeFormatError)


def is_of_rows(error: Exception) -> bool:
    """Return whether rows may be why tables could not be made, rather than the disk, the memory or another writer."""
    if isinstance(error, WarehouseError):
        return error.is_of_rows
    return not isinstance(error, _OF_THE_MACHINE)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger under a run: its lake, its writer and the run's counts."""

    lake: Lake
    writer: Writer
    summary: RunSummary


def set_aside(ledger: Ledger, stage: str, error: Exception, works: Works) -> bool:
    """Reject the articles without which the tables can be made; return whether there are any."""
    if not is_of_rows(error):
        return False
    lake, summary = ledger.lake, ledger.summary
    latest = lake.read("intake").filter(pl.col("run_id") == summary.stamp.run_id, pl.col("state") == "article")
    for found in (latest, lake.read("articles")):
        suspects = found.select(pl.col("article_id").unique().sort()).collect()["article_id"].to_list()
        if suspects and works(suspects):
            culprits = find_culprits(suspects, works)
            _reject(ledger, culprits, Reject(stage, "coder_error", describe_error(error)))
            return True
    return False


def find_culprits(suspects: Sequence[str], works: Works) -> list[str]:
    """Return the suspects that have to stay out; it works without all of them. One among n costs about 2 log n tries."""
    outside = set(suspects)

    def clear(group: Sequence[str]) -> None:
        if works(outside.difference(group)):
            outside.difference_update(group)
        elif len(group) > 1:
            clear(group[: len(group) // 2])
            clear(group[len(group) // 2 :])

    clear(suspects)
    return sorted(outside)


def _reject(ledger: Ledger, culprits: list[str], reject: Reject) -> None:
    summary = ledger.summary
    known = read_latest_intake(ledger.lake, culprits)
    rows = [reject_row(row, reject, summary.stamp) for row in known.iter_rows(named=True)]
    summary.move_to_rejects(known, reject, _count_own(known, summary.stamp))
    ledger.writer.commit({}, make_frame("intake", rows), summary.row("running"), culprits)


def _count_own(known: pl.DataFrame, stamp: Stamp) -> int:
    """Return how many of the inputs this run counts as articles."""
    return known.filter(pl.col("run_id") == stamp.run_id).height
