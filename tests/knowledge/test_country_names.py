"""Names of countries and their people."""

import pytest

from newsledger.knowledge.country_names import country_of


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Iraq", "IRQ"),
        ("the Netherlands", "NLD"),
        ("Iraqis", "IRQ"),
        ("Frenchman", "FRA"),
        ("Ivorian", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("Soviet Union", "RUS"),
        ("Zaire", "COD"),
        ("Kosovo", "XKX"),
        ("North Koreans", "PRK"),
        ("U.S.", "USA"),
        ("US", "USA"),
        ("chile's", "CHL"),
    ],
)
def test_a_name_an_adjective_and_a_people_name_their_country(words: str, country: str) -> None:
    assert country_of(words) == country


@pytest.mark.parametrize("words", ["us", "", "the", "Baghdad", "Atlantis", "Iraq war", "-"])
def test_pronouns_capitals_and_other_words_name_no_country(words: str) -> None:
    assert country_of(words) is None
