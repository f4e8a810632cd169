"""Words before and after a number bound it."""

from __future__ import annotations

import pytest

from newsledger.normalise.bounds import apply_bound, find_bound_after, find_bound_before


@pytest.mark.parametrize(
    ("words", "start", "bound"),
    [
        ("at least 40", 0, "at_least"),
        ("killing as many as 40", 1, "at_most"),
        ("no fewer than 40", 0, "at_least"),
        ("at least an estimated 40", 0, "at_least"),
        ("in the last 40", 3, None),
        ("more than another 40", 0, "more_than"),
    ],
)
def test_the_longest_phrase_before_the_number_bounds_it(words: str, start: int, bound: str | None) -> None:
    tokens = words.split()
    assert find_bound_before(tokens, len(tokens) - 1, 0) == (start, bound)


def test_words_of_an_earlier_number_bound_no_other() -> None:
    assert find_bound_before(["at", "least", "40"], 2, 2) == (2, None)


@pytest.mark.parametrize(
    ("words", "end", "bound"),
    [("40 or so", 3, "about"), ("40 - plus", 3, "at_least"), ("40 or more men", 3, "at_least"), ("40 men", 1, None)],
)
def test_words_after_the_number_bound_it(words: str, end: int, bound: str | None) -> None:
    assert find_bound_after(words.split(), 1) == (end, bound)


def test_a_bound_leaves_its_open_side_null() -> None:
    assert apply_bound(5, "exact") == (5, 5, 5)
    assert apply_bound(5, "more_than") == (5, 5, None)
    assert apply_bound(5, "less_than") == (None, 5, 5)
    assert apply_bound(5, "about") == (None, 5, None)
