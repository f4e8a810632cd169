"""A bare number says of its own place or people what the number before it said, unless a verb of its own follows."""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.enrich.figures import find_figures
from newsledger.model.article import Article
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        ("Nine men died in Aleppo, four in Homs.", ["killed", "killed"]),
        ("Nine men died in Aleppo and four rejoiced.", ["killed", "other"]),
        ("The court jailed 30 men; four were Turks.", ["detained", "detained"]),
        ("The court jailed 30 men; four were happy.", ["detained", "other"]),
        ("Five nurses, two doctors and a driver dead.", ["killed", "killed", "killed"]),
    ],
)
def test_a_list_shares_its_measure(sentence: str, measures: list[str]) -> None:
    article = Article(article_id="a", source_id="a", body=sentence, published_date=date(2023, 10, 9))
    reading = next(read_passages([article], DEFAULT_MODEL))
    assert [figure.measure for figure in find_figures(reading)] == measures
