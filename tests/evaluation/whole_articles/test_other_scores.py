"""Figures are met by their words, statements by half of theirs, actors by their names."""

from __future__ import annotations

import pytest

from newsledger.evaluation.whole_articles.article_measures import evaluate_articles
from tests.evaluation.whole_articles.article_cases_of import (
    evaluated,
    faults,
    figure,
    gold_event,
    gold_figure,
    named,
    row,
    share,
    whole,
)

SAID = "the students had done nothing"


def test_a_figure_is_met_by_its_words_and_each_of_its_columns_is_judged():
    found = evaluated({"figures": [gold_figure("nine students", 9)]}, figures=[figure("nine students", 8)])
    assert (share(found, "figures", "recall"), share(found, "figures", "precision")) == ((1, 1), (1, 1))
    assert (share(found, "figures", "value"), share(found, "figures", "bound")) == ((0, 1), (1, 1))
    assert share(found, "figures", "value, bound and measure") == (0, 1)
    assert faults(found, "figure value") == [("nine students", "9", "8")]


@pytest.mark.parametrize(
    ("column", "wanted", "read", "right"),
    [
        ("value", {"low": 24, "best": None, "high": None}, {"value_best": None, "value_low": 24}, 1),
        ("value", {"value_also": [9]}, {}, 1),
        ("bound", {"bound": "about", "bound_also": ["exact"]}, {}, 1),
        ("measure", {"measure": ["injured", "detained"]}, {}, 1),
        ("counted", {"counted": "student"}, {}, 1),
        ("counted", {"counted": "pupils"}, {}, 0),
        ("counted", {"counted": "pupils", "counted_also": [""]}, {}, 1),
        ("unit", {"unit": "month"}, {"unit": "mo", "counted": None}, 1),
        ("unit", {"unit": "year"}, {"unit": "mo", "counted": None}, 0),
        ("unit", {"unit": "student"}, {"unit": "count"}, 1),
        ("population", {"population_country": None}, {}, 0),
        ("population", {"population_country": None, "population_also": ["KEN"]}, {}, 1),
        ("attribution", {"attributed_to": ["the minister"]}, {"attributed_to": "minister"}, 1),
        ("attribution", {"attributed_to": ["the minister"]}, {"attributed_to": None}, 0),
        ("attribution", {"attributed_to": ["the minister"], "attributed_also": [""]}, {"attributed_to": None}, 1),
        ("attribution", {"attributed_to": []}, {"attributed_to": "police"}, 0),
        ("scope", {"scope": "period", "scope_also": ["event"]}, {}, 1),
        ("realis", {"realis": "future"}, {}, 0),
    ],
)
def test_a_column_of_a_figure_is_right_by_any_acceptable_answer(
    column: str, wanted: dict[str, object], read: dict[str, object], right: int
):
    gold = {"figures": [gold_figure("nine students", 7) | wanted]}
    assert share(evaluated(gold, figures=[figure("nine students", 9) | read]), "figures", column) == (right, 1)


def test_a_row_that_meets_two_figures_takes_the_one_with_its_value_and_each_is_taken_once():
    gold = {"figures": [gold_figure("nine students", 1), gold_figure("nine students", 9)]}
    found = evaluated(gold, figures=[figure("nine students", 9), figure("nine", 9)])
    assert share(found, "figures", "value") == (1, 2)
    assert share(found, "figures", "recall") == (2, 2)


def test_a_figure_that_may_be_left_out_is_neither_asked_for_nor_invented():
    gold = {"figures": [gold_figure("nine students", 9, core=False)]}
    found = evaluated(gold, figures=[figure("nine students", 9), figure("hours", 2)])
    assert (share(found, "figures", "recall"), share(found, "figures", "precision")) == ((0, 0), (1, 2))
    assert faults(found, "figure invented") == [("hours", "no figure", "detained 2")]


def test_a_statement_is_found_by_half_of_its_words():
    gold = {"statements": [{"speaker": ["its minister"], "words": SAID}]}
    half = row("statements", "students had done nothing", speaker="minister")
    found = evaluated(gold, statements=[half, row("statements", "Rain fell", speaker=None)])
    assert (share(found, "statements", "recall"), share(found, "statements", "precision")) == ((1, 1), (1, 2))
    assert share(found, "statements", "speaker") == (1, 1)
    less = evaluated(gold, statements=[row("statements", "nothing", speaker="minister")])
    assert share(less, "statements", "recall") == (0, 1)


def test_another_speaker_is_a_fault():
    gold = {"statements": [{"speaker": ["its minister"], "words": SAID}]}
    found = evaluated(gold, statements=[row("statements", SAID, speaker="Kenyan police")])
    assert faults(found, "speaker") == [(SAID, "its minister", "Kenyan police")]


def test_an_actor_is_found_by_its_name_and_by_longer_mentions_only_without_one():
    longer = row("actor_mentions", "Kenyan police", role_country="KEN", role_sector="COP")
    gold = {"actors": [named("police", country="KEN", sector=["COP"], kind="government_body")]}
    assert share(evaluated(gold, actor_mentions=[longer]), "actors", "country") == (1, 1)
    exact = row("actor_mentions", "police", role_country=None, role_sector="COP")
    found = evaluated(gold, actor_mentions=[longer, exact])
    assert (share(found, "actors", "country"), share(found, "actors", "sector")) == ((0, 1), (1, 1))
    assert faults(found, "actor country") == [("police", "KEN", "none")]


def test_a_text_that_was_rejected_counts_as_one_nothing_was_read_out_of():
    gold = {
        "events": [gold_event("Rain fell")],
        "figures": [gold_figure("nine students", 9)],
        "actors": [named("Uganda")],
    }
    found = evaluate_articles([whole(gold)], {})
    assert [share(found, part, "recall") for part in ("events", "figures")] == [(0, 1), (0, 1)]
    assert share(found, "actors", "found") == (0, 1)
