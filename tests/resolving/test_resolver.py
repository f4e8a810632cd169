"""Mentions without an article."""

from datetime import date

import pytest

from newsledger.resolving.resolver import Resolved, resolve


@pytest.mark.parametrize(
    ("mention", "country", "sector", "actor_id"),
    [
        ("Portugal", "PRT", None, "state:PRT"),
        ("the Kremlin", "RUS", "GOV", "gov:RUS/kremlin"),
        ("Chilean lawmakers", "CHL", "LEG", None),
        ("Kenya's health ministry", "KEN", "GOV", "gov:KEN/ministry-of-health"),
        ("the head of Jordan's armed forces", "JOR", "MIL", None),
        ("Boko Haram", "NGA", "REB", "group:boko-haram"),
        ("two Boko Haram commanders", "NGA", "REB", None),
        ("I.M.F.", "IGO", None, "igo:imf"),
        ("Lagos police", "NGA", "COP", "gov:NGA/lagos-police"),
        ("Biden officials", "USA", "GOV", None),
        ("Ghanaian farmers", "GHA", "AGR", None),
        ("Canadians", "CAN", "CVL", None),
        ("police in Karachi", "PAK", "COP", "gov:PAK/police"),
        ("ambassador to China", None, "GOV", None),
        ("former Bolivian senator", "BOL", "ELI", None),
        ("Mr. Bolsonaro", "BRA", "GOV", "person:jair-bolsonaro"),
        ("a spokesman for Macron", "FRA", "GOV", None),
        ("Singapore's Ministry of Health", "SGP", "GOV", "gov:SGP/ministry-of-health"),
        ("the Oman department of foreign affairs", "OMN", "GOV", "gov:OMN/ministry-of-foreign-affairs"),
        ("Ghana's Environmental Protection Agency", "GHA", "GOV", "gov:GHA/environmental-protection-agency"),
        ("the Central Intelligence Agency of Iran", "IRN", "SPY", "gov:IRN/central-intelligence-agency"),
        ("Environmental Protection Agency", "USA", "GOV", "gov:USA/epa"),
        ("the bloc ECOWAS", "IGO", None, "igo:ecowas"),
        ("the opposition party CHP", "TUR", "OPP", "party:chp"),
        ("The Independent Electoral Commission", None, "GOV", None),
        ("The Independent", "GBR", "JRN", "media:the-independent"),
        ("the U.S. Navy", "USA", "MIL", "gov:USA/navy"),
        ("the American navy", "USA", "MIL", "gov:USA/navy"),
        ("the Bundeskriminalamt", "DEU", "COP", "gov:DEU/bka"),
        ("New Mexico", "USA", None, None),
        ("Malé", "MDV", "GOV", "gov:MDV/government"),
    ],
)
def test_the_words_say_country_sector_and_id(
    mention: str, country: str | None, sector: str | None, actor_id: str | None
) -> None:
    found = resolve(mention)
    assert (found.country, found.sector, found.actor_id) == (country, sector, actor_id)


@pytest.mark.parametrize("mention", ["", "...", "blue sky", "quarterly results", "he", "qwxz"])
def test_a_mention_without_a_clue_stays_empty(mention: str) -> None:
    assert resolve(mention) == Resolved()


def test_an_office_is_as_of_the_day() -> None:
    sectors = [resolve("Mauricio Macri", None, date(year, 6, 1)).sector for year in (1998, 2012, 2017, 2021)]
    assert sectors == ["BUS", "GOV", "GOV", "ELI"]


def test_the_context_gives_a_bare_family_name_its_person() -> None:
    found = resolve("Torres", "Ivan Duque and Jair Bolsonaro met; Duque spoke first.")
    assert found.actor_id is None
    assert resolve("Duque", "Ivan Duque and Jair Bolsonaro met.").actor_id == "person:ivan-duque"


def test_the_context_gives_a_role_the_only_country_it_speaks_of() -> None:
    assert resolve("the interior minister", "Voters in Latvia go to the polls.").country == "LVA"
    assert resolve("the interior minister", "Latvia and Estonia vote.").country is None


@pytest.mark.parametrize(
    ("mention", "country"),
    [
        ("the Senate majority", "USA"),
        ("the Polish Senate", "POL"),
        ("a fellow with the University of Oslo", "NOR"),
        ("Oxfam Ireland", "IRL"),
        ("Peruvian and Chilean diplomats", "PER"),
        ("his uncle, Vladimir Putin", "RUS"),
        ("Khrushchev", "RUS"),
        ("Kim Jong Un's cook", "PRK"),
        ("a committee of nobody", None),
    ],
)
def test_a_free_standing_mention_gives_its_country(mention: str, country: str | None) -> None:
    assert resolve(mention).country == country
