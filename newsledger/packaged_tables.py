"""Read a reference table shipped with the package, by name, into checked and frozen rows.

The files are those in ``seeds/reference``; a large table is a folder of files with the same header. ``newsledger.knowledge.reference`` decides which rows a coder reads once a
user's own tables are laid over them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from newsledger.resources import REFERENCE

Row = dict[str, str]
Rows = tuple[Row, ...]


@cache
def packaged_table(name: str, folder: Path = REFERENCE) -> Rows:
    """Return the rows of a table; raises ValueError naming file and row when a row is ragged.

    Lines starting with ``#`` are comments (usually sources); cells are stripped.
    """
    return tuple(row for path in table_files(name, folder) for row in _read_rows(path))


def table_files(name: str, folder: Path = REFERENCE) -> tuple[Path, ...]:
    """Return the files of a table: ``<folder>/<name>.csv``, or all CSV files of ``<folder>/<name>`` in alphabetical order."""
    parts = folder / name
    return tuple(sorted(parts.glob("*.csv"))) if parts.is_dir() else (folder / f"{name}.csv",)


def _read_rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        cells = filter(None, csv.reader(line for line in lines if not line.startswith("#")))
        header = next(cells, [])
        for number, row in enumerate(cells, start=2):
            yield _make_row(header, row, path, number)


def _make_row(header: list[str], cells: list[str], path: Path, number: int) -> Row:
    if len(cells) != len(header):
        raise ValueError(f"{path.name}, row {number}: has not as many cells as the header names")
    return dict(zip(header, map(str.strip, cells), strict=True))


def packaged_names(folder: Path = REFERENCE) -> tuple[str, ...]:
    """Return the names of the package's tables in alphabetical order."""
    return tuple(sorted(path.stem for path in folder.iterdir() if path.is_dir() or path.suffix == ".csv"))
