"""Merge a user's rows and removals with the package's rows into the table to read.

The user's rows come first, so that they win where both contain the same words. A row of the package is dropped if its
key is among theirs or removed; if the key contains lists ("strike|hit", each with each object), only the matching items
are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from newsledger.packaged_tables import Row, Rows

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """The key of a table: its columns, and those whose cells are lists of keys."""

    columns: tuple[str, ...]
    lists: frozenset[str]

    def keys_in(self, row: Row) -> list[Key]:
        """Return every key of the row."""
        cells = (row[column].split("|") if column in self.lists else [row[column]] for column in self.columns)
        return list(product(*cells))


def merge_rows(packaged: Rows, own: Sequence[Row], removed: frozenset[Key], keys: Keys) -> Rows:
    """Return the user's rows, then the package's that are neither replaced nor removed.

    A removed key may be a prefix: ("strike",) matches every key that starts with it.
    """
    removed_keys = removed.union(key for row in own for key in keys.keys_in(row))
    return (*own, *(left for row in packaged for left in _drop_keys(row, removed_keys, keys)))


def _drop_keys(row: Row, removed_keys: frozenset[Key], keys: Keys) -> Iterator[Row]:
    found = keys.keys_in(row)
    kept = [key for key in found if not any(key[:size] in removed_keys for size in range(1, len(key) + 1))]
    if len(kept) == len(found):
        yield row
    elif kept:
        for cells in _regroup_keys(kept, [at for at, column in enumerate(keys.columns) if column in keys.lists]):
            yield row | {keys.columns[at]: cell for at, cell in cells.items()}


def _regroup_keys(kept: list[Key], lists: list[int]) -> Iterator[dict[int, str]]:
    """Put keys back into list cells: first items with the same remaining second items share a row."""
    first, second = lists[0], lists[-1]
    seconds: dict[str, list[str]] = {}
    for key in kept:
        seconds.setdefault(key[first], []).append(key[second])
    items_by_seconds: dict[tuple[str, ...], list[str]] = {}
    for item, others in seconds.items():
        items_by_seconds.setdefault(tuple(others) if first != second else (), []).append(item)
    for same, items in items_by_seconds.items():
        yield {second: "|".join(same), first: "|".join(items)}
