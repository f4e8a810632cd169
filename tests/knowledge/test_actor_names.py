"""The index of phrases that name actors."""

import re

from newsledger.contracts.columns import KINDS
from newsledger.knowledge.actor_names import known_phrases
from newsledger.knowledge.phrases import Phrases, pieces_of
from newsledger.knowledge.reference import read_table


def test_every_actor_has_an_id_a_kind_and_codes_of_its_own() -> None:
    sectors = {row["sector"] for row in read_table("plover_sectors")}
    rows = read_table("actors")
    assert len({row["actor_id"] for row in rows}) == len(rows)
    for row in rows:
        assert re.fullmatch(r"(igo|ngo|group|party|media|company|gov):[A-Za-z0-9/-]+", row["actor_id"]), row
        assert row["kind"] in KINDS, row
        assert re.fullmatch(r"[A-Z]{3}", row["country"]), row
        assert row["sector"] in sectors | {""}, row


def test_every_title_has_a_sector_and_says_what_it_denotes() -> None:
    sectors = {row["sector"] for row in read_table("plover_sectors")}
    for row in read_table("titles"):
        assert row["sector"] in sectors, row
        assert row["denotes"] in {"person", "group", "body"}, row


def test_the_longest_phrase_wins() -> None:
    pieces = pieces_of("South Sudan and Sudan")
    assert [known.country for _, _, known in known_phrases().find(pieces)] == ["SSD", "SDN"]


def test_letters_in_capitals_are_matched_in_capitals_only() -> None:
    assert known_phrases().find_longest(pieces_of("US"), 0) is not None
    assert known_phrases().find_longest(pieces_of("us"), 0) is None


def test_accents_and_hyphens_make_no_difference() -> None:
    phrases: Phrases[str] = Phrases()
    phrases.add("São-Tomé Club", "x")
    assert list(phrases.find(pieces_of("the Sao Tome Club"))) == [(1, 4, "x")]
