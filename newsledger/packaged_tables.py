"""The reference tables of the package: a table's name in, its rows out, checked and frozen.

The files are those of ``seeds/reference``. Which rows a coder reads, a user's own tables included, is the business of
``newsledger.knowledge.reference``.
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
    """Return the rows of ``<folder>/<name>.csv``; raises ValueError that says file and line when a row is ragged.

    Lines that start with ``#`` are comments (where the facts come from); cells are stripped.
    """
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return tuple(_check_row(row, path, number) for number, row in enumerate(rows, start=2))


def _check_row(row: Row, path: Path, number: int) -> Row:
    if None in row or None in row.values():
        raise ValueError(f"{path.name}, row {number}: has not as many cells as the header names")
    return {column: cell.strip() for column, cell in row.items()}


def packaged_names(folder: Path = REFERENCE) -> tuple[str, ...]:
    """Return the names of the package's tables, in alphabetical order."""
    return tuple(sorted(path.stem for path in folder.glob("*.csv")))
