"""``newsledger export``: export marts to files in one format and print the number of rows of each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newsledger.operations.terminal import print_line
from newsledger.settings import Settings
from newsledger.warehouse import local_warehouse
from newsledger.warehouse.export import Format, export
from newsledger.warehouse.export_selection import Selection
from newsledger.warehouse.models import read_models


def export_marts(
    settings: Settings,
    folder: Path,
    to: Format,
    marts: Sequence[str],
    *,
    selection: Selection,
    is_raw: bool,
    has_hxl: bool,
) -> int:
    """Write the named marts, or all of them; raises ValueError for an unknown name, QueryError without a ledger."""
    names = list(dict.fromkeys(marts)) or [model.name for model in read_models() if model.layer == "mart"]
    warehouse = local_warehouse(settings)
    for one in export(warehouse, folder, to, sorted(names), selection=selection, is_raw=is_raw, has_hxl=has_hxl):
        print_line(f"{one.file}: {one.rows:,} rows")
    return 0
