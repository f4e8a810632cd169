"""The focus country of articles: what decides it, and the reviewed one of every sample article."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from newsledger.enrich.anchoring.focus_country import find_focus_country
from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.normalise.sentences import read_passages
from newsledger.parse.inputs import iter_inputs, parse_input
from newsledger.resources import ARTICLES
from newsledger.settings import DEFAULT_MODEL, Settings


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
def test_the_focus_country_is_what_its_opening_dateline_or_address_say(
    body: str, facts: dict[str, str], country: str
) -> None:
    assert find_focus_country(_reading(body, **facts)) == country


@pytest.mark.parametrize(
    ("body", "facts"),
    [
        ("The army shelled a village.", {}),
        ("The army shelled a village.", {"url": "https://example.tv/a"}),
        ("Iran met Oman.", {"publisher": "Example Wire"}),
        ("Iran met Oman.", {"url": "https://example.com/om"}),
    ],
)
def test_an_article_that_names_no_country_or_several_alike_has_no_focus_country(
    body: str, facts: dict[str, str]
) -> None:
    assert find_focus_country(_reading(body, **facts)) is None


with Path(__file__).with_name("sample_focus_countries.csv").open(encoding="utf-8", newline="") as lines:
    REVIEWED = {row["source_id"]: row["country"] or None for row in csv.DictReader(lines)}


@cache
def _focus_countries() -> dict[str, str | None]:
    settings = Settings()
    parsed = (parse_input(found, settings).article for found in iter_inputs([str(ARTICLES)], settings))
    articles = [article for article in parsed if article is not None]
    return {one.article.source_id: find_focus_country(one) for one in read_passages(articles, settings.model)}


def test_every_sample_article_has_a_reviewed_focus_country() -> None:
    assert _focus_countries().keys() == REVIEWED.keys()


@pytest.mark.parametrize("source_id", REVIEWED)
def test_the_focus_country_of_a_sample_is_the_reviewed_one(source_id: str) -> None:
    assert _focus_countries()[source_id] == REVIEWED[source_id]
