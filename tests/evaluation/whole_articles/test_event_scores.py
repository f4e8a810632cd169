"""Each annotated event is found once, its best row is judged, and what nobody annotated is false."""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.evaluation.whole_articles.event_columns import is_date_right
from tests.evaluation.whole_articles.article_cases_of import (
    MONDAY,
    evaluated,
    event,
    faults,
    gold_event,
    named,
    row,
    share,
    side,
)

ARREST = "Kenyan police arrested nine students"
HELD = "The students were held for hours"
CONDEMNED = "Uganda condemned the arrests"


def test_a_row_that_meets_a_mention_with_an_acceptable_type_is_right():
    gold = {"events": [gold_event(ARREST, event_type=("SANCTION", "COERCE"))]}
    found = evaluated(gold, events=[event("arrested nine students", "COERCE")])
    assert (share(found, "events", "precision"), share(found, "events", "recall")) == ((1, 1), (1, 1))


def test_an_event_told_twice_is_found_once_and_its_other_row_is_a_duplicate():
    gold = {"events": [gold_event(ARREST, HELD)]}
    found = evaluated(gold, events=[event("arrested", "COERCE"), event("held", "COERCE")])
    assert (share(found, "events", "precision"), share(found, "events", "recall")) == ((1, 2), (1, 1))
    assert found.numbers["event duplicates"] == 1
    assert faults(found, "event duplicate") == [("held", "told once", "COERCE asserted (held)")]


def test_of_several_rows_the_one_with_most_right_columns_is_judged():
    gold = {"events": [gold_event(ARREST, HELD, realis=["negated"])]}
    rows = [event("arrested", "COERCE"), event("held", "COERCE", realis="negated")]
    assert share(evaluated(gold, events=rows), "events", "realis given type") == (1, 1)


def test_two_events_in_the_same_words_take_a_row_each():
    gold = {"events": [gold_event(ARREST), gold_event(ARREST)]}
    rows = [event("arrested", "COERCE"), event("nine students", "COERCE")]
    assert share(evaluated(gold, events=rows), "events", "recall") == (2, 2)


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([event("Rain fell", "ASSAULT")], "event invented"),
        ([event(ARREST, "AID")], "event type wrong"),
        ([], "event missed"),
    ],
)
def test_what_is_invented_mistyped_or_missed_is_a_fault_of_its_kind(rows: list[dict[str, object]], kind: str):
    found = evaluated({"events": [gold_event(ARREST)]}, events=rows)
    assert len(found.faults[kind]) == 1
    assert share(found, "events", "recall") == (0, 1)


def test_rows_on_events_that_may_be_left_out_count_neither_way():
    gold = {"events": [gold_event(ARREST, core=False)]}
    found = evaluated(gold, events=[event("arrested", "COERCE"), event("nine students", "AID")])
    assert (share(found, "events", "precision"), share(found, "events", "recall")) == ((0, 0), (0, 0))


def test_hazards_are_scored_apart_and_a_hazard_that_nobody_annotated_counts_only_there():
    gold = {"events": [gold_event("Rain fell", event_type=("HAZARD",))]}
    found = evaluated(gold, events=[event("Rain fell", "HAZARD"), event(HELD, "HAZARD")])
    assert share(found, "events", "precision") == (0, 0)
    assert (share(found, "events", "hazard precision"), share(found, "events", "hazard recall")) == ((1, 2), (1, 1))


def test_a_side_is_right_when_all_are_named_with_their_country_and_nobody_is_invented():
    police, nine = row("actor_mentions", "Kenyan police"), row("actor_mentions", "nine students")
    arrest = event(ARREST, "COERCE")
    who = {"actors": [named("police", country="KEN")], "recipients": [named("students", country="KEN")]}
    gold = {"events": [gold_event(ARREST, **who)]}
    sides = [side(arrest, "actor", police, "KEN"), side(arrest, "recipient", nine)]
    found = evaluated(gold, events=[arrest], event_actors=sides, actor_mentions=[police, nine])
    assert (share(found, "events", "actors given type"), share(found, "events", "recipients given type")) == (
        (1, 1),
        (0, 1),
    )
    assert share(found, "events", "a recipient named given type") == (1, 1)
    assert faults(found, "event recipients") == [(ARREST, "students (KEN)", "nine students (?)")]
    invented = evaluated(
        {"events": [gold_event(ARREST)]}, events=[arrest], event_actors=sides, actor_mentions=[police, nine]
    )
    assert share(invented, "events", "actors given type") == (0, 1)


def test_an_optional_participant_need_not_be_named():
    gold = {"events": [gold_event(ARREST, actors=[named("police", country="KEN", optional=True)])]}
    assert share(evaluated(gold, events=[event(ARREST, "COERCE")]), "events", "actors given type") == (1, 1)


@pytest.mark.parametrize(
    ("place", "values", "right"),
    [
        (None, {}, 1),
        (None, {"place_name": "Kenya", "place_country": "KEN"}, 1),
        (None, {"place_name": "Kampala", "place_country": "UGA"}, 0),
        ({"names": ["Mombasa"], "country": "KEN"}, {"place_name": "Mombasa", "place_country": "KEN"}, 1),
        ({"names": ["Mombasa"], "country": "KEN"}, {"place_name": "Nairobi", "place_country": "KEN"}, 0),
        (
            {"names": ["Mombasa"], "country": "KEN"},
            {"place_name": "Kenya", "place_country": "KEN", "place_precision": "country"},
            1,
        ),
    ],
)
def test_a_place_is_right_by_country_and_name(place: object, values: dict[str, object], right: int):
    gold = {"focus_country": "KEN", "events": [gold_event(ARREST, place=place)]}
    assert share(evaluated(gold, events=[event(ARREST, "COERCE", **values)]), "events", "place given type") == (
        right,
        1,
    )


@pytest.mark.parametrize(
    ("row", "days", "right"),
    [
        ((None, None, None), None, True),
        ((MONDAY, MONDAY, "publication"), None, True),
        ((MONDAY, MONDAY, "day"), None, False),
        ((MONDAY, MONDAY, "publication"), (MONDAY, MONDAY), True),
        ((date(2024, 3, 1), date(2024, 3, 31), "month"), (MONDAY, MONDAY), True),
        ((date(2024, 3, 1), date(2024, 3, 31), "publication"), (MONDAY, MONDAY), False),
        ((date(2020, 1, 1), date(2024, 12, 31), "year"), (MONDAY, MONDAY), False),
    ],
)
def test_a_day_is_right_when_the_row_has_it_or_a_span_around_it(row: tuple[object, ...], days: object, right: bool):  # noqa: FBT001
    values = dict(zip(("event_date_start", "event_date_end", "event_date_precision"), row, strict=True))
    assert is_date_right(values, days) is right  # type: ignore[arg-type]


def test_the_mode_is_asked_only_of_events_that_have_one():
    gold = {"events": [gold_event(ARREST, mode=["arrest"]), gold_event(CONDEMNED, event_type=("ACCUSE",))]}
    rows = [event(ARREST, "COERCE", mode="arrest"), event(CONDEMNED, "ACCUSE", mode="allege")]
    assert share(evaluated(gold, events=rows), "events", "mode given type") == (1, 1)


def test_confidence_is_measured_by_how_often_a_right_row_is_surer_than_a_false_one():
    gold = {"events": [gold_event(ARREST)]}
    rows = [event(ARREST, "COERCE", confidence=0.9), event("Rain fell", "AID", confidence=0.4)]
    assert evaluated(gold, events=rows).numbers["right event surer than false"] == 1.0
    assert evaluated(gold, events=rows[:1]).numbers["right event surer than false"] is None
