"""A figure is of a period, a running total or a comparison only by what is said in its own clause, or by what it measures."""

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
    ("sentence", "scopes"),
    [
        ("The UN said last week that 40 people had been killed.", ["event"]),
        ("Last year's bombing killed 40 people.", ["event"]),
        ("The bombing killed 40 people a week after the vote.", ["event"]),
        ("Police arrested 30 people in Oslo, who had met 12 dealers this year.", ["event", "period"]),
        ("Fever kills some 900 people a year.", ["period"]),
        ("Earlier this year the company sold 40 ships.", ["event"]),
        ("So far, officials say, 20 people have died.", ["cumulative"]),
        ("It was the largest fire so far, and it burned 40 houses.", ["event"]),
        ("Prices of $40 were the highest since 1991.", ["event"]),
        ("The war has killed 377,000 people since 2014.", ["cumulative"]),
        ("The country has known 20 coups since it became independent.", ["cumulative"]),
        ("The observatory put the toll at 19.", ["event"]),
        ("The ministry lowered the death toll to seven.", ["event"]),
        ("The toll rose by 12 to 340.", ["event", "cumulative"]),
        ("The new cases raised the tally to 1,351.", ["cumulative"]),
        ("The district has a tally of 693.", ["cumulative"]),
        ("Floods this year destroyed the town, killing 20 people.", ["period"]),
    ],
)
def test_a_cue_of_scope_reaches_the_figures_of_its_clause(sentence: str, scopes: list[str]) -> None:
    assert [figure.scope for figure in _figures(sentence)] == scopes


@pytest.mark.parametrize(
    ("sentence", "scopes"),
    [
        ("Revenue rose 10.3 percent to $327 million.", ["period", "period"]),
        ("The group posted a loss of $54 million.", ["period"]),
        ("Output grew 3.7 percent in the third quarter.", ["period"]),
        ("House prices fell 3 percent.", ["period"]),
        ("The house has a price of $40,000.", ["event"]),
        ("The index stood at 98.8 in August.", ["period"]),
        ("They will move an 80-ton crane this year.", ["event"]),
        ("Shares fell 2.3 percent on Wednesday.", ["event"]),
        ("The company will invest $1 billion in 2024.", ["period"]),
        ("The party, founded in 2019, holds 40 percent of the seats.", ["event"]),
    ],
)
def test_an_amount_that_is_had_over_a_time_is_of_a_period(sentence: str, scopes: list[str]) -> None:
    assert [figure.scope for figure in _figures(sentence)] == scopes


@pytest.mark.parametrize(
    ("sentence", "scopes"),
    [
        (
            "The deficit was $12.6 million, against a surplus of $41.2 million a year earlier.",
            ["period", "historical"],
        ),
        ("The rate is 13 percent, up from 7.1 percent in 2015.", ["event", "historical"]),
        ("The rate is 13 percent, against 12 percent last year.", ["event", "historical"]),
        ("Some 71,000 homes were dark, down from 240,000.", ["event", "event"]),
    ],
)
def test_the_value_compared_with_is_historical(sentence: str, scopes: list[str]) -> None:
    assert [figure.scope for figure in _figures(sentence)] == scopes


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The police have arrested 190 people this year.", date(2023, 10, 9)),
        ("Last year the police arrested 190 people.", date(2022, 12, 31)),
        ("The police will hire 190 people this year.", date(2023, 12, 31)),
    ],
)
def test_a_period_under_way_stands_for_the_day_of_publication(sentence: str, day: date) -> None:
    assert [figure.as_of_date for figure in _figures(sentence)] == [day]
