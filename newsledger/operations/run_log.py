"""Turn the batches and counts of a run into log lines and summary rows.

Every line names the file and the stage; logs, artifacts and the closing table are built from them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import polars as pl

from newsledger.coding.batch import Batch
from newsledger.operations.run_summary import RunSummary
from newsledger.operations.terminal import make_line

_ALARMS_NAMED = 3
_REJECTS_LOGGED = 20
"""Rejects of one batch that get a log line each; all are rows of ``intake``."""


def describe_batch(first: str, inputs: int, result: Batch | Exception) -> Iterator[tuple[int, str]]:
    """Yield log level and line for the outcome of a batch, named by its first file, and for each of its rejects."""
    first = make_line(first)
    if isinstance(result, Exception):
        yield logging.ERROR, f"stage code: batch of {inputs} from {first} broke: {make_line(describe_error(result))}"
        return
    rejects = result.intake.filter(pl.col("state") == "reject")
    counts = f"{result.intake.height - rejects.height} articles, {rejects.height} rejects"
    seconds = result.parse_seconds + result.code_seconds
    yield logging.INFO, f"stage code: batch of {inputs} from {first}: {counts}, {seconds:.1f} seconds"
    for row in rejects.head(_REJECTS_LOGGED).iter_rows(named=True):
        reason = " ".join(str(row["message"] or "").split())
        line = f"stage {row['stage']}: {row['source_uri']} rejected: {row['reason']}: {reason}"
        yield logging.WARNING, make_line(line)
    if rejects.height > _REJECTS_LOGGED:
        left = rejects.height - _REJECTS_LOGGED
        yield logging.WARNING, f"stage code: {left} more rejects of this batch are rows of intake"


def describe_alarms(summary: RunSummary) -> str:
    """Return one line on the articles that the coder failed on, the first of them by name."""
    more = len(summary.alarms) - _ALARMS_NAMED
    named = "; ".join(summary.alarms[:_ALARMS_NAMED]) + (f"; and {more} more" if more > 0 else "")
    return (
        f"the coder failed on {len(summary.alarms)} articles, which are rejects of intake; all others are in the"
        f" ledger; please report it: {named}"
    )


def describe_rejects(summary: RunSummary) -> str:
    """Return one line on the run's new rejects, by reason, and where to read about them."""
    reasons = ", ".join(f"{reason} {number:,}" for reason, number in sorted(summary.rejects.items()))
    first = f"; first {summary.first_reject}" if summary.first_reject else ""
    return (
        f'{summary.rejects.total():,} new rejects ({reasons}){first}; `newsledger sql "select source_uri, reason,'
        f" message from intake where run_id = '{summary.stamp.run_id}' and state = 'reject'\"` names them"
    )


def describe_error(error: Exception) -> str:
    """Return the kind of the error and its reason in one line."""
    return f"{type(error).__name__}: {' '.join(str(error).split()) or 'no reason given'}"


def summary_rows(summary: RunSummary) -> list[tuple[str, float | str]]:
    """Return the run summary as pairs of name and value: inputs, rejects by reason, rows by table, seconds by stage."""
    rows: list[tuple[str, float | str]] = [
        ("inputs", summary.inputs),
        ("articles", summary.articles),
        ("unchanged", summary.unchanged),
    ]
    rows += [(f"rejects: {reason}", number) for reason, number in sorted(summary.rejects.items())]
    rows += sorted(summary.rows.items())
    rows += [(f"seconds: {stage}", round(seconds, 1)) for stage, seconds in summary.seconds.items()]
    rows += [("stopped before its inputs were read", "its time was over")] if summary.is_cut_short else []
    rows += [] if summary.remark is None else [("warehouse not published", summary.remark)]
    return rows


def reject_rows(summary: RunSummary) -> list[dict[str, str | int]]:
    """Return the run's rejects: format, reason and number of inputs."""
    return [
        {"format": form, "reason": outcome, "inputs": number}
        for (form, outcome), number in sorted(summary.outcomes.items())
        if outcome in summary.rejects
    ]
