"""What the whole article says of one of its mentions: id, country and sector of the last mention of those words."""

from __future__ import annotations

import pytest

from newsledger.coding.coder import fill_reading
from tests.enrich.mentions.reading_of import read

OTHER_SPELLING = "Syrian Defence Minister Idris Qaderi resigned. Qadiri gave no reason."
NAMESAKE = "Kenyan trader John Major was arrested. Major denied theft. John Major was released."
KILLED = "Rebels killed 12 soldiers near the river, villagers said."
SENT = "France keeps 1,500 troops in Niger."
SISTER = "The Norwegian prime minister and his Danish counterpart met in Oslo."
CONGRESS = "The Brazilian Congress rejected the bill. Peru's Congress passed one."
AIRPORT = "Kenyan police detained a man at Charles de Gaulle airport."
FAMILY_NAME_FIRST = "Beijing police detained Li Qiaoran, an activist. Officers in China gave Li no reason."
LEON = "Nicaragua's government praised the Leon police. Nicaragua mourned two officers."
COURT = "Police in Manila freed a man. A Quezon City Regional Trial Court had dropped the case in the Philippines."
SHEIKH = "Sheikh Ahmad Rifaat, an imam in Tripoli, Lebanon, condemned the attack."
LATER = "The army's spokesman, Brigadier Musa Danlami, said Nigerian forces won. Danlami thanked them."


@pytest.mark.parametrize(
    ("body", "text", "actor_id", "country", "sector"),
    [
        (OTHER_SPELLING, "Qadiri", "person:idris-qaderi", "SYR", "GOV"),
        (NAMESAKE, "John Major", "person:john-major/KEN", "KEN", "BUS"),
        (NAMESAKE, "Major", "person:john-major/KEN", "KEN", "BUS"),
        (KILLED, "12 soldiers", None, None, "MIL"),
        (SENT, "1,500 troops", "gov:FRA/army", "FRA", "MIL"),
        (SISTER, "Danish counterpart", "person:mette-frederiksen", "DNK", "GOV"),
        (CONGRESS, "Congress", "gov:PER/congress", "PER", "LEG"),
        (FAMILY_NAME_FIRST, "Li", "person:li-qiaoran", "CHN", "OPP"),
        (LEON, "Leon police", "gov:NIC/police", "NIC", "COP"),
        (COURT, "Quezon City Regional Trial Court", "gov:PHL/quezon-city-regional-trial-court", "PHL", "JUD"),
        (SHEIKH, "Ahmad Rifaat", "person:ahmad-rifaat", "LBN", "REL"),
        (LATER, "Danlami", "person:musa-danlami", "NGA", "MIL"),
        ("The Biden administration fined the bank.", "Biden administration", "gov:USA/government", "USA", "GOV"),
        ("Mumbai police arrested a driver.", "Mumbai police", "gov:IND/police", "IND", "COP"),
        ("The governor of Bayelsa praised the nurses.", "governor", None, "NGA", "GOV"),
        ("The mayor of Khan Younis thanked the nurses.", "mayor", None, "PSE", "GOV"),
        ("Kosovo thanked Malta.", "Kosovo", "state:XKX", "XKX", "PRE"),
        ("Abkhazia accused Georgia of theft.", "Abkhazia", "state:GEO/abkhazia", "GEO", "PRE"),
    ],
)
def test_the_last_mention_of_the_words_is_who_the_article_says(
    body: str, text: str, actor_id: str | None, country: str | None, sector: str | None
) -> None:
    mention = [one for one in read(body).mentions if one.words.text == text][-1]
    assert (mention.actor_id, mention.country, mention.sector) == (actor_id, country, sector)


def test_a_place_named_after_a_person_is_no_mention_of_the_person() -> None:
    assert "Charles de Gaulle" not in {one.words.text for one in read(AIRPORT).mentions}


def test_a_pronoun_that_takes_part_is_a_mention_of_whom_it_stands_for() -> None:
    reading = read("Kenyan Health Minister Rose Achieng arrived in Lome. She met the mayor.")
    reading.mentions.clear()
    fill_reading(reading)
    (pronoun,) = reading.pronouns.values()
    assert (pronoun.words.text, pronoun.actor_id, pronoun.resolution) == (
        "She",
        "person:rose-achieng",
        "within_article",
    )
    assert reading.events[-1].actors[0].words.text == "Rose Achieng"
