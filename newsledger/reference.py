"""The reference: what enters is a CSV file of ``seeds/reference``, what leaves is its rows, checked and frozen."""

from __future__ import annotations

import csv
from functools import cache
from hashlib import blake2b
from pathlib import Path

from newsledger.resources import REFERENCE


@cache
def read_table(name: str, folder: Path = REFERENCE) -> tuple[dict[str, str], ...]:
    """Return the rows of ``<folder>/<name>.csv``; raises ValueError that says file and line when a row is ragged.

    Lines that start with ``#`` are comments (where the facts come from); cells are stripped.
    """
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return tuple(_checked(row, path, number) for number, row in enumerate(rows, start=2))


def _checked(row: dict[str, str], path: Path, number: int) -> dict[str, str]:
    if None in row or None in row.values():
        raise ValueError(f"{path.name}, row {number}: has not as many cells as the header names")
    return {column: cell.strip() for column, cell in row.items()}


@cache
def reference_hash(folder: Path = REFERENCE) -> str:
    """Return 8 hexadecimal digits of all CSV files of the reference; part of the coder's version."""
    digest = blake2b(digest_size=4)
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
