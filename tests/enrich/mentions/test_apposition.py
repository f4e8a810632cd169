"""Roles and the names beside them."""

import pytest

from tests.enrich.mentions.reading_of import mention, read


@pytest.mark.parametrize(
    ("body", "name", "country", "sector", "title"),
    [
        ("The harbour police chief, Ana Rojas, spoke.", "Ana Rojas", None, "COP", "harbour police chief"),
        ("Ana Rojas, a Bolivian army captain, spoke.", "Ana Rojas", "BOL", "MIL", "Bolivian army captain"),
        ("Ana Rojas, Bolivia's health minister, spoke.", "Ana Rojas", "BOL", "GOV", "Bolivia's health minister"),
        ("The head of the African Union, Kofi Mensah, spoke.", "Kofi Mensah", "IGO", None, "head of the African Union"),
        ("Prime Minister Ana Rojas of Bolivia spoke.", "Ana Rojas", "BOL", "GOV", "Prime Minister"),
        ("The Bolivian army wept. Its spokesman, Juan Paz, spoke.", "Juan Paz", "BOL", "MIL", "spokesman"),
    ],
)
def test_a_role_beside_a_name_is_that_persons(
    body: str, name: str, country: str | None, sector: str | None, title: str
) -> None:
    found = mention(read(body), name)
    assert (found.country, found.title) == (country, title)
    assert sector is None or found.sector == sector


def test_role_and_name_side_by_side_are_one_actor() -> None:
    reading = read("The Bolivian interior minister, Ana Rojas, resigned.")
    assert {m.actor_id for m in reading.mentions} == {"person:ana-rojas"}


def test_a_country_in_a_likeness_is_not_the_persons() -> None:
    assert mention(read("Juan Paz, a Soviet-style governor, spoke."), "Juan Paz").country is None


def test_a_surname_taken_for_a_common_word_is_the_person() -> None:
    reading = read("Omar Zabari left. Zabari also had no coat.")
    assert [m.actor_id for m in reading.mentions] == ["person:omar-zabari", "person:omar-zabari"]
