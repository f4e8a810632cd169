from __future__ import annotations

import pytest

from tests.enrich.mentions.reading_of import read


def _persons(text: str) -> set[str]:
    return {one.words.text for one in read(text).mentions if one.kind == "person" and one.actor_id is not None}


@pytest.mark.parametrize(
    "text",
    [
        "Capital Region grew fast. Officials praised Capital Region.",
        "The firm sold Phantom Space to a rival.",
        "Public Services moved to a new hall.",
        "The guests saw the Community Hub in town.",
        "Fans left the Etla Fan Experience late.",
        "Zenbivo said profits rose. It sells beds.",
        "Buyers praised Down Standard and European Norm.",
        "Police sent the Holdup Squad to the bank.",
        "Readers should accept Privacy Policy first.",
        "The plant was bought by Orlen General Corp. in May.",
        "Context Grounding helps firms with data.",
        "Madhya Pradesh reports the most cases.",
    ],
)
def test_things_places_and_firms_are_no_persons(text: str) -> None:
    assert _persons(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jan Sithole told reporters that he was free.", "Jan Sithole"),
        ("Kelly L Clarke said the hall was full.", "Kelly L Clarke"),
        ("The film stars Tyler Perry. Critics praised Tyler Perry.", "Tyler Perry"),
        ("Murray Jones said the vote was fair.", "Murray Jones"),
        ("Ana “Nita” Lobo said the vote was fair.", "Ana “Nita” Lobo"),
        ("Laurence des Cars said the hall was full.", "Laurence des Cars"),
        ("Police questioned Javid Dehghan on Monday.", "Javid Dehghan"),
        ("Krishan Arora said the shop was shut.", "Krishan Arora"),
        ("Tan Cheng Yee said the shop was shut.", "Tan Cheng Yee"),
        ("Shiza Fatima Khawaja said the net was slow.", "Shiza Fatima Khawaja"),
        ("Minister Brown said the bridge was safe.", "Brown"),
        ("Judge Wood said the law was void.", "Wood"),
    ],
)
def test_a_person_is_found_by_given_name_title_or_place_in_the_sentence(text: str, name: str) -> None:
    assert name in _persons(text)
