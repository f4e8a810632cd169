"""Actors found in short texts of our own."""

from datetime import date

import pytest

from newsledger.enrich.anchoring.focus_country import find_focus_country
from newsledger.enrich.mentions import find_mentions
from newsledger.model.article import Article
from newsledger.model.reading import Mention, Reading
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL


def read(body: str, title: str | None = None) -> Reading:
    article = Article(
        article_id="0123456789abcdef", source_id="a", title=title, body=body, published_date=date(2021, 5, 4)
    )
    reading = next(read_passages([article], DEFAULT_MODEL))
    reading.focus_country = find_focus_country(reading)
    reading.add_mentions(find_mentions(reading))
    return reading


def mention(reading: Reading, text: str) -> Mention:
    return next(m for m in reading.mentions if m.words.text == text)


@pytest.mark.parametrize(
    ("body", "text", "country", "sector", "actor_id"),
    [
        ("Norway signed the accord on Monday.", "Norway", "NOR", None, "state:NOR"),
        ("Ankara said the border would stay shut.", "Ankara", "TUR", "GOV", "gov:TUR/government"),
        ("The Kenyan Health Ministry issued a warning.", "Kenyan Health Ministry", "KEN", "GOV", "gov:KEN/ministry-of-health"),
        ("The Colombian army shelled the camp.", "Colombian army", "COL", "MIL", "gov:COL/army"),
        ("Fighters fled after Boko Haram attacked.", "Boko Haram", "NGA", "REB", "group:boko-haram"),
        ("Negotiators from ECOWAS arrived.", "ECOWAS", "IGO", None, "igo:ecowas"),
        ("Masked gunmen opened fire on the bus.", "Masked gunmen", None, "UAF", None),
        ("Hundreds of protesters blocked the road.", "protesters", None, "OPP", None),
    ],
)  # fmt: skip
def test_an_actor_carries_its_country_sector_and_id(
    body: str, text: str, country: str | None, sector: str | None, actor_id: str | None
) -> None:
    found = mention(read(body), text)
    assert (found.country, found.sector, found.actor_id) == (country, sector, actor_id)


def test_a_title_gives_the_name_beside_it_country_sector_and_role() -> None:
    found = mention(read("Peruvian Interior Minister Rosa Quispe visited the port."), "Rosa Quispe")
    assert (found.kind, found.country, found.sector, found.title) == (
        "person",
        "PER",
        "GOV",
        "Peruvian Interior Minister",
    )
    assert found.resolution == "title"


def test_a_surname_leads_back_to_the_full_name() -> None:
    reading = read("Peruvian Interior Minister Rosa Quispe visited the port.\nQuispe promised help.")
    later = mention(reading, "Quispe")
    assert (later.actor_id, later.country, later.resolution) == ("person:rosa-quispe", "PER", "within_article")


def test_a_place_where_something_happens_is_no_actor() -> None:
    assert not [m for m in read("A storm hit villages in Portugal.").mentions if m.country == "PRT"]


def test_an_abbreviated_title_is_printed_with_a_capital() -> None:
    reading = read("Union reps met Rep. Ana Solis.")
    assert [(m.words.text, m.sector) for m in reading.mentions if m.sector == "LEG"] == [("Ana Solis", "LEG")]


@pytest.mark.parametrize("body", ["Trump met farmers in Iowa.", "Trump Meets Farmers in Iowa"])
def test_a_leaders_family_name_that_is_a_word_too_names_him_as_the_subject(body: str) -> None:
    article = Article(article_id="0123456789abcdef", source_id="a", body=body, published_date=date(2019, 5, 4))
    reading = next(read_passages([article], DEFAULT_MODEL))
    assert "person:donald-trump" in {one.actor_id for one in find_mentions(reading)}
