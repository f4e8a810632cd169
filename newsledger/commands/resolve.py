"""``newsledger resolve``: read mentions as JSONL and print the same lines with their actors."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsledger.normalise.written_days import read_day
from newsledger.operations.terminal import print_error, print_json
from newsledger.resolving.resolver import resolve
from newsledger.settings import Settings

if TYPE_CHECKING:
    from newsledger.warehouse.learnt import Learnt


def resolve_file(file: str, ledger: Settings | None) -> int:
    """Print one JSON line per mention; invalid lines are reported on standard error and make the exit code 1."""
    learnt = _open_learnt(ledger)
    failed = 0
    for number, line in _read_lines(file):
        try:
            row = _check_row(json.loads(line))
        except ValueError as error:
            print_error(f"{file}, line {number}: {error}")
            failed += 1
            continue
        print_json(row | _resolve_row(row, learnt))
    return 1 if failed else 0


def _read_lines(file: str) -> Iterator[tuple[int, bytes]]:
    with nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb") as source:
        yield from ((number, line) for number, line in enumerate(source, start=1) if line.strip())


def _check_row(row: Any) -> dict[str, Any]:
    if not isinstance(row, dict) or not isinstance(row.get("mention"), str):
        raise ValueError("is no object with a text `mention`")  # noqa: TRY004 - it is the input that is wrong
    if not isinstance(row.get("context"), str | None):
        raise ValueError("`context` is no text")  # noqa: TRY004 - same
    _read_day(row)
    return row


def _read_day(row: dict[str, Any]) -> date | None:
    if row.get("date") in (None, ""):
        return None
    day = read_day(str(row["date"]))
    if day is None:
        raise ValueError(f"`date` is no day such as 2023-10-09, 9 October 2023, 2023 or today: {row['date']!r}")
    return day


def _resolve_row(row: dict[str, Any], learnt: Learnt | None) -> dict[str, str | None]:
    day = _read_day(row)
    mention, context = row["mention"], row.get("context")
    found = resolve(mention, context, day)
    if found.actor_id is None and learnt is not None:
        found = learnt.find(mention, context, day) or found
    return {column: cell for column, cell in asdict(found).items() if column != "rule"}


def _open_learnt(ledger: Settings | None) -> Learnt | None:
    if ledger is None:
        return None
    from newsledger.warehouse import local_warehouse  # noqa: PLC0415 - same
    from newsledger.warehouse.learnt import Learnt  # noqa: PLC0415 - the reference alone needs no DuckDB

    return Learnt(local_warehouse(ledger))
