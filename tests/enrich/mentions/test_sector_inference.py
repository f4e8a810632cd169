from __future__ import annotations

import pytest

from tests.enrich.mentions.reading_of import read

# the text, the words of one mention, its sector
OF_WHOM = [
    ("Ross Tully of American Airlines spoke.", "Ross Tully", "BUS"),
    ("Helen Marsh from the University of Exeter wrote it.", "Helen Marsh", "EDU"),
    ("Ana Prieto of the Lima General Hospital wrote it.", "Ana Prieto", "MED"),
    ("Nora Whelan, MD, said sleep heals.", "Nora Whelan", "MED"),
    ("Tom Reed, PhD, led the study.", "Tom Reed", "EDU"),
    ("Jane Roe, D-Calif., voted against it.", "Jane Roe", "LEG"),
    ("Farida Benali, 64, marched on Friday.", "Farida Benali", "CVL"),
    ("Intelligence operatives Ali Hassan, Reza Karimi and Omid Farahani were named.", "Reza Karimi", "SPY"),
    ("Police officers Jane Roe and Tom Reed were hurt.", "Tom Reed", "COP"),
    ("Police officers met Jane Roe and Tom Reed.", "Tom Reed", "CVL"),
    ("Peter Novak, president of the company, resigned.", "Peter Novak", "BUS"),
    ("Peter Novak, president of the club, resigned.", "Peter Novak", "SOC"),
    ("Peter Novak, captain of the team, resigned.", "Peter Novak", "SOC"),
    ("Peter Novak, head of the hospital, resigned.", "Peter Novak", "MED"),
    ("Peter Novak, general secretary of the union, resigned.", "Peter Novak", "LAB"),
    ("Peter Novak, president of the Salzach Circle, resigned.", "Peter Novak", "CVL"),
    ("Peter Novak, president of Hungary, resigned.", "Peter Novak", "GOV"),
    ("Peter Novak, captain of the guard, resigned.", "Peter Novak", "MIL"),
    ("Chief Executive Satya Rao said sales rose.", "Satya Rao", "BUS"),
    ("Minister Dr Ali Hassan spoke.", "Ali Hassan", "GOV"),
    ("Dr Ali Hassan spoke.", "Ali Hassan", "MED"),
    ("Detective Senior Sergeant Tim Reed spoke.", "Tim Reed", "COP"),
    ("Principal investigator Tim Reed spoke.", "Tim Reed", "EDU"),
]


@pytest.mark.parametrize(("text", "words", "sector"), OF_WHOM)
def test_a_person_has_the_sector_of_what_the_words_beside_the_name_say(text: str, words: str, sector: str) -> None:
    found = {mention.words.text: mention.sector for mention in read(text).mentions if mention.name is not None}
    assert found.get(words) == sector


NO_PERSONS = [
    "The Sierra Nevada was covered in snow.",
    "The Dow Jones Industrial Average fell 2 percent.",
    "The Nasdaq Composite rose.",
    "Lake Tahoe drew crowds, and Mount Rainier did not.",
    "The Monaco Grand Prix was put off.",
    "Mike Hall, R-Wis., voted.",
]


@pytest.mark.parametrize("text", NO_PERSONS)
def test_places_indices_and_letters_are_no_persons(text: str) -> None:
    persons = [mention.words.text for mention in read(text).mentions if mention.kind == "person"]
    assert persons in ([], ["Mike Hall"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She works at the Lima School of Medicine.", "Lima School of Medicine"),
        ("He was taken to the Santa Rosa Hospital.", "Santa Rosa Hospital"),
        ("The Kimbell Art Museum bought the painting.", "Kimbell Art Museum"),
        ("The news agency TT said the man was hurt.", "TT"),
        ("The Fondation Jean Moreau lent the painting.", "Fondation Jean Moreau"),
    ],
)
def test_institutions_are_found_by_their_names_wherever_they_stand(text: str, words: str) -> None:
    assert words in [mention.words.text for mention in read(text).mentions]


@pytest.mark.parametrize(
    "text",
    [
        "The Texas attorney general sued the company.",
        "The secretary of state of Georgia certified the vote.",
        "The attorney general of Ohio sued the company.",
    ],
)
def test_an_office_of_a_part_of_the_state_is_not_its_national_holder(text: str) -> None:
    assert not [mention for mention in read(text).mentions if (mention.actor_id or "").startswith("person:")]


def test_the_state_s_own_office_has_its_holder() -> None:
    assert [mention.actor_id for mention in read("The US attorney general spoke.").mentions] == [
        "person:merrick-garland"
    ]


@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        ("Ana Lobo, the president of the company, said sales rose. The president spoke.", "president", "BUS"),
        ("Tom Reyes, captain of the Lions, scored twice.", "Tom Reyes", "CVL"),
        ("The Texas attorney general sued the firm.", "Texas attorney general", "GOV"),
        ("The former president of Chile spoke.", "former president of Chile", "ELI"),
    ],
)
def test_a_bodys_own_head_is_no_officer_of_the_state(text: str, words: str, sector: str) -> None:
    assert {one.sector for one in read(text).mentions if one.words.text == words} == {sector}


def test_an_office_of_a_part_of_a_state_is_not_its_national_holder() -> None:
    found = read("The Texas attorney general sued. The Bavarian interior minister spoke.").mentions
    assert [one.actor_id for one in found if one.kind == "person"] == [None, None]
