"""What a run tells while it goes on and when it ends: what enters is batches and counts, what leaves is lines and rows.

A line names the file and the stage; logs, artifacts and the closing table are made of them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import polars as pl

from newsledger.coding.pipeline import Batch
from newsledger.operations.run_summary import Tally

_REJECTS_TOLD = 20
"""Rejects of one batch that have lines of their own; all are rows of ``intake``."""


def batch_lines(first: str, inputs: int, result: Batch | Exception) -> Iterator[tuple[int, str]]:
    """Yield what became of a batch, by its first file, and its rejects by stage, file and reason, each with its log level."""
    if isinstance(result, Exception):
        told = f"{type(result).__name__}: {' '.join(str(result).split()) or 'no reason given'}"
        yield logging.ERROR, f"stage code: batch of {inputs} from {first} broke: {told}"
        return
    rejects = result.intake.filter(pl.col("state") == "reject")
    counts = f"{result.intake.height - rejects.height} articles, {rejects.height} rejects"
    seconds = result.parse_seconds + result.code_seconds
    yield logging.INFO, f"stage code: batch of {inputs} from {first}: {counts}, {seconds:.1f} seconds"
    for row in rejects.head(_REJECTS_TOLD).iter_rows(named=True):
        told = " ".join(str(row["message"] or "").split())
        yield logging.WARNING, f"stage {row['stage']}: {row['source_uri']} rejected: {row['reason']}: {told}"
    if rejects.height > _REJECTS_TOLD:
        left = rejects.height - _REJECTS_TOLD
        yield logging.WARNING, f"stage code: {left} more rejects of this batch are rows of intake"


def summary_rows(tally: Tally) -> list[tuple[str, float | str]]:
    """Return what a run did as pairs of words and number: inputs, rejects by reason, rows by table, seconds by stage."""
    rows: list[tuple[str, float | str]] = [
        ("inputs", tally.inputs),
        ("articles", tally.articles),
        ("unchanged", tally.unchanged),
    ]
    rows += [(f"rejects: {reason}", number) for reason, number in sorted(tally.rejects.items())]
    rows += sorted(tally.rows.items())
    rows += [(f"seconds: {stage}", round(seconds, 1)) for stage, seconds in tally.seconds.items()]
    rows += [("stopped before its inputs were read", "its time was over")] if tally.is_cut_short else []
    rows += [] if tally.remark is None else [("warehouse not published", tally.remark)]
    return rows


def reject_rows(tally: Tally) -> list[dict[str, str | int]]:
    """Return the run's rejects: format, reason and how many inputs."""
    return [
        {"format": form, "reason": outcome, "inputs": number}
        for (form, outcome), number in sorted(tally.outcomes.items())
        if outcome in tally.rejects
    ]
