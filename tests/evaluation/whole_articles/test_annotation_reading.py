"""What is wrong with an annotation is said with the object it is in."""

from __future__ import annotations

import pytest

from newsledger.evaluation.whole_articles.annotation_reading import is_of_whole_article, read_annotation
from tests.evaluation.whole_articles.article_cases_of import gold_event, gold_figure, named


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        ({"events": {}}, "events is no list of objects"),
        (
            {"events": [gold_event("a"), gold_event("b", event_type=("CHAT",))]},
            r"gold.events, 2: unknown event_type 'CHAT'",
        ),
        ({"events": [gold_event("a", event_type=())]}, "gold.events, 1: has no event_type"),
        ({"events": [gold_event("a", mode=["dance"])]}, "unknown mode 'dance'"),
        ({"events": [gold_event("a", realis=["maybe"])]}, "unknown realis 'maybe'"),
        ({"events": [gold_event()]}, "has no mentions"),
        ({"events": [gold_event("a", mentions="a")]}, "mentions is no list of words"),
        ({"events": [gold_event("a", actors=[named("x", country="KENYA")])]}, "unknown country 'KENYA'"),
        ({"events": [gold_event("a", actors=[named()])]}, "has no names"),
        ({"events": [gold_event("a", place="Mombasa")]}, "place is no object with names and country"),
        ({"events": [gold_event("a", date={"start": "Monday"})]}, "date Monday to None is no span of days"),
        ({"figures": [gold_figure("a", 1, measure=["wounded"])]}, "gold.figures, 1: unknown measure 'wounded'"),
        ({"figures": [gold_figure("a", 1, bound="maximal")]}, "unknown bound 'maximal'"),
        ({"figures": [gold_figure("a", 1, best="nine")]}, "best 'nine' is no number"),
        ({"statements": [{"speaker": ["x"]}]}, "gold.statements, 1: has no words"),
        ({"actors": [named("x", sector=["ARMY"])]}, "gold.actors, 1: unknown sector 'ARMY'"),
        ({"actors": [], "focus_country": "XXX"}, "unknown focus_country 'XXX'"),
    ],
)
def test_what_is_no_annotation_is_refused_with_the_reason(gold: dict[str, object], said: str):
    with pytest.raises(ValueError, match=said):
        read_annotation({"gold": gold})


def test_lists_that_are_missing_are_empty_and_core_is_the_rule():
    annotation = read_annotation(
        {"gold": {"events": [{"event_type": ["AID"], "realis": ["asserted"], "mentions": ["gave"]}]}}
    )
    assert (annotation.figures, annotation.statements, annotation.actors) == ((), (), ())
    assert annotation.events[0].is_core
    assert annotation.events[0].sides == {"actor": (), "recipient": ()}


@pytest.mark.parametrize(
    ("gold", "whole"),
    [
        ({"events": []}, True),
        ({"statements": []}, True),
        ({"event_type": "AID", "actors": []}, False),
        ({}, False),
        (None, False),
    ],
)
def test_a_gold_with_lists_and_no_event_type_is_of_a_whole_article(gold: object, whole: bool):  # noqa: FBT001
    assert is_of_whole_article({"gold": gold}) is whole
