from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.corpus.article_copies import find_copies
from newsledger.model.fingerprint import PERMUTATIONS
from tests import rows
from tests.depth import cases

STORY = " ".join(f"word{number}" for number in range(300))


def copies_of(*articles: rows.Row) -> pl.DataFrame:
    return find_copies(rows.frame("articles", articles).lazy())


def varied(words: int) -> str:
    """Return the story with that many words appended."""
    return f"{STORY} {' '.join(f'extra{number}' for number in range(words))}"


def test_no_article_has_no_copies() -> None:
    assert copies_of().is_empty()
    assert copies_of(rows.article("a", STORY)).is_empty()


def test_a_copy_points_at_the_earliest_then_at_the_smallest_id() -> None:
    later = rows.DAY + timedelta(days=1)
    found = copies_of(rows.article("a", STORY, later), rows.article("c", STORY), rows.article("b", varied(9)))
    assert found.select("article_id", "copy_of", "story_id").rows() == [("a", "b", "b"), ("c", "b", "b")]


def test_an_undated_article_is_never_the_original_of_a_dated_one() -> None:
    assert copies_of(rows.article("a", STORY, None), rows.article("b", STORY))["copy_of"].to_list() == ["b"]


@pytest.mark.parametrize(("words", "count"), [(10, 1), (300, 0)])
def test_articles_are_copies_from_eight_tenths_likeness_on(words: int, count: int) -> None:
    assert len(copies_of(rows.article("a", STORY), rows.article("b", varied(words)))) == count


def test_articles_too_short_to_compare_are_no_copies() -> None:
    assert copies_of(rows.article("a", "Fire out"), rows.article("b", "Fire out")).is_empty()


def _signed(name: str, signature: list[int], day: date = rows.DAY) -> rows.Row:
    return rows.article(name, day=day, fingerprint=signature)


def test_likeness_of_seven_tenths_is_found_wherever_the_differences_lie() -> None:
    base = list(range(PERMUTATIONS))
    for seed in range(20):
        places = np.random.default_rng(seed).permutation(PERMUTATIONS)[:38]
        other = [value + 1000 if place in places else value for place, value in enumerate(base)]
        assert copies_of(_signed("a", base), _signed("b", other))["similarity"].to_list() == [0.7]


@settings(max_examples=cases(10))
@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 60)), min_size=2, max_size=9, unique=True).flatmap(
        lambda made: st.tuples(st.just(made), st.permutations(made))
    )
)
def test_stories_are_the_components_of_likeness_in_any_order(
    orders: tuple[list[tuple[int, int]], list[tuple[int, int]]],
) -> None:
    """Article (story, k) differs from (story, j) in |k - j| places: neighbours within 38 places join a chain."""
    made, shuffled = orders

    def article(story: int, shift: int) -> rows.Row:
        signature = [story * 10_000 + place + (5_000 if place < shift else 0) for place in range(PERMUTATIONS)]
        return _signed(f"{story}-{shift:02}", signature)

    found = copies_of(*(article(*key) for key in made))
    assert found.equals(copies_of(*(article(*key) for key in shuffled)))
    expected = {}
    for story in sorted({story for story, _ in made}):
        shifts = sorted(shift for other, shift in made if other == story)
        original = shifts[0]
        for before, shift in pairwise(shifts):
            original = original if shift - before <= 38 else shift
            if original != shift:
                expected[f"{story}-{shift:02}"] = f"{story}-{original:02}"
    assert dict(found.select("article_id", "copy_of").rows()) == expected
