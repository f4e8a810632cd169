"""Rows laid over rows: what enters is a user's rows and what they take away, what leaves is the table to read.

The user's rows come first, so that they win where the same words are in both. A row of the package goes when its key is
theirs or taken away; of a key with lists in it ("strike|hit", each with each object) only the items that are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from newsledger.packaged_tables import Row, Rows

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """How a table's rows are told apart: the columns of the key, and those whose cells are lists of keys."""

    columns: tuple[str, ...]
    lists: frozenset[str]

    def of(self, row: Row) -> list[Key]:
        """Return every key of the row."""
        cells = (row[column].split("|") if column in self.lists else [row[column]] for column in self.columns)
        return list(product(*cells))


def laid_over(packaged: Rows, own: Sequence[Row], removed: frozenset[Key], keys: Keys) -> Rows:
    """Return the user's rows and then the package's that are neither replaced nor taken away.

    A key that is taken away may stop early: ("strike",) is every key that begins so.
    """
    taken = removed.union(key for row in own for key in keys.of(row))
    return (*own, *(left for row in packaged for left in _without(row, taken, keys)))


def _without(row: Row, taken: frozenset[Key], keys: Keys) -> Iterator[Row]:
    found = keys.of(row)
    left = [key for key in found if not any(key[:size] in taken for size in range(1, len(key) + 1))]
    if len(left) == len(found):
        yield row
    elif left:
        for cells in _in_lists(left, [at for at, column in enumerate(keys.columns) if column in keys.lists]):
            yield row | {keys.columns[at]: cell for at, cell in cells.items()}


def _in_lists(left: list[Key], lists: list[int]) -> Iterator[dict[int, str]]:
    """Put keys back into the cells they came from: those first items that have the same second ones left share a row."""
    first, second = lists[0], lists[-1]
    seconds: dict[str, list[str]] = {}
    for key in left:
        seconds.setdefault(key[first], []).append(key[second])
    alike: dict[tuple[str, ...], list[str]] = {}
    for item, others in seconds.items():
        alike.setdefault(tuple(others) if first != second else (), []).append(item)
    for same, items in alike.items():
        yield {second: "|".join(same), first: "|".join(items)}
