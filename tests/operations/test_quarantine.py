"""The articles that break the tables are found among the others, whoever and however many they are."""

from __future__ import annotations

import string
from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.ledger.journal import TakenOverError
from newsledger.operations.quarantine import find_culprits, is_of_rows
from newsledger.warehouse import ChecksFailedError, WarehouseError

IDS = list(string.ascii_letters)


@given(st.sets(st.sampled_from(IDS)))
def test_those_who_break_the_tables_are_found_and_nobody_else(culprits: set[str]):
    assert find_culprits(IDS, lambda without: culprits <= set(without)) == sorted(culprits)


@given(st.sampled_from(IDS))
def test_one_among_many_is_found_by_few_tries(culprit: str):
    tries: list[Collection[str]] = []

    def works(without: Collection[str]) -> bool:
        tries.append(without)
        return culprit in without

    assert find_culprits(IDS, works) == [culprit]
    assert len(tries) <= 2 * len(bin(len(IDS)))


@given(st.sets(st.sampled_from(IDS), min_size=2, max_size=2))
def test_of_two_that_break_them_only_together_one_stays(pair: set[str]):
    found = find_culprits(IDS, lambda without: bool(pair & set(without)))
    assert len(found) == 1
    assert set(found) < pair


@pytest.mark.parametrize(
    ("error", "is_of_them"),
    [
        (ValueError("no such value"), True),
        (ChecksFailedError([]), True),
        (WarehouseError("1e300 is out of range", is_of_rows=True), True),
        (WarehouseError("no space"), False),
        (OSError("no space"), False),
        (MemoryError(), False),
        (TakenOverError("another writer"), False),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_full_disk_or_another_writer_is_no_articles_fault(error: Exception, is_of_them: bool):  # noqa: FBT001 -- a parameter
    assert is_of_rows(error) == is_of_them
