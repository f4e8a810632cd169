"""Who is who within one article, in short texts of our own."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.enrich.anchoring.focus_country import find_focus_country
from newsledger.enrich.mentions import find_mentions
from newsledger.model.article import Article
from newsledger.model.reading import Mention, Reading
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL
from tests.depth import cases


def read(body: str, title: str | None = None, day: date | None = date(2021, 5, 4)) -> Reading:
    article = Article(article_id="0123456789abcdef", source_id="a", title=title, body=body, published_date=day)
    reading = next(read_passages([article], DEFAULT_MODEL))
    reading.focus_country = find_focus_country(reading)
    reading.add_mentions(find_mentions(reading))
    return reading


def last(reading: Reading, text: str) -> Mention:
    return [m for m in reading.mentions if m.words.text == text][-1]


def test_a_title_alone_leads_back_to_its_holder() -> None:
    reading = read("Nepalese Interior Minister Hari Thapa resigned.\nThe interior minister gave no reason.")
    assert last(reading, "interior minister").actor_id == "person:hari-thapa"


def test_the_ministry_is_the_one_named_before() -> None:
    reading = read("The Kenyan Health Ministry closed schools.\nThe ministry gave no date.")
    assert last(reading, "ministry").actor_id == "gov:KEN/ministry-of-health"


def test_a_ministry_has_one_id_however_it_is_printed() -> None:
    printed = ("The Ghanaian Foreign Ministry spoke.", "The Ministry of Foreign Affairs of Ghana spoke.")
    assert {read(body).mentions[0].actor_id for body in printed} == {"gov:GHA/ministry-of-foreign-affairs"}


def test_an_acronym_means_what_the_article_says() -> None:
    reading = read("The Zambian Farmers Union (ZFU) met.\nZFU asked for rain insurance.")
    assert last(reading, "ZFU").actor_id == reading.mentions[0].actor_id


def test_two_persons_of_one_surname_are_kept_apart() -> None:
    reading = read("Mayor Rosa Quispe met Senator Juan Quispe.\nJuan Quispe spoke first.\nRosa Quispe listened.")
    assert last(reading, "Juan Quispe").actor_id == "person:juan-quispe"
    assert last(reading, "Rosa Quispe").actor_id == "person:rosa-quispe"


def test_a_surname_nobody_explains_is_its_articles_own() -> None:
    assert last(read("Minister Okparaebo resigned."), "Okparaebo").actor_id == "person:okparaebo~01234567"


def test_a_headline_surname_leads_to_the_full_name_in_the_body() -> None:
    reading = read("Police Chief Rosa Quispe stepped down.", title="Quispe steps down")
    assert last(reading, "Quispe").actor_id == "person:rosa-quispe"


def test_a_person_of_the_reference_holds_the_office_of_the_day() -> None:
    sectors = [
        last(read("Mauricio Macri spoke at a rally.", day=date(year, 6, 1)), "Mauricio Macri").sector
        for year in (2017, 2021)
    ]
    assert sectors == ["GOV", "ELI"]


def test_the_government_without_a_country_is_that_of_the_one_country_named() -> None:
    reading = read("Floods hit northern Ghana.\nThe government sent boats.")
    assert last(reading, "government").actor_id == "gov:GHA/government"


@settings(max_examples=cases(25))
@given(
    st.lists(
        st.sampled_from(
            ["the", "Iraqi", "minister", "of", "Ghana", "-", "U.N.", "al", "Quispe", "(", "ZFU", ")", "said", "police",
             "and", "former", "’s", "Rosa", ",", "president", "é", "West", "Bank", "her", "counterpart"]
        ),
        min_size=1,
        max_size=14,
    )
)  # fmt: skip
def test_mentions_never_overlap_and_their_words_stand_in_the_text(words: list[str]) -> None:
    body = " ".join(words)
    found = read(body).mentions
    tokens = [(id(m.sentence.passage), n) for m in found for n in range(m.start, m.end)]
    assert len(tokens) == len(set(tokens))
    assert all(body[m.words.char_start : m.words.char_end] == m.words.text != "" for m in found)


def test_an_office_leads_to_its_holder_of_the_day() -> None:
    reading = read("The Chilean president spoke in Arica.", day=date(2019, 6, 1))
    assert reading.mentions[0].actor_id == "person:sebastian-pinera"


def test_a_role_shared_by_two_countries_is_two_actors() -> None:
    reading = read("The foreign ministers of Peru and Ghana met.\nGhanaian Foreign Minister Ama Owusu spoke.")
    found = [(m.country, m.actor_id) for m in reading.mentions[:2]]
    assert found == [("PER", None), ("GHA", "person:ama-owusu")]


def test_officials_of_two_countries_are_two_groups() -> None:
    reading = read("Hungarian and Romanian officials met.")
    assert [(m.country, m.sector) for m in reading.mentions] == [("HUN", "GOV"), ("ROU", "GOV")]


def test_a_group_named_with_its_organisation_is_that_organisation() -> None:
    assert read("The Boko Haram militant group burned two farms.").mentions[0].actor_id == "group:boko-haram"


def test_an_organisation_in_a_title_is_an_actor_too() -> None:
    reading = read("Hamas leader Omar Zeidan flew to Doha.")
    assert [m.actor_id for m in reading.mentions[:2]] == ["group:hamas", "person:omar-zeidan"]


def test_a_role_and_a_name_side_by_side_are_one_person() -> None:
    reading = read("The Ugandan army denied it, and its spokesman, Colonel Deo Odongo, laughed.")
    role, name = reading.mentions[-2:]
    assert (name.country, name.sector, role.actor_id) == ("UGA", "MIL", name.actor_id)


def test_a_role_after_a_name_explains_it() -> None:
    reading = read("Ama Owusu, the mayor of Kumasi, opened the bridge in Ghana.")
    assert (reading.mentions[0].title, reading.mentions[0].sector) == ("mayor", "GOV")


def test_the_country_after_a_name_is_that_of_the_office() -> None:
    assert read("Prime Minister Tomasi Qalo of Fiji swam.").mentions[0].country == "FJI"


def test_a_capital_is_its_government_unless_it_is_treated_as_a_place() -> None:
    assert [m.actor_id for m in read("Norway warned Ottawa.").mentions] == ["state:NOR", "gov:CAN/government"]
    assert [m.actor_id for m in read("Norway shelled Ottawa.").mentions] == ["state:NOR"]


def test_the_armies_of_two_countries_are_two_bodies() -> None:
    reading = read("The armies of Peru and Ghana trained together.")
    assert [m.actor_id for m in reading.mentions] == ["gov:PER/army", "gov:GHA/army"]


def test_an_acronym_in_brackets_does_not_part_an_organisation_from_what_it_is() -> None:
    assert read("The African Union (AU) bloc met.").mentions[0].actor_id == "igo:au"


def test_one_of_a_trade_is_not_another_of_it() -> None:
    reading = read("Lima dentist Rosa Quispe spoke. His dentist left. The dentist smiled.")
    assert [m.actor_id for m in reading.mentions if m.words.text == "dentist"] == [None, "person:rosa-quispe"]
