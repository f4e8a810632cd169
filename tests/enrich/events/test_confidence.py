"""Confidence rests on what a candidate is like: its words, its clause, who is named, what speaks against it."""

from __future__ import annotations

import pytest

from newsledger.enrich.events.confidence import BASE, LEAST, confidence_of, decisive_feature, score_of
from newsledger.knowledge.reference import read_table
from newsledger.model.reading import Event
from tests.enrich.events.test_find_events import events_in, read


def features(sentence: str, event_type: str, title: str | None = None) -> dict[str, str]:
    (event,) = [one for one in events_in(sentence, title) if one.event_type == event_type]
    return event.features


def candidate(sentence: str, word: str) -> Event:
    (found,) = [one for one in read(sentence).candidates if one.trigger.text == word]
    return found


def test_an_event_told_plainly_has_the_usual_features():
    found = features("Kenyan police arrested nine students outside the library.", "COERCE")
    assert (found["filter"], found["clause"], found["voice"], found["realis"]) == ("none", "main", "active", "asserted")
    assert (found["actor"], found["beside"], found["told before"]) == ("government_body", "0", "no")


def test_the_content_of_what_somebody_says_is_not_the_main_clause():
    assert features("Kenyan police arrested nine students, officials said.", "COERCE")["clause"] == "said"


def test_a_relative_clause_lies_under_another_and_beside_another_event():
    sentence = "Kenya praised the pilot who rescued troops after rebels shelled the camp."
    assert candidate(sentence, "shelled").features["clause"] == "under"


def test_a_headline_is_known_as_one():
    assert features("It rained.", "ACCUSE", "Kenya condemns raid on harbour")["position"] == "headline"


@pytest.mark.parametrize(
    ("sentence", "word", "rejection"),
    [
        ("The council demanded that the rebels release the pilots.", "release", "content"),
        ("Kenya denied that its troops had shelled the village.", "denied", "denial"),
        ("The storm killed nine farmers.", "killed", "accident"),
    ],
)
def test_a_candidate_names_the_rule_that_speaks_against_it(sentence: str, word: str, rejection: str):
    found = candidate(sentence, word)
    assert found.filter == found.features["filter"] == rejection


def test_every_feature_of_the_table_is_one_that_candidates_have():
    known = {row["feature"] for row in read_table("event_weights")} - {BASE[0], LEAST[0]}
    assert known <= candidate("Kenyan police arrested nine students.", "arrested").features.keys()


def test_what_speaks_most_against_a_candidate_decides():
    assert decisive_feature({"filter": "none", "actor": "none", "clause": "main"}) == ("actor", "none")


def test_an_event_without_a_doer_is_less_sure():
    plain = features("Kenyan police arrested nine students.", "COERCE")
    assert confidence_of(plain | {"actor": "none"}) < confidence_of(plain)


def test_confidence_is_never_quite_sure_nor_hopeless_and_has_two_decimals():
    assert [score_of(points) for points in (-30.0, 0.5, 30.0)] == [0.02, 0.62, 0.95]
