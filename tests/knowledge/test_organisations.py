"""Organisations of states, of civil society and of business, as the reference names them."""

from __future__ import annotations

import pytest

from newsledger.knowledge.actor_names import reference_names
from newsledger.knowledge.phrases import pieces_of
from newsledger.knowledge.reference import read_table, set_overlay
from newsledger.packaged_tables import packaged_table, table_files
from newsledger.resolving.resolver import resolve

_KIND_OF_FILE = {
    "armed_groups": "armed_group",
    "civil_society": "ngo",
    "companies": "company",
    "government_bodies": "government_body",
    "intergovernmental": "igo",
    "media": "media",
    "parties": "party",
}
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


def test_an_id_begins_with_what_its_kind_says_and_its_file_holds_one_kind() -> None:
    for path in table_files("actors"):
        rows = [row for row in packaged_table("actors") if row["kind"] == _KIND_OF_FILE[path.stem]]
        assert rows, path
    for row in packaged_table("actors"):
        assert _KINDS.get(row["actor_id"].partition(":")[0], row["kind"]) == row["kind"], row


def test_no_words_of_an_organisation_name_another_actor() -> None:
    owners: dict[tuple[str, ...], str] = {}
    shared = set()
    rows = sorted(read_table("actors"), key=lambda row: row["kind"] in _KINDS.values())
    for row in rows:
        for words in filter(None, (row["name"], *row["aliases"].split("|"))):
            keys = (str(words.isupper()), *(piece.key for piece in pieces_of(words)))
            if owners.setdefault(keys, row["actor_id"]) != row["actor_id"]:
                shared.add((words, owners[keys], row["actor_id"]))
    assert [found for found in shared if found[2].startswith(tuple(_KINDS))] == []


def test_a_users_row_stands_for_the_packages_of_the_same_id() -> None:
    first = packaged_table("actors")[0]
    mine = {**first, "name": "Tidewater Lamp Trust", "aliases": ""}
    try:
        set_overlay({"actors": (mine, *packaged_table("actors")[1:])}, "mine")
        assert reference_names()[first["actor_id"]] == "Tidewater Lamp Trust"
        assert resolve(first["name"]).actor_id != first["actor_id"]
    finally:
        set_overlay({}, "")
