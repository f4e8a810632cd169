"""Turn the run summary, checks and toll changes of a run into Prefect artifacts, each key with its history.

``ledger-run`` is the summary, ``ledger-rejects`` the rejects by reason, ``ledger-toll-changes`` the tolls that the run
changed, ``ledger-checks`` the checks of ``sql/checks`` with the rows that break them.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
from prefect.artifacts import create_markdown_artifact, create_table_artifact

from newsledger import warehouse
from newsledger.operations.run_log import reject_rows, summary_rows
from newsledger.operations.run_summary import RunSummary

_CHANGES_SHOWN = 100


def show_summary(summary: RunSummary) -> None:
    """Show the run summary and the rejects by reason."""
    create_markdown_artifact(
        markdown=_markdown_table(summary_rows(summary)), key="ledger-run", description="What the last run did"
    )
    create_table_artifact(
        table=reject_rows(summary), key="ledger-rejects", description="Rejects of the last run by reason"
    )


def show_checks(failed: Sequence[warehouse.Failure]) -> None:
    """Show each check and how many rows break it."""
    found = {failure.check: failure for failure in failed}
    rows: list[dict[str, object]] = [
        {"check": name, "what breaks it": meaning, "rows": found[name].count if name in found else 0}
        | ({"first": str(found[name].first)} if name in found else {})
        for name, meaning in warehouse.check_meanings().items()
    ]
    create_table_artifact(table=rows, key="ledger-checks", description="Data quality: rows that break a check")


def show_toll_changes(before: pl.DataFrame, after: pl.DataFrame) -> None:
    """Show the tolls that the run changed, the largest change first."""
    changes = warehouse.find_toll_changes(before, after)
    shown = changes.head(_CHANGES_SHOWN).with_columns(pl.col(pl.Date).cast(pl.String)).to_dicts()
    description = f"Tolls that the last run has changed: {changes.height:,}, here the greatest {len(shown)}"
    create_table_artifact(table=shown, key="ledger-toll-changes", description=description)


def _markdown_table(rows: list[tuple[str, float | str]]) -> str:
    return "\n".join(["| what | how many |", "| --- | ---: |", *(f"| {name} | {value} |" for name, value in rows)])
