"""Counted soldiers belong to who keeps, sends or loses them, and never to the place they stand in."""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.coding.coder import read_articles
from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.settings import DEFAULT_MODEL


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("Italy, which keeps 300 troops in Libya, protested.", "ITA"),
        ("Chad sent 300 soldiers to Mali.", "TCD"),
        ("The Kenyan army said nine of its soldiers had died.", "KEN"),
        ("Ukraine lost 12 soldiers in the battle.", "UKR"),
        ("There are 300 troops in Libya.", None),
        ("Italy killed 12 soldiers.", None),
    ],
)
def test_soldiers_are_of_their_keeper(sentence: str, country: str | None) -> None:
    article = Article(article_id="a", source_id="a", body=sentence, published_date=date(2023, 10, 9))
    (reading,) = read_articles([article], DEFAULT_MODEL)
    assert isinstance(reading, Reading)
    assert [figure.population_country for figure in reading.figures] == [country]
