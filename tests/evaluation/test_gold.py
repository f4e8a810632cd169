"""Gold is read as the format says it, and what is no gold is refused with its reason."""

from __future__ import annotations

import pytest

from newsledger.evaluation.gold import Participant, read_gold


def test_only_the_keys_that_are_given_are_scored():
    gold = read_gold({"gold": {"event_type": "AID", "actors": [{"text": "Fiji", "code": "FJI"}], "place_name": None}})
    assert gold.sides == {"actor": (Participant("Fiji", "FJI"),)}
    assert gold.values == {"place_name": None}
    assert gold.quad_class == "material_cooperation"


def test_an_empty_list_and_null_say_that_there_is_nobody():
    gold = read_gold({"gold": {"event_type": "PROTEST", "actors": None, "recipients": []}})
    assert gold.sides == {"actor": (), "recipient": ()}


def test_participants_without_words_are_not_scored():
    assert read_gold({"gold": {"event_type": "PROTEST", "actors": [{"text": "", "code": "PER"}]}}).sides == {}


def test_a_day_in_another_way_of_writing_is_the_same_day():
    assert read_gold({"gold": {"event_type": "AID", "event_date_start": "20240311"}}).values == {
        "event_date_start": "2024-03-11"
    }


def test_the_older_common_name_of_concessions_and_retreats_is_a_type():
    assert read_gold({"gold": {"event_type": "YIELD"}}).quad_class == "material_cooperation"


def test_a_quad_class_is_given_by_its_number():
    assert read_gold({"gold": {"event_type": "YIELD", "quad": 1}}).quad_class == "verbal_cooperation"


def test_a_text_may_be_annotated_as_telling_no_event():
    assert read_gold({"gold": {"event_type": None}}).event_type is None


def test_gold_without_realis_tells_a_thing_done():
    assert read_gold({"gold": {"event_type": "AID"}}).realis == "asserted"


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({}, "no object `gold`"),
        ({"gold": ["AID"]}, "no object `gold`"),
        ({"gold": {"actors": []}}, "no event_type"),
        ({"gold": {"event_type": "HELP"}}, "unknown event_type 'HELP'"),
        ({"gold": {"event_type": "AID", "mode": "visit"}}, "unknown mode 'visit' of AID"),
        ({"gold": {"event_type": "AID", "realis": "planned"}}, "unknown realis 'planned'"),
        ({"gold": {"event_type": "AID", "quad": 5}}, "unknown quad 5"),
        ({"gold": {"event_type": "AID", "actors": ["Fiji"]}}, "actors is no list of objects"),
        ({"gold": {"event_type": "AID", "place_precision": "street"}}, "unknown place_precision 'street'"),
        ({"gold": {"event_type": "AID", "event_date_start": "on Monday"}}, "event_date_start 'on Monday' is no day"),
    ],
)
def test_what_is_no_gold_is_refused_with_the_reason(record: dict[str, object], said: str):
    with pytest.raises(ValueError, match=said):
        read_gold(record)
