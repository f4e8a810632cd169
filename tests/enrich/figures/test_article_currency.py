"""A sign or word of several countries' money means that of the article's country, by its outlet or by what it writes beside it."""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.coding.coder import fill_reading
from newsledger.model.article import Article
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL


def _units(body: str, publisher: str | None = None) -> list[str]:
    article = Article(article_id="a", source_id="a", body=body, publisher=publisher, published_date=date(2023, 10, 9))
    reading = next(read_passages([article], DEFAULT_MODEL))
    fill_reading(reading)
    return [figure.unit for figure in reading.figures if figure.measure == "money"]


@pytest.mark.parametrize(
    ("body", "publisher", "unit"),
    [
        ("The mayor of Ottawa, Canada, said the bridge cost $3 million.", "desk.example.ca", "CAD"),
        ("The mayor of Ottawa, Canada, said the bridge cost $3 million.", "Harbour Wire", "USD"),
        ("The mayor of Lima, Peru, said the bridge cost $3 million.", "desk.example.ca", "USD"),
        ("Farmers in Manila, Philippines, were paid 500 pesos.", None, "PHP"),
        ("Farmers in Bogotá, Colombia, were paid 500 pesos.", None, "COP"),
        ("Farmers in Manila, Philippines, were paid 500 Mexican pesos.", None, "MXN"),
        ("Bakers in Cairo, Egypt, pay 90 pounds.", None, "EGP"),
        ("Bakers in Leeds, England, pay 90 pounds.", None, "GBP"),
        ("Bakers in Cairo, Egypt, pay £90.", None, "GBP"),
        ("Bakers in Lahore, Pakistan, pay 90 rupees.", None, "PKR"),
        ("Bakers in Kampala, Uganda, pay 900 shillings.", None, "UGX"),
        ("Bakers in Lyon, France, pay 90 euros.", None, "EUR"),
    ],
)
def test_money_is_that_of_the_articles_country_where_its_word_is_shared(
    body: str, publisher: str | None, unit: str
) -> None:
    assert _units(body, publisher) == [unit]


def test_a_bare_sign_beside_us_dollars_is_the_countrys_own() -> None:
    body = "The mayor of Ottawa, Canada, said the bridge cost $3 million. The steel cost US$1 million in Canada."
    assert _units(body) == ["CAD", "USD"]
