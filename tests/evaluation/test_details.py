"""Participants, countries, modes, dates and places are right or wrong given the type."""

from __future__ import annotations

from newsledger.evaluation.details import score_dates, score_details, score_places
from newsledger.evaluation.shares import Share
from tests.evaluation.cases_of import judged, people, read

GOLD: dict[str, object] = {
    "event_type": "COERCE",
    "actors": people("the Peruvian police/PER"),
    "recipients": people("nine students"),
}


def test_a_participant_is_right_when_it_shares_a_word_that_says_something():
    found = score_details([judged(GOLD, read("COERCE", "police of the port/PER", "the nine of them"))])
    assert found["actor_given_type"] == Share(1, 1)
    assert found["recipient_given_type"] == Share(1, 1)
    assert found["country_given_type"] == Share(1, 1)
    assert found["whole_record"] == Share(1, 1)


def test_little_words_make_nobody_the_same():
    found = score_details([judged(GOLD, read("COERCE", "the army/CHL", "some of the miners"))])
    assert found["actor_given_type"] == Share(0, 1)
    assert found["recipient_given_type"] == Share(0, 1)
    assert found["country_given_type"] == Share(0, 1)
    assert found["whole_record"] == Share(0, 1)


def test_any_row_of_the_type_may_name_the_participant_but_no_row_of_another():
    rows = read("COERCE", "rebels"), read("COERCE", "police"), read("ASSAULT", "police", "students")
    found = score_details([judged(GOLD, *rows)])
    assert (found["actor_given_type"], found["recipient_given_type"]) == (Share(1, 1), Share(0, 1))


def test_without_the_type_only_the_whole_record_and_the_quad_class_are_asked():
    found = score_details([judged(GOLD, read("ASSAULT", "police", "students"))])
    assert (found["actor_given_type"].of, found["whole_record"], found["quad_recall"]) == (0, Share(0, 1), Share(1, 1))


def test_older_country_codes_are_the_newer_ones():
    gold = {"event_type": "AID", "actors": people("Tokyo/JAP"), "recipients": people("the agency/UNO")}
    assert score_details([judged(gold, read("AID", "Tokyo/JPN", "agency/IGO"))])["country_given_type"] == Share(2, 2)


def test_a_recipient_read_where_there_is_none_is_invented():
    gold = {"event_type": "PROTEST", "recipients": []}
    cases = [judged(gold, read("PROTEST", "dockers", "port")), judged(gold, read("PROTEST", "dockers"))]
    assert score_details(cases)["recipient_invented"] == Share(1, 2)
    assert score_details([judged({"event_type": "PROTEST"}, read("PROTEST", "", "port"))])["recipient_invented"].of == 0


def test_a_mode_is_asked_only_where_the_gold_has_one_and_null_means_none():
    cases = [
        judged({"event_type": "COERCE", "mode": "arrest"}, read("COERCE", mode="arrest")),
        judged({"event_type": "COERCE", "mode": None}, read("COERCE", mode="arrest")),
        judged({"event_type": "COERCE"}, read("COERCE", mode="ban")),
    ]
    assert score_details(cases)["mode_given_type"] == Share(1, 2)


def test_the_row_that_is_meant_is_the_one_whose_words_the_gold_names():
    gold = {"event_type": "COERCE", "mode": "ban", "event_text": "outlawed the union"}
    rows = (
        read("COERCE", mode="arrest", trigger="detained", evidence="detained its leaders"),
        read("COERCE", mode="ban", trigger="outlawed", evidence="Chad outlawed the union"),
    )
    assert score_details([judged(gold, *rows)])["mode_given_type"] == Share(1, 1)


def test_dates_are_right_key_by_key():
    gold = {"event_type": "AID", "event_date_start": "2024-03-11", "event_date_end": "2024-03-12"}
    row = read("AID", event_date_start="2024-03-11", event_date_end="2024-03-11", event_date_precision="day")
    found = score_dates([judged(gold, row)])
    assert (found["event_date_start"], found["event_date_end"], found["all"]) == (Share(1, 1), Share(0, 1), Share(0, 1))
    assert found["event_date_precision"].of == 0


def test_a_place_by_its_name_with_and_without_an_article_is_one():
    gold = {"event_type": "AID", "place_name": "the Gambia", "place_country": "GMB", "geoname_id": None}
    found = score_places([judged(gold, read("AID", place_name="Gambia", place_country="GMB"))])
    assert found["all"] == Share(1, 1)


def test_a_place_where_the_gold_has_none_is_wrong():
    gold = {"event_type": "AID", "place_name": None}
    assert score_places([judged(gold, read("AID", place_name="Oria"))])["place_name"] == Share(0, 1)


def test_an_event_in_a_text_without_one_is_told():
    cases = [judged({"event_type": None}, read("AID")), judged({"event_type": None})]
    assert score_details(cases)["events_where_there_is_none"] == Share(1, 2)
