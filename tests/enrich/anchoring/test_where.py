from __future__ import annotations

from datetime import date

import pytest
from spacy.tokens import Token

from newsledger.enrich.anchoring.where import find_when, find_where
from newsledger.model.article import Article
from newsledger.model.reading import Reading, Sentence
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL

MONDAY = date(2023, 10, 9)


def _reading(body: str, dateline: str | None = None, published: date | None = MONDAY) -> Reading:
    article = Article(article_id="a", source_id="a", body=body, published_date=published, dateline=dateline)
    return next(iter(read_passages([article], DEFAULT_MODEL)))


def _at(reading: Reading, word: str) -> tuple[Sentence, Token]:
    return next((sentence, token) for sentence in reading.sentences for token in sentence.span if token.text == word)


@pytest.mark.parametrize(
    ("sentence", "word", "day"),
    [
        ("Rebels shelled the port on Thursday, killing six.", "shelled", "2023-10-05"),
        ("Rebels shelled the port on Thursday, killing six.", "killing", "2023-10-05"),
        ("Saturday's attack wrecked the mill.", "attack", "2023-10-07"),
        ("The attack on Friday wrecked the mill.", "attack", "2023-10-06"),
        ("Police said on Sunday that a bomb exploded on Friday.", "exploded", "2023-10-06"),
        ("Police said on Sunday that a bomb exploded on Friday.", "said", "2023-10-08"),
        ("A judge jailed the man, who had been arrested in 2019.", "arrested", "2019-01-01"),
        ("Shops have been shut since Friday, when rebels took the port.", "took", "2023-10-06"),
        ("When voters gathered on Friday, the guards beat them.", "beat", "2023-10-06"),
        ("On Friday guards beat workers over the 2018 council's ruling.", "beat", "2023-10-06"),
        ("Guards beat workers who gathered at the gate on Friday.", "beat", "2023-10-06"),
        ("A bomb hit a market on Friday. Gunmen shot a guard the same day.", "shot", "2023-10-06"),
        ("A bomb hit a market on Friday. Gunmen then shot a guard.", "shot", "2023-10-06"),
        ("Dozens have fled since last Friday.", "fled", "2023-10-06"),
        ("Guards beat the men on Sunday, two days after rebels took the port.", "took", "2023-10-06"),
        ("Guards beat the men two days after rebels took the port on Thursday.", "beat", "2023-10-07"),
        ("The mayor on Sunday condemned Friday's attack.", "condemned", "2023-10-08"),
    ],
)
def test_an_event_is_dated_by_the_time_of_its_clause(sentence: str, word: str, day: str) -> None:
    reading = _reading(sentence)
    when = find_when(reading, *_at(reading, word))
    assert when is not None
    assert (str(when.start), when.precision != "publication") == (day, True)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("A judge jailed the man, who had been arrested in 2019.", "jailed"),
        ("Rebels shelled the port.", "shelled"),
    ],
)
def test_an_event_without_a_time_of_its_own_is_dated_by_the_publication(sentence: str, word: str) -> None:
    reading = _reading(sentence)
    when = find_when(reading, *_at(reading, word))
    assert when is not None
    assert (when.start, when.end, when.precision) == (MONDAY, MONDAY, "publication")


def test_an_event_of_an_undated_article_has_no_day() -> None:
    reading = _reading("Rebels shelled the port on Thursday.", published=None)
    assert find_when(reading, *_at(reading, "shelled")) is None


@pytest.mark.parametrize(
    ("body", "word", "name", "country"),
    [
        ("Rebels shelled a clinic in Idlib.", "shelled", "Idlib", "SYR"),
        ("A bomb wrecked a bus in Quetta after an envoy left for Paris.", "wrecked", "Quetta", "PAK"),
        ("Mourners gathered in Beirut. A gunman shot two of them.", "shot", "Beirut", "LBN"),
        ("A quake struck Lima. The mayor wept.\nThree people died.", "died", "Lima", "PER"),
    ],
)
def test_an_event_takes_place_where_its_clause_or_the_words_before_say(
    body: str, word: str, name: str, country: str
) -> None:
    reading = _reading(body)
    where = find_where(reading, *_at(reading, word))
    assert where is not None
    assert (where.name, where.country) == (name, country)


def test_the_dateline_places_what_names_no_place() -> None:
    reading = _reading("Rebels shelled the port.", dateline="TRIPOLI, Lebanon")
    where = find_where(reading, *_at(reading, "shelled"))
    assert where is not None
    assert (where.country, where.precision) == ("LBN", "city")


def test_nothing_is_placed_by_a_people() -> None:
    reading = _reading("Iraqi troops shelled the port.")
    assert find_where(reading, *_at(reading, "shelled")) is None


def test_what_names_no_place_happens_where_the_lead_is_set_rather_than_where_it_was_filed() -> None:
    body = "Gunmen ambushed a convoy in Nigeria's Borno state on Sunday.\nFour cars were burned.\nA driver died."
    reading = _reading(body, dateline="ABUJA, Nigeria")
    for word in ("burned", "died"):
        where = find_where(reading, *_at(reading, word))
        assert where is not None
        assert (where.name, where.country) == ("Borno state", "NGA")


def test_a_report_filed_abroad_is_set_in_the_country_it_names() -> None:
    body = "Peruvian police fired at a crowd.\nTwo people were wounded.\nUnions in Cusco called a strike in Peru."
    where = find_where(*(reading := _reading(body, dateline="BOGOTA, Colombia"),), *_at(reading, "wounded"))
    assert where is not None
    assert where.country == "PER"


@pytest.mark.parametrize(
    ("sentence", "word", "name"),
    [
        ("The envoys discussed the crisis in Haiti at a lunch in Ottawa.", "discussed", "Ottawa"),
        ("Ministers held talks on the situation in Haiti in Ottawa.", "talks", "Ottawa"),
        ("The envoys discussed trade and the crisis in Haiti at a lunch in Ottawa.", "discussed", "Ottawa"),
        ("In Geneva they spoke about a massacre in Mekele.", "massacre", "Mekele"),
        ("In Geneva they spoke about a massacre in Mekele.", "spoke", "Geneva"),
    ],
)
def test_a_place_talked_about_is_the_place_of_what_happened_there_and_not_of_the_talk(
    sentence: str, word: str, name: str
) -> None:
    reading = _reading(sentence)
    where = find_where(reading, *_at(reading, word))
    assert where is not None
    assert where.name == name


@pytest.mark.parametrize(
    ("sentence", "word", "name", "country"),
    [
        ("Raiders burned shops in the Ethiopian border town of Qorke Dure.", "burned", "Qorke Dure", "ETH"),
        ("A mine exploded at Insagane in northern Mali.", "exploded", "Insagane", "MLI"),
        ("Gunmen shot two teachers in Kunar province.", "shot", "Kunar", "AFG"),
        ("Floods wrecked homes in Tarbelo village, Pakistan.", "wrecked", "Tarbelo", "PAK"),
    ],
)
def test_a_place_no_list_holds_lies_in_the_country_named_beside_it(
    sentence: str, word: str, name: str, country: str
) -> None:
    reading = _reading(sentence)
    where = find_where(reading, *_at(reading, word))
    assert where is not None
    assert (where.name, where.country, where.geoname_id) == (name, country, None)


@pytest.mark.parametrize(
    ("body", "word", "country"),
    [
        ("Niger Governor Musa Bala visited a clinic. Bandits in Niger killed two farmers.", "killed", "NGA"),
        (
            "Lawmakers in Abuja, Nigeria, met.\nBandits in Niger killed two farmers in Kaduna and Niger.",
            "killed",
            "NGA",
        ),
        ("Soldiers in Niamey detained the president. Mobs in Niger killed two men.", "killed", "NER"),
        ("Nigeria sent envoys to Niamey. Bandits in Niger killed two farmers.", "killed", "NER"),
    ],
)
def test_a_region_named_like_a_country_is_told_from_it_by_what_else_the_article_names(
    body: str, word: str, country: str
) -> None:
    reading = _reading(body)
    where = find_where(reading, *_at(reading, word))
    assert where is not None
    assert where.country == country


@pytest.mark.parametrize(
    "sentence",
    [
        "A mission killed two men in America.",
        "Jurors in the Pearl case convicted him in America.",
        "A man born in Lahore was shot in America.",
        "Officers shot a man from Lahore in America.",
    ],
)
def test_a_common_word_a_surname_or_a_birthplace_is_not_where_it_happens(sentence: str) -> None:
    reading = _reading(sentence)
    verb = next(token for token in reading.sentences[0].span if token.text in {"killed", "convicted", "shot"})
    where = find_where(reading, reading.sentences[0], verb)
    assert where is not None
    assert where.country == "USA"


def test_talks_about_a_country_do_not_happen_there_because_the_article_is_about_it() -> None:
    body = "Envoys of Ghana and Peru discussed the war in Sudan by telephone.\nSudan has seen six years of war."
    reading = _reading(body)
    assert find_where(reading, *_at(reading, "discussed")) is None
