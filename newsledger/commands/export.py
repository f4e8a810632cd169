"""``newsledger export``: export marts to files in one format and print the number of rows of each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newsledger.operations.terminal import print_line
from newsledger.settings import Settings
from newsledger.warehouse import local_warehouse
from newsledger.warehouse.export import Format, export
from newsledger.warehouse.models import read_models


def export_marts(settings: Settings, folder: Path, to: Format, marts: Sequence[str], *, is_raw: bool) -> int:
    """Write the named marts, or all of them; raises ValueError for an unknown name, QueryError without a ledger."""
    names = list(dict.fromkeys(marts)) or [model.name for model in read_models() if model.layer == "mart"]
    for one in export(local_warehouse(settings), folder, to, sorted(names), is_raw=is_raw):
        print_line(f"{one.file}: {one.rows:,} rows")
    return 0
