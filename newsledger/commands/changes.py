"""Print the changes by table, as lines for people or as one JSON list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newsledger.contracts import TABLES
from newsledger.ledger.comparison import Changes, make_change_rows
from newsledger.operations.terminal import print_json, print_line

_MARKS = {"added": "+", "dropped": "-", "changed": "~"}
_COLUMNS = ("event_type", "mode", "realis", "measure", "value_low", "text", "actor_id", "title", "quote", "evidence")


def show_changes(changes: Sequence[Changes], *, in_json: bool, rows: int) -> None:
    """Print how many rows of each table differ, and at most ``rows`` of them; with ``in_json`` all of them."""
    if in_json:
        print_json(make_change_rows(changes))
        return
    for one in changes:
        counts = f"+{len(one.added):,} -{len(one.dropped):,} ~{len(one.changed):,}"
        print_line(f"{one.table}: {counts if one else 'no difference'}")
        for line in _lines(one, rows):
            print_line(f"  {line}")


def _lines(changes: Changes, rows: int) -> Iterator[str]:
    listed = make_change_rows([changes])
    for row in listed[:rows]:
        yield _line(row, TABLES[changes.table].schema.primary_key())
    if len(listed) > rows:
        yield f"… and {len(listed) - rows:,} more (--rows, --json)"


def _line(row: Mapping[str, Any], key: Sequence[str]) -> str:
    """Return a line of mark, article, key and the columns that identify the row, or those that changed."""
    ids = [str(row[name]) for name in dict.fromkeys(("article_id", *key)) if row.get(name) is not None]
    if row["difference"] == "changed":
        details = [f"{name}: {before!r} → {after!r}" for name, (before, after) in row["columns"].items()]
    else:
        details = [str(row[name]) for name in _COLUMNS if name not in key and row.get(name) is not None]
    return f"{_MARKS[row['difference']]} {' '.join(ids)}  {'; '.join(details)}".replace("\n", " ")
