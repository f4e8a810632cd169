"""Organisations the reference does not know."""

import pytest

from tests.enrich.mentions.reading_of import mention, read


@pytest.mark.parametrize(
    ("body", "text", "kind", "actor_id"),
    [
        (
            "The Popular Front for the Renewal of Bioko attacked the port.",
            "Popular Front for the Renewal of Bioko",
            "armed_group",
            "group:popular-front-for-the-renewal-of-bioko",
        ),
        ("The ruling Aurora Nova won the vote.", "Aurora Nova", "party", "party:aurora-nova"),
        ("The rights group Vigilia Sur published a list.", "Vigilia Sur", "ngo", "ngo:vigilia-sur"),
        ("The opposition Movement for Open Wells marched.", "Movement for Open Wells", "party", "party:movement-for-open-wells"),
    ],
)  # fmt: skip
def test_a_head_word_makes_a_name_an_organisations(body: str, text: str, kind: str, actor_id: str) -> None:
    found = mention(read(body), text)
    assert (found.kind, found.actor_id) == (kind, actor_id)


def test_a_body_is_named_again_by_its_last_word() -> None:
    reading = read("The Danish defence ministry wrote. The ministry gave no reason.")
    assert {m.actor_id for m in reading.mentions} == {"gov:DNK/ministry-of-defence"}


@pytest.mark.parametrize("body", ["No group took the blame.", "They met at a school.", "A group of nurses sang."])
def test_nobody_and_places_are_no_organisations(body: str) -> None:
    assert all(m.kind not in {"ngo", "other"} for m in read(body).mentions)


@pytest.mark.parametrize(
    ("body", "is_government"),
    [
        ("Lisbon urged Beijing to wait.", True),
        ("The visitors called on Beijing to wait.", True),
        ("The visitors reached Beijing.", False),
    ],
)
def test_a_capital_is_a_government_where_it_is_spoken_to(body: str, is_government: bool) -> None:  # noqa: FBT001 - a table's cell
    assert any(m.actor_id == "gov:CHN/government" for m in read(body).mentions) is is_government


@pytest.mark.parametrize(
    "name", ["Manchester United", "Real Madrid", "Kaizer Chiefs", "Toronto Raptors", "Quilmo United"]
)
def test_a_sports_club_is_a_body_of_society(name: str) -> None:
    found = mention(read(f"On Monday {name} said the match was off."), name)
    assert (found.kind, found.sector) == ("ngo", "SOC")
