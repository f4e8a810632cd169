"""What a figure says beside its value: one construction each, with the reason beside it in ``facets.csv``.

``figure`` is which figure of the sentence, from 1; ``parent`` which one is its whole.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from newsledger.coding.coder import fill_reading
from newsledger.model.article import Article
from newsledger.model.reading import Figure
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL

with Path(__file__).with_name("facets.csv").open(encoding="utf-8", newline="") as lines:
    _CASES = list(csv.DictReader(lines))

_FACETS: dict[str, Callable[[Figure, list[Figure]], object]] = {
    "parent": lambda figure, all_of_them: all_of_them.index(figure.parent) + 1 if figure.parent else None,
    "attributed_to": lambda figure, _: figure.attributed_to.text if figure.attributed_to else None,
    "attributed_actor_id": lambda figure, _: figure.attributed_to.actor_id if figure.attributed_to else None,
    "place_name": lambda figure, _: figure.where.name if figure.where else None,
    "place_country": lambda figure, _: figure.where.country if figure.where else None,
}


@cache
def _figures(sentence: str) -> list[Figure]:
    article = Article(article_id="a", source_id="a", body=sentence, published_date=date(2023, 10, 9))
    reading = next(read_passages([article], DEFAULT_MODEL))
    fill_reading(reading)
    return reading.figures


@pytest.mark.parametrize("case", _CASES, ids=[f"{case['column']}: {case['reason']}" for case in _CASES])
def test_figure_says_of_whom_by_whom_when_where_and_how_it_is_meant(case: dict[str, str]) -> None:
    figures = _figures(case["sentence"])
    figure = figures[int(case["figure"]) - 1]
    facet = _FACETS.get(case["column"], lambda one, _: getattr(one, case["column"]))
    assert str(facet(figure, figures) or "") == case["value"]
