"""Batches are gathered for as long as commits are dear; what is committed is what was gathered, once."""

from __future__ import annotations

from collections import Counter

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.coding.pipeline import Batch
from newsledger.operations.batch_buffer import BatchBuffer
from tests import rows
from tests.depth import cases


def batch(*names: str, removed: frozenset[str] = frozenset()) -> Batch:
    articles = [rows.article(name) for name in names]
    intake = rows.intake(articles) if articles else rows.frame("intake", [])
    return Batch(rows.batch(articles=articles), intake, Counter({("text", "article"): len(names)}), 0.25, 0.5, removed)


class Ledger:
    """Takes commits, each of which takes so many seconds on a clock of its own; coding a batch takes one."""

    def __init__(self, seconds: float, most: int = 5000) -> None:
        self.now = 0.0
        self.commits: list[tuple[Batch, list[str]]] = []
        self._seconds = seconds
        self.gathering = BatchBuffer(self._commit, most, lambda: self.now)

    def _commit(self, whole: Batch, again: list[str]) -> None:
        self.now += self._seconds
        self.commits.append((whole, again))

    def add(self, one: Batch, *again: str) -> None:
        self.now += 1.0
        self.gathering.add(one, again)

    @property
    def sizes(self) -> list[int]:
        return [whole.tables["articles"].height for whole, _ in self.commits]


def test_when_a_commit_takes_no_time_every_batch_is_committed_at_once():
    ledger = Ledger(0.01)
    for number in range(4):
        ledger.add(batch(f"a{number}"))
        assert len(ledger.commits) == number + 1


def test_dear_commits_wait_until_they_are_a_tenth_of_the_time():
    ledger = Ledger(2.0)
    for number in range(100):
        ledger.add(batch(f"a{number}"))
    ledger.gathering.commit()
    assert ledger.sizes[:3] == [1, 18, 18]
    assert sum(ledger.sizes) == 100
    assert len(ledger.commits) * 2.0 <= 0.13 * ledger.now


def test_no_more_are_gathered_than_may_be():
    ledger = Ledger(1000.0, most=5)
    for number in range(12):
        ledger.add(batch(f"a{number}"))
    assert ledger.sizes == [1, 5, 5]


def test_two_versions_of_an_article_are_never_in_one_commit():
    ledger = Ledger(1000.0)
    for one in (batch("a"), batch("b"), batch("c"), batch("b"), batch(removed=frozenset({"b"}))):
        ledger.add(one)
    ledger.gathering.commit()
    assert ledger.sizes == [1, 2, 1, 0]
    assert [sorted(whole.removed) for whole, _ in ledger.commits] == [[], [], [], ["b"]]


@settings(max_examples=cases(8))
@given(st.lists(st.lists(st.integers(0, 9), max_size=3, unique=True), max_size=12), st.floats(0, 30))
def test_everything_is_committed_once_and_in_order(batches: list[list[int]], seconds: float):
    ledger = Ledger(seconds)
    for numbers in batches:
        ledger.add(batch(*(f"a{number}" for number in numbers)), *(f"again-{number}" for number in numbers))
    ledger.gathering.commit()
    committed = pl.concat([whole.tables["articles"] for whole, _ in ledger.commits] or [rows.frame("articles", [])])
    assert committed["article_id"].to_list() == [f"a{number}" for numbers in batches for number in numbers]
    assert [one for _, again in ledger.commits for one in again] == [
        f"again-{number}" for numbers in batches for number in numbers
    ]
    assert sum(sum(whole.outcomes.values()) for whole, _ in ledger.commits) == committed.height
    assert all(not whole.tables["articles"]["article_id"].is_duplicated().any() for whole, _ in ledger.commits)
