from __future__ import annotations

import pytest

from newsledger.enrich.anchoring.focus_country import home_country
from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL


def _reading(body: str, **facts: str) -> Reading:
    article = Article(article_id="a", source_id="a", body=body, **facts)
    return next(iter(read_passages([article], DEFAULT_MODEL)))


@pytest.mark.parametrize(
    ("body", "facts", "country"),
    [
        ("The army shelled a village.", {"dateline": "KHARTOUM, Sudan"}, "SDN"),
        ("The army shelled a village in Chad on Monday.", {"title": "Chad mourns"}, "TCD"),
        ("Kenyan police fired at a crowd in Nairobi.", {}, "KEN"),
        ("Rwandan courts jailed two editors. The government of Rwanda was silent.", {"dateline": "Nairobi"}, "RWA"),
        ("The army shelled a village.", {"url": "https://news.example.com.pk/a/1"}, "PAK"),
        ("The army shelled a village.", {"publisher": "example.co.za"}, "ZAF"),
        ("Iran met Oman.", {"url": "https://example.com.om/2"}, "OMN"),
    ],
)
def test_an_article_is_at_home_where_its_opening_dateline_or_address_say(
    body: str, facts: dict[str, str], country: str
) -> None:
    assert home_country(_reading(body, **facts)) == country


@pytest.mark.parametrize(
    ("body", "facts"),
    [
        ("The army shelled a village.", {}),
        ("The army shelled a village.", {"url": "https://example.tv/a"}),
        ("Iran met Oman.", {"publisher": "Example Wire"}),
        ("Iran met Oman.", {"url": "https://example.com/om"}),
    ],
)
def test_an_article_that_names_no_country_or_several_alike_has_no_home(body: str, facts: dict[str, str]) -> None:
    assert home_country(_reading(body, **facts)) is None
