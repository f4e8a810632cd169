"""Bare institutions in reports from one country."""

import pytest

from newsledger.enrich.mentions import find_mentions, find_participant
from tests.enrich.mentions.reading_of import mention, read

KENYA = "Kenya's long rains failed again, a report from Nairobi says. Kenyan herders moved north. "


@pytest.mark.parametrize(
    ("sentence", "text", "actor_id", "sector"),
    [
        ("The government promised maize.", "government", "gov:KEN/government", "GOV"),
        ("The army delivered water.", "army", "gov:KEN/army", "MIL"),
        ("The health ministry counted the sick.", "health ministry", "gov:KEN/ministry-of-health", "GOV"),
        ("The electoral commission postponed the vote.", "electoral commission", "gov:KEN/electoral-commission", "GOV"),
        ("Soldiers guarded the wells.", "Soldiers", None, "MIL"),
        ("Two police officers fled.", "Two police officers", None, "COP"),
    ],
)
def test_a_bare_institution_is_of_the_country_reported_from(
    sentence: str, text: str, actor_id: str | None, sector: str
) -> None:
    found = mention(read(KENYA + sentence), text)
    assert (found.actor_id, found.country, found.sector) == (actor_id, "KEN", sector)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Gunmen stole the cattle.", "Gunmen"),
        ("Protesters blocked the road.", "Protesters"),
        ("Foreign troops joined the search.", "Foreign troops"),
    ],
)
def test_people_and_outsiders_have_no_country_but_the_one_said(sentence: str, text: str) -> None:
    assert mention(read(KENYA + sentence), text).country is None


def test_an_article_of_two_countries_has_no_home() -> None:
    body = "Peru and Chile met. Peru sent one delegate and Chile two. The government was silent."
    assert mention(read(body), "government").country is None


def test_an_official_with_a_bare_title_is_of_the_home_country_and_a_known_one_of_his_own() -> None:
    reading = read(KENYA + "Governor Wanja Mbiti wept. President Putin sent wheat. Mbiti thanked him.")
    assert [m.country for m in reading.mentions if m.words.text in {"Wanja Mbiti", "Mbiti"}] == ["KEN", "KEN"]
    assert mention(reading, "Putin").country == "RUS"


def test_troops_that_a_state_keeps_abroad_are_its_own() -> None:
    assert mention(read("Italy keeps 300 troops in Djibouti."), "300 troops").country == "ITA"


def test_a_medium_quoted_does_not_say_where_the_report_is_from() -> None:
    assert mention(read("Ana Rojas told the BBC that police came."), "police").country is None


def test_an_organisation_that_is_named_for_a_country_says_where_the_report_is_from() -> None:
    body = "The Hong Kong Journalists Association mourned. Its office was searched. Police sealed the door."
    assert mention(read(body), "Police").country == "HKG"


def test_a_school_missing_from_the_reference_is_of_the_place_in_its_name() -> None:
    found = {one.words.text: one.country for one in read("Ana Prieto of the University of Exeter wrote it.").mentions}
    assert found["University of Exeter"] == "GBR"


def test_each_name_after_a_title_in_the_plural_has_its_country() -> None:
    found = {
        one.words.text: one.country
        for one in read("Iranian operatives Ali Hassan and Omid Farahani were named.").mentions
    }
    assert found["Omid Farahani"] == "IRN"


PERU = "Peru's banks grew, a report from Lima says. Peruvian shops reopened. Peru sold more fruit. "


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Alpaso Foods Inc. opened a mill.", "Alpaso Foods Inc."),
        ("Alpaso Airlines flew again.", "Alpaso Airlines"),
        ("The Quena Research Institute counted shops.", "Quena Research Institute"),
        ("The Robert Wood Johnson Medical School taught.", "Robert Wood Johnson Medical School"),
        ("The San Cristobal de Huamanga University shut.", "San Cristobal de Huamanga University"),
        ("The Quena Tribune wrote of it.", "Quena Tribune"),
        ("Ana Quispe, the firm's chief executive, opened it.", "Ana Quispe"),
        ("Ana Quispe said the mill was full.", "Ana Quispe"),
    ],
)
def test_bodies_and_those_who_speak_or_have_an_office_are_of_the_focus_country(sentence: str, text: str) -> None:
    assert mention(read(PERU + sentence), text).country == "PER"


def test_outside_politics_a_star_of_whom_nothing_is_said_has_no_country() -> None:
    reading = read("Peru's cinemas reopened. Peruvian crowds saw a film with Ana Quispe and Peter Novak.")
    reading.is_political = False
    assert {one.country for one in find_mentions(reading) if one.words.text == "Peter Novak"} <= {None}


def test_an_unknown_name_that_acts_is_of_the_focus_country() -> None:
    reading = read(PERU + "The mill was bought by Zorvane in May.")
    buyer = next(word for word in reading.passages[0].doc if word.text == "Zorvane")
    found = find_participant(reading, buyer)
    assert found is not None
    assert found.country == "PER"
