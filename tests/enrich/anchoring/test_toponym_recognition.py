from __future__ import annotations

from collections import Counter

import pytest

from newsledger.enrich.anchoring.toponym import Toponym, locate
from newsledger.enrich.anchoring.toponym_recognition import NOT_AS_PLACE, find_toponyms
from newsledger.knowledge.gazetteer import places_named
from newsledger.model.article import Article
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL


def _places(body: str) -> list[Toponym]:
    passage = next(iter(read_passages([Article(article_id="a", source_id="a", body=body)], DEFAULT_MODEL))).passages[0]
    return [name for name in find_toponyms(passage.doc, passage.text) if name.standing < NOT_AS_PLACE]


@pytest.mark.parametrize(
    ("sentence", "name", "country", "precision"),
    [
        ("A bomb exploded in Basra, Iraq, at noon.", "Basra", "IRQ", "city"),
        ("Troops left Syria's Idlib province.", "Idlib", "SYR", "admin1"),
        ("Shells fell near Khan Younis.", "Khan Younis", "PSE", "city"),
        ("Aid reached the Gaza Strip.", "Gaza Strip", "PSE", "admin1"),
        ("Settlers burned cars in the West Bank.", "West Bank", "PSE", "admin1"),
        ("A drone hit a depot in Donetsk.", "Donetsk", "UKR", "city"),
        ("Fighting spread to Darfur.", "Darfur", "SDN", "admin1"),
        ("He was born in Paris, Texas.", "Paris", "USA", "city"),
        ("A train derailed in the city of Lahore.", "Lahore", "PAK", "city"),
        ("Protesters marched through Santiago.", "Santiago", "CHL", "city"),
        ("Rebels captured Goma.", "Goma", "COD", "city"),
        ("Jets bombed Aleppo.", "Aleppo", "SYR", "city"),
        ("The envoys met in the United Arab Emirates.", "United Arab Emirates", "ARE", "country"),
        ("Miners died in the Democratic Republic of Congo.", "Democratic Republic of Congo", "COD", "country"),
        ("Thousands rallied in the U.S. on Friday.", "U.S.", "USA", "country"),
        ("A ferry sank off Indonesia.", "Indonesia", "IDN", "country"),
        ("The Kabul bombing killed six.", "Kabul", "AFG", "city"),
        ("A court in Sao Paulo freed him.", "Sao Paulo", "BRA", "city"),
        ("He flew to Port-au-Prince.", "Port-au-Prince", "HTI", "city"),
        ("The quake struck Kathmandu.", "Kathmandu", "NPL", "city"),
        ("Police in Kyiv arrested him.", "Kyiv", "UKR", "city"),
        ("Police in Kiev arrested him.", "Kiev", "UKR", "city"),
        ("Landslides cut roads in Tigray.", "Tigray", "ETH", "admin1"),
        ("Lawmakers in Texas voted.", "Texas", "USA", "admin1"),
        ("Shells fell in Jordan.", "Jordan", "JOR", "country"),
    ],
)
def test_a_name_that_stands_as_a_place_is_found(sentence: str, name: str, country: str, precision: str) -> None:
    found = [locate(place, Counter()) for place in _places(sentence)]
    assert [(where.name, where.country, where.precision) for where in found] == [(name, country, precision)]


@pytest.mark.parametrize(
    "sentence",
    ["Iran said nothing.", "Michael Jordan retired.", "They march in May.", "Chad Smith won.", "He spoke to Congress."],
)
def test_a_name_that_acts_or_is_a_person_is_no_place(sentence: str) -> None:
    assert _places(sentence) == []


def test_the_countries_of_the_article_decide_between_namesakes() -> None:
    name = Toponym(0, 1, "Tripoli", places_named("Tripoli"), 0)
    assert locate(name, Counter()).country == "LBY"
    assert locate(name, Counter({"LBN": 5})).country == "LBN"


def test_a_city_has_coordinates_and_a_country_has_none() -> None:
    city, country = (locate(Toponym(0, 1, name, places_named(name), 0), Counter()) for name in ("Oslo", "Norway"))
    assert (city.latitude, city.longitude, city.geoname_id) == (59.9127, 10.7461, 3143244)
    assert (country.latitude, country.longitude, country.geoname_id) == (None, None, 3144096)
