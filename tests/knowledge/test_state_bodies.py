"""State bodies known by their own names: no clash with actors, and resolved to their state."""

from __future__ import annotations

from collections import defaultdict

import pytest

from newsledger.knowledge.phrases import pieces_of
from newsledger.knowledge.reference import read_table
from newsledger.resolving.resolver import resolve

BODIES = [row for row in read_table("actors") if row["kind"] == "government_body"]


def test_no_words_name_two_bodies_of_states_unless_a_state_is_named_beside_them():
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in BODIES:
        for words in (row["name"], *row["aliases"].split("|")):
            owners[(str(words.isupper()), *(piece.key for piece in pieces_of(words)))].add(row["actor_id"])
    assert [ids for words, ids in owners.items() if len(words) > 1 and len(ids) > 1] == []


def test_a_body_belongs_to_the_state_of_its_id_and_has_a_sector():
    for row in BODIES:
        assert row["actor_id"].startswith(("gov:", "group:")), row
        assert row["sector"], row


@pytest.mark.parametrize(
    ("mention", "country", "sector"),
    [
        ("Bank of Ghana", "GHA", "GOV"),
        ("Bundesnetzagentur", "DEU", "GOV"),
        ("the Zimbabwe Electoral Commission", "ZWE", "GOV"),
        ("Malawi Police Service", "MWI", "COP"),
        ("the Ivorian Constitutional Council", "CIV", "JUD"),
        ("Loya Jirga", "AFG", "LEG"),
        ("Defence Intelligence Agency of India", "IND", "SPY"),
        ("Kurdistan Regional Government", "IRQ", "GOV"),
        ("Raisina Hill", "IND", "GOV"),
        ("Malabo", "GNQ", "GOV"),
        ("Bermudan police", "BMU", "COP"),
        ("the governor of New Mexico", "USA", "GOV"),
        ("Niger Delta militants", "NGA", "REB"),
        ("New South Wales police", "AUS", "COP"),
    ],
)
def test_a_body_a_seat_or_a_part_of_a_state_is_read_for_that_state(mention: str, country: str, sector: str):
    found = resolve(mention)
    assert (found.country, found.sector) == (country, sector)


@pytest.mark.parametrize(
    ("mention", "country"),
    [
        ("Environmental Protection Agency", "USA"),
        ("Ghana's Environmental Protection Agency", "GHA"),
        ("Philippine Department of Agriculture", "PHL"),
        ("Chad's National Security Agency", "TCD"),
    ],
)
def test_a_name_that_several_states_use_is_of_the_state_beside_it(mention: str, country: str):
    assert resolve(mention).country == country
