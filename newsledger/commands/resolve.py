"""``newsledger resolve``: what enters is JSONL of mentions, what leaves is the same lines with who they are."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

from newsledger.resolve import Resolved, resolve


def resolve_file(file: str, data: Path | None) -> int:
    """Print one JSON line per mention; a line that cannot be read is told on standard error and makes the exit code 1."""
    learnt = _learnt(data)
    failed = 0
    for number, line in _lines(file):
        try:
            row = _checked(json.loads(line))
        except ValueError as error:
            print(f"newsledger: {file}, line {number}: {error}", file=sys.stderr)  # noqa: T201 - a command prints
            failed += 1
            continue
        print(json.dumps(row | _answer(row, learnt), ensure_ascii=False))  # noqa: T201 - same
    return 1 if failed else 0


def _lines(file: str) -> Iterator[tuple[int, str]]:
    with nullcontext(sys.stdin) if file == "-" else Path(file).open(encoding="utf-8") as source:
        yield from ((number, line) for number, line in enumerate(source, start=1) if line.strip())


def _checked(row: Any) -> dict[str, Any]:
    if not isinstance(row, dict) or not isinstance(row.get("mention"), str):
        raise ValueError("is no object with a text `mention`")  # noqa: TRY004 - it is the input that is wrong
    return row


def _answer(row: dict[str, Any], learnt: dict[str, Resolved]) -> dict[str, str | None]:
    day = date.fromisoformat(str(row["date"])[:10]) if row.get("date") else None
    found = resolve(row["mention"], row.get("context"), day)
    if found.actor_id is None:
        found = learnt.get(row["mention"].casefold().strip(), found)
    return {
        "country": found.country,
        "sector": found.sector,
        "kind": found.kind,
        "actor_id": found.actor_id,
        "name": found.name,
    }


def _learnt(data: Path | None) -> dict[str, Resolved]:
    """Return what a ledger knows each surface as; a surface of several actors says nothing."""
    if data is None:
        return {}
    from newsledger.warehouse import query  # noqa: PLC0415 - the reference alone needs no DuckDB

    rows = query(
        data / "warehouse.duckdb",
        "select lower(alias) as alias, any_value(country) as country, any_value(sector) as sector, "
        "any_value(kind) as kind, any_value(actor_id) as actor_id, any_value(name) as name "
        "from (select unnest(aliases) as alias, * from actors where merged_into is null) "
        "group by all having count(distinct actor_id) = 1",
    )
    return {row.pop("alias"): Resolved(**row) for row in rows.iter_rows(named=True)}
