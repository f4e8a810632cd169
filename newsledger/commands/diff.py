"""``newsledger diff``: compare two ledgers and print their differences row by row."""

from __future__ import annotations

from newsledger.commands.changes import show_changes
from newsledger.commands.recode import existing_lake
from newsledger.ledger.comparison import compare_lakes
from newsledger.settings import Settings


def show_diff(before: Settings, after: Settings, *, in_json: bool, rows: int) -> int:
    """Print the differences; returns exit code 1 when there are any, else 0."""
    changes = list(compare_lakes(existing_lake(before), existing_lake(after)))
    show_changes(changes, in_json=in_json, rows=rows)
    return 1 if any(changes) else 0
