"""Types are counted once a text, among rows told as done or as the gold tells them."""

from __future__ import annotations

from newsledger.evaluation.gold_matching import judge
from newsledger.evaluation.types import count_confusions, score_types
from tests.evaluation.cases_of import case, judged, read


def test_precision_counts_distinct_types_and_recall_counts_texts():
    cases = [
        case({"event_type": "AID"}, read("AID"), read("AID"), read("CONSULT")),
        case({"event_type": "AID"}, read("COOPERATE")),
        case({"event_type": "CONSULT"}, read("CONSULT")),
    ]
    scores = score_types(judge(cases))
    assert (scores.all.precision.right, scores.all.precision.of) == (2, 4)
    assert (scores.all.recall.right, scores.all.recall.of) == (2, 3)
    assert scores.all.f1 == 0.5714
    assert {one.name: (one.f1, one.recall.of) for one in scores.each} == {
        "AID": (0.6667, 2),
        "CONSULT": (0.6667, 1),
        "COOPERATE": (0.0, 0),
    }
    assert scores.macro_f1 == 0.6667


def test_what_is_denied_or_supposed_does_not_count_as_read():
    one = judged({"event_type": "AID"}, read("AID", realis="negated"), read("CONSULT", realis="hypothetical"))
    assert not one.types
    assert count_confusions([one]) == [("AID", "AID negated", 1)]


def test_what_is_to_come_counts_as_read():
    assert judged({"event_type": "AID"}, read("AID", realis="future")).types == {"AID"}


def test_what_the_gold_calls_denied_counts_when_it_is_read_so():
    gold = {"event_type": "ASSAULT", "realis": "negated"}
    assert judged(gold, read("ASSAULT", realis="negated")).types == {"ASSAULT"}
    assert not judged(gold, read("ASSAULT", realis="hypothetical")).types


def test_a_concession_and_a_retreat_are_one_type_where_the_gold_has_their_older_name():
    cases = [case({"event_type": "YIELD"}, read("RETREAT"), read("CONCEDE")), case({"event_type": "AID"}, read("AID"))]
    scores = score_types(judge(cases))
    assert (scores.all.precision.value, scores.all.recall.value) == (1.0, 1.0)


def test_a_text_without_event_only_loses_precision():
    scores = score_types(judge([case({"event_type": None}, read("AID")), case({"event_type": "AID"}, read("AID"))]))
    assert (scores.all.precision.value, scores.all.recall.value) == (0.5, 1.0)


def test_what_was_read_instead_of_a_missed_type_is_counted():
    cases = [case({"event_type": "AID"}, read("CONSULT"), read("AGREE")), case({"event_type": "AID"})]
    assert count_confusions(judge(cases)) == [("AID", "AGREE", 1), ("AID", "CONSULT", 1), ("AID", "nothing", 1)]
