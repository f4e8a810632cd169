"""A noun of harm as the subject of a bare number is a toll; half of a counted whole is a number of its own."""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.enrich.figures import find_figures
from newsledger.model.article import Article
from newsledger.model.reading import Figure
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL


def _figures(sentence: str) -> list[Figure]:
    article = Article(article_id="a1", source_id="s1", body=sentence, published_date=date(2023, 10, 9))
    (reading,) = read_passages([article], DEFAULT_MODEL)
    return find_figures(reading)


@pytest.mark.parametrize(
    ("sentence", "measure", "value"),
    [
        ("Deaths topped 1,200 on Friday, the ministry said.", "killed", 1200),
        ("Injuries climbed to 340 after the quake.", "injured", 340),
        ("Arrests have exceeded 2,000.", "detained", 2000),
        ("Deaths rose by 12 on Friday.", "other", 12),
        ("Arrests fell 12 percent.", "percent", 12),
        ("The deaths shocked 200 people.", "other", 200),
        ("The murders were 12 miles apart.", "distance", 12),
    ],
)
def test_a_bare_number_is_the_toll_its_subject_names(sentence: str, measure: str, value: float) -> None:
    assert [(figure.measure, figure.value_best) for figure in _figures(sentence)] == [(measure, value)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A third of the 90 miners died.", [("killed", 30, "about"), ("other", 90, "exact")]),
        ("Rebels freed two-thirds of the 30 pupils.", [("released", 20, "about"), ("other", 30, "exact")]),
        ("More than half of the 80 miners died.", [("killed", 40, "more_than"), ("other", 80, "exact")]),
        ("Half of the workers were dismissed.", [("percent", 50, "exact")]),
    ],
)
def test_a_fraction_of_a_stated_number_is_computed(sentence: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(figure.measure, figure.value_best, figure.bound) for figure in _figures(sentence)] == expected
