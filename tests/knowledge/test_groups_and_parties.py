"""Armed groups, parties and partially recognised entities, as the reference names them."""

from __future__ import annotations

import pytest

from newsledger.knowledge.actor_names import known_phrases
from newsledger.knowledge.phrases import pieces_of
from newsledger.knowledge.reference import read_table
from newsledger.resolving.resolver import resolve

_CODES = {"armed_group": {"REB", "PRM", "CRM", "GOV"}, "party": {"PTY", "OPP", "GOV", "LAB", "SOC"}}


@pytest.mark.parametrize(
    ("mention", "actor_id", "country", "sector"),
    [
        ("Bangsamoro Islamic Freedom Fighters", "group:biff", "PHL", "REB"),
        ("Jamaat-ul-Ahrar", "group:jamaat-ul-ahrar", "PAK", "REB"),
        ("Lashkar-e-Tayyaba", "group:lashkar-e-taiba", "PAK", "REB"),
        ("Raia Mutomboki", "group:raia-mutomboki", "COD", "REB"),
        ("Dan Na Ambassagou", "group:dan-na-ambassagou", "MLI", "PRM"),
        ("Knights Templar cartel", "group:knights-templar-cartel", "MEX", "CRM"),
        ("Yamaguchi-gumi", "group:yamaguchi-gumi", "JPN", "CRM"),
        ("Swiss People's Party", "party:svp", "CHE", "PTY"),
        ("the Swiss People’s Party", "party:svp", "CHE", "PTY"),
        ("La Libertad Avanza", "party:la-libertad-avanza", "ARG", "PTY"),
        ("Freiheitliche FPÖ", "party:fpoe", "AUT", "PTY"),
        ("Communist Party of Nepal (Maoist Centre)", "party:cpn-maoist-centre", "NPL", "PTY"),
        ("JEM", "group:jem", "SDN", "REB"),
        ("JeM", "group:jaish-e-mohammed", "PAK", "REB"),
        ("People's Democratic Party", "party:pdp", "NGA", "PTY"),
        ("pro-Kurdish Peoples' Democratic Party", "party:hdp", "TUR", "OPP"),
        ("April 6 Youth Movement", "party:april-6", "EGY", "OPP"),
    ],
)
def test_groups_and_parties_are_known_with_the_state_they_belong_to(
    mention: str, actor_id: str, country: str, sector: str
) -> None:
    found = resolve(mention)
    assert (found.actor_id, found.country, found.sector) == (actor_id, country, sector)


@pytest.mark.parametrize(
    ("mention", "country"),
    [
        ("the Swedish Social Democratic Party", "SWE"),
        ("Turkey's Democrat Party", "TUR"),
        ("Dutch Labour Party", "NLD"),
        ("Democratic Progressive Party of Malawi", "MWI"),
        ("the Social Democratic Party", None),
    ],
)
def test_a_name_that_many_states_parties_have_is_of_the_state_beside_it(mention: str, country: str | None) -> None:
    found = resolve(mention)
    assert (found.country, found.sector) == (country, "PTY")


def test_an_entity_recognised_by_some_is_its_own_by_any_of_its_names() -> None:
    for words in ("Rojava", "Autonomous Administration of North and East Syria", "Sahrawi Republic", "Karabakh"):
        hit = known_phrases().find_longest(pieces_of(words), 0)
        assert hit is not None
        assert hit[1].sector == "PRE"


def test_every_armed_group_and_party_has_a_sector_of_its_kind() -> None:
    for row in read_table("actors"):
        if row["actor_id"].startswith(("group:", "party:")):
            assert row["sector"] in _CODES[row["kind"]], row


def test_no_words_name_two_armed_groups_or_parties() -> None:
    owners: dict[tuple[str, ...], str] = {}
    shared = set()
    for row in read_table("actors"):
        if row["actor_id"].startswith(("group:", "party:")):
            for words in filter(None, (row["name"], *row["aliases"].split("|"))):
                keys = (str(words.isupper()), *(piece.key for piece in pieces_of(words)))
                if owners.setdefault(keys, row["actor_id"]) != row["actor_id"]:
                    shared.add(words)
    assert shared == set()
