"""Organisations of states, of civil society and of business, as the reference names them."""

from __future__ import annotations

import pytest

from newsledger.knowledge.actor_names import organisation_rows, reference_names
from newsledger.knowledge.phrases import pieces_of
from newsledger.knowledge.reference import read_table, set_overlay
from newsledger.packaged_tables import packaged_table
from newsledger.resolving.resolver import resolve

_KINDS = {"igo": "igo", "ngo": "ngo", "media": "media", "company": "company"}


@pytest.mark.parametrize(
    ("mention", "actor_id", "country", "sector"),
    [
        ("the U.N. mission in Mali", "igo:minusma", "UNO", "MIL"),
        ("UNTSO", "igo:untso", "UNO", "MIL"),
        ("the UN's top court", "igo:icj", "UNO", "JUD"),
        ("Venice Commission", "igo:venice-commission", "IGO", None),
        ("the EU's border agency", "igo:frontex", "EUR", "COP"),
        ("EULEX", "igo:eulex", "EUR", None),
        ("the Libyan Red Crescent", "ngo:libyan-red-crescent", "LBY", "MED"),
        ("Extinction Rebellion", "ngo:extinction-rebellion", "NGO", "SOC"),
        ("Ethiopian Human Rights Council", "ngo:ethiopian-human-rights-council", "ETH", "SOC"),
        ("Catholic Church in Nicaragua", "ngo:nicaraguan-catholic-church", "NIC", "REL"),
        ("Histadrut", "ngo:histadrut", "ISR", "LAB"),
        ("al-Shifa Hospital", "ngo:al-shifa-hospital", "PSE", "MED"),
        ("Cheikh Anta Diop University", "ngo:cheikh-anta-diop-university", "SEN", "EDU"),
        ("the TUSIAD", "ngo:tusiad", "TUR", "BUS"),
        ("Komsomolskaya Pravda", "media:komsomolskaya-pravda", "RUS", "JRN"),
        ("Radio Ndeke Luka", "media:radio-ndeke-luka", "CAF", "JRN"),
        ("KazMunaiGas", "company:kazmunaygas", "KAZ", "BUS"),
        ("Air Tanzania", "company:air-tanzania", "TZA", "BUS"),
        ("Konkola Copper Mines", "company:konkola-copper-mines", "ZMB", "BUS"),
    ],
)
def test_organisations_are_known_with_the_state_or_slot_they_belong_to(
    mention: str, actor_id: str, country: str, sector: str | None
) -> None:
    found = resolve(mention)
    assert (found.actor_id, found.country, found.sector) == (actor_id, country, sector)


def test_no_id_stands_in_two_tables_and_each_tells_its_kind() -> None:
    ids = [row["actor_id"] for table in ("actors", "state_bodies", "organisations") for row in packaged_table(table)]
    assert len(set(ids)) == len(ids)
    for row in packaged_table("organisations"):
        assert row["kind"] == _KINDS[row["actor_id"].partition(":")[0]], row


def test_no_words_of_organisations_name_an_actor_of_the_other_table_or_of_their_own() -> None:
    owners: dict[tuple[str, ...], str] = {}
    shared = set()
    for row in organisation_rows():
        for words in filter(None, (row["name"], *row["aliases"].split("|"))):
            keys = (str(words.isupper()), *(piece.key for piece in pieces_of(words)))
            if owners.setdefault(keys, row["actor_id"]) != row["actor_id"]:
                shared.add((words, owners[keys], row["actor_id"]))
    new = {row["actor_id"] for row in read_table("organisations")}
    assert [found for found in shared if new & set(found)] == []


def test_a_row_of_actors_stands_for_that_of_the_same_id_in_organisations() -> None:
    first = packaged_table("organisations")[0]
    mine = {**first, "name": "Tidewater Lamp Trust", "aliases": ""}
    try:
        set_overlay({"actors": (mine, *packaged_table("actors"))}, "mine")
        assert reference_names()[first["actor_id"]] == "Tidewater Lamp Trust"
        assert resolve(first["name"]).actor_id != first["actor_id"]
    finally:
        set_overlay({}, "")
