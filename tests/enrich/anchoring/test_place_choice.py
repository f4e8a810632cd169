"""Which place of a name is chosen beside a text, and the reason that is given."""

from __future__ import annotations

import pytest

from newsledger.enrich.anchoring.place_choice import choose_place
from newsledger.settings import DEFAULT_MODEL


@pytest.mark.parametrize(
    ("name", "near", "admin1", "reason"),
    [
        ("Oxford", None, "England", "the largest"),
        ("Oxford", "Police in Oxford, Mississippi, arrested a man.", "Mississippi", "lies in Mississippi"),
        ("Valencia", "They met in the Spanish city of Valencia.", "Valencia", "lies in ESP"),
        ("Columbia", "Officials across Kentucky waited. Columbia was quiet.", "Kentucky", "Kentucky"),
        ("Tripoli", "Lebanon mourned. Troops left Beirut.", "Liban-Nord", "LBN"),
    ],
)
def test_the_chosen_place_stands_first_and_the_reason_names_what_decided(
    name: str, near: str | None, admin1: str, reason: str
) -> None:
    choice = choose_place(name, near, DEFAULT_MODEL)
    assert choice.candidates[0].admin1 == admin1
    assert reason in choice.reason


def test_a_name_of_no_place_has_no_candidates() -> None:
    assert choose_place("Zzyxford", None, DEFAULT_MODEL).candidates == ()
