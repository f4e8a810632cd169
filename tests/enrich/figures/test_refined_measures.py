"""A number is a rate or an index by what it is the value of, and per what it is told."""

from __future__ import annotations

import pytest

from tests.enrich.figures.test_find_figures import _figures


@pytest.mark.parametrize(
    ("sentence", "measure", "unit"),
    [
        ("The town had 38 homicides per 100,000 inhabitants.", "rate", "homicide"),
        ("There were 12 deaths for every 1,000 births.", "rate", "death"),
        ("The birth rate fell to 1.3.", "rate", "count"),
        ("The Nikkei closed at 27,412.", "index", "point"),
        ("The index rose 30 points.", "index", "point"),
        ("The team won 30 points.", "other", "point"),
        ("The town had 38 homicides.", "killed", "persons"),
    ],
)
def test_a_rate_is_no_toll_and_an_index_has_points(sentence: str, measure: str, unit: str) -> None:
    assert [(figure.measure, figure.unit) for figure in _figures(sentence)] == [(measure, unit)]
