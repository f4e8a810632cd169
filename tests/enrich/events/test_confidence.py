"""Confidence rests on what an event is like: its words, its clause, who is named, what stands beside it."""

from __future__ import annotations

import pytest

from newsledger.enrich.events.confidence import confidence_of, features_of, within_bounds
from newsledger.knowledge.reference import read_table
from tests.enrich.events.test_find_events import events_in

USUAL = {
    "pattern": "particular",
    "place": "body",
    "clause": "main",
    "actor": "named",
    "recipient": "named",
    "realis": "asserted",
    "beside": "alone",
}


def features(sentence: str, event_type: str, title: str | None = None) -> dict[str, str]:
    events = events_in(sentence, title)
    (event,) = [one for one in events if one.event_type == event_type]
    return features_of(event, events)


def test_an_event_told_plainly_has_the_usual_features():
    found = features("Kenyan police arrested nine students outside the library.", "COERCE")
    assert found["clause"] == "main"
    assert (found["actor"], found["recipient"], found["realis"], found["beside"]) == (
        *("named", "named"),
        "asserted",
        "alone",
    )


def test_the_content_of_what_somebody_says_is_not_the_main_clause():
    assert features("Kenyan police arrested nine students, officials said.", "COERCE")["clause"] == "said"


def test_a_relative_clause_lies_under_another_and_beside_another_event():
    sentence = "Kenya praised the pilot who rescued troops after rebels shelled the camp."
    found = features(sentence, "ASSAULT")
    assert (found["clause"], found["beside"]) == ("under", "others")


def test_a_headline_is_known_as_one():
    assert features("It rained.", "ACCUSE", "Kenya condemns raid on harbour")["place"] == "headline"


def test_what_is_denied_is_not_told_as_done():
    assert features("The army has not arrested the mayor of Oria.", "COERCE")["realis"] == "not done"


def test_the_table_knows_every_feature_and_its_points_stay_below_one():
    rows = read_table("event_confidence")
    assert {row["feature"] for row in rows} == {"base", *USUAL}
    assert {row["value"] for row in rows if row["feature"] == "pattern"} == {
        *("phrase", "particular", "verb", "noun", "light", "turned")
    }
    assert all(abs(float(row["points"])) <= 1 for row in rows)


@pytest.mark.parametrize(
    ("feature", "value"),
    [("clause", "under"), ("clause", "said"), ("actor", "none"), ("recipient", "none"), ("beside", "others")],
)
def test_what_makes_an_event_less_sure_lowers_its_confidence(feature: str, value: str):
    assert confidence_of(USUAL | {feature: value}) < confidence_of(USUAL)


def test_confidence_is_never_quite_sure_nor_hopeless_and_has_two_decimals():
    assert [within_bounds(points) for points in (-0.3, 0.456, 1.2)] == [0.05, 0.46, 0.95]


def test_every_event_of_an_article_has_its_confidence():
    sure, unsure = events_in("Kenyan police arrested nine students.\nThe mayor who was beaten by guards praised Chad.")[
        :2
    ]
    assert sure.confidence > unsure.confidence
