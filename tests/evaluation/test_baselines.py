"""Trivial readers to compare with."""

from __future__ import annotations

from newsledger.evaluation.baselines import read_by_keyword, read_by_majority
from newsledger.settings import DEFAULT_MODEL
from tests.evaluation.cases_of import case


def test_the_majority_always_says_the_most_frequent_type_and_nobody():
    cases = [case({"event_type": name}) for name in ("AID", "REJECT", "REJECT")]
    rows = [row for one in read_by_majority(cases) for row in one.events]
    assert [row.event_type for row in rows] == ["REJECT"] * 3
    assert {members for row in rows for members in row.sides.values()} == {()}


def test_the_keyword_is_the_first_verb_of_the_lexicon_between_the_names_beside_it():
    (one,) = read_by_keyword(
        [case({"event_type": "ACCUSE"}, text="On Monday Peru condemned the raid on Quito.")], DEFAULT_MODEL
    )
    (row,) = one.events
    assert (row.event_type, row.trigger) == ("ACCUSE", "condemned")
    assert row.sides["actor"][0].text == "On Monday Peru"
    assert (row.sides["recipient"][0].text, row.sides["recipient"][0].country) == ("Quito", "ECU")


def test_irregular_forms_are_known_without_a_parse():
    (one,) = read_by_keyword([case({"event_type": "CONSULT"}, text="Ghana met Togo.")], DEFAULT_MODEL)
    assert [row.event_type for row in one.events] == ["CONSULT"]


def test_a_text_without_any_such_verb_has_no_event():
    (one,) = read_by_keyword([case({"event_type": "CONSULT"}, text="Sunshine over the valley.")], DEFAULT_MODEL)
    assert one.events == ()
