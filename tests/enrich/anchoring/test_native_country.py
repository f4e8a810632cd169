"""The country that place or article give to people whose words name none, in events and in figures."""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.coding.coder import read_articles
from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.settings import DEFAULT_MODEL


def read(text: str, title: str | None = None) -> Reading:
    article = Article(article_id="a", source_id="a", body=text, title=title, published_date=date(2023, 10, 9))
    (reading,) = read_articles([article], DEFAULT_MODEL)
    assert isinstance(reading, Reading)
    return reading


def recipients(text: str, title: str | None = None) -> list[str | None]:
    return [mention.country for event in read(text, title).events for mention in event.recipients]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Police in Lima arrested 40 protesters on Friday.", "PER"),
        ("Kenyan police arrested three teachers.", "KEN"),
        ("Kenyan police arrested three foreign teachers.", None),
        ("The Kenyan government met the delegation. Gunmen kidnapped a nurse in Juba.", "SSD"),
        ("Gunmen kidnapped a nurse.", None),
        ("Israeli forces shelled villagers.", None),
        ("Israeli forces shelled villagers in Lebanon.", "LBN"),
        ("Kenyan police arrested a French teacher.", "FRA"),
    ],
)
def test_people_of_an_event_have_the_country_of_its_place_else_the_focus_country(text: str, country: str | None):
    assert recipients(text)[-1] == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A bus crash near Arequipa killed 12 people.", "PER"),
        ("Kenya mourned on Monday. The fire killed 12 people.", "KEN"),
        ("The fire killed 12 foreign workers in Nairobi.", None),
        ("Israel killed 30 people on Monday.", None),
        ("Israel killed 30 people in Syria on Monday.", "SYR"),
        ("Italy killed 12 soldiers.", None),
    ],
)
def test_those_counted_too(text: str, country: str | None):
    assert [figure.population_country for figure in read(text).figures] == [country]


def test_a_named_person_who_acts_is_of_the_focus_country():
    politics = (
        "The parliament of Chile voted for the law on Monday after the opposition and the government had talked for"
        " weeks about the reform of the courts. Critics of the president protested. Ana Rojas said she would appeal."
    )
    sport = (
        "Chile won the match against the champions after extra time, and the crowd in the stadium sang. The coach praised"
        " the striker, whose goal in the final minutes decided the game. Ana Rojas ran to the corner and waved."
    )
    countries = [
        {mention.country for mention in read(text).mentions if mention.words.text == "Ana Rojas"}
        for text in (politics, sport)
    ]
    assert countries == [{"CHL"}, {"CHL"}]


def test_a_given_name_alone_is_the_one_person_of_the_article_who_bears_it():
    reading = read("Kofi Mensah, a Ghanaian reporter, was arrested in Accra on Monday. Kofi was freed on Tuesday.")
    assert {m.actor_id for m in reading.mentions if "Kofi" in m.words.text} == {"person:kofi-mensah"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SEOUL (AP) - The talks will go on. France condemned the launch on Monday.", None),
        ("SEOUL (AP) - The talks will go on. South Korea condemned the launch on Monday.", "KOR"),
        ("The talks will go on in Seoul. France condemned the launch in Berlin on Monday.", "DEU"),
    ],
)
def test_who_speaks_from_another_country_is_not_where_the_article_is_set(text: str, place: str | None):
    event = read(text).events[-1]
    assert (event.where.country if event.where else None) == place


@pytest.mark.parametrize(
    "text",
    ["Latin American presidents signed a pact.", "Central American migrants marched.", "South American troops left."],
)
def test_a_region_is_no_state(text: str):
    reading = read(text)
    assert {mention.country for mention in reading.mentions} <= {None}
