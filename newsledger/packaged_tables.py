"""Read a reference table shipped with the package, by name, into checked and frozen rows.

The files are those in ``seeds/reference``. ``newsledger.knowledge.reference`` decides which rows a coder reads once a
user's own tables are laid over them.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from newsledger.resources import REFERENCE

Row = dict[str, str]
Rows = tuple[Row, ...]


@cache
def packaged_table(name: str, folder: Path = REFERENCE) -> Rows:
    """Return the rows of ``<folder>/<name>.csv``; raises ValueError naming file and row when a row is ragged.

    Lines starting with ``#`` are comments (usually sources); cells are stripped.
    """
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        cells = filter(None, csv.reader(line for line in lines if not line.startswith("#")))
        header = next(cells, [])
        return tuple(_make_row(header, row, path, number) for number, row in enumerate(cells, start=2))


def _make_row(header: list[str], cells: list[str], path: Path, number: int) -> Row:
    if len(cells) != len(header):
        raise ValueError(f"{path.name}, row {number}: has not as many cells as the header names")
    return dict(zip(header, map(str.strip, cells), strict=True))


def packaged_names(folder: Path = REFERENCE) -> tuple[str, ...]:
    """Return the names of the package's tables in alphabetical order."""
    return tuple(sorted(path.stem for path in folder.glob("*.csv")))
