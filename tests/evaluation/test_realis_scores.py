"""How a thing is told is asked of the row of the gold's type, however that row tells it."""

from __future__ import annotations

from newsledger.evaluation.realis_scores import realis_table, score_realis
from newsledger.evaluation.shares import Share
from tests.evaluation.cases_of import judged, read


def test_precision_and_recall_are_those_of_each_value_where_the_type_was_read():
    cases = [
        judged({"event_type": "AID", "realis": "negated"}, read("AID", realis="negated")),
        judged({"event_type": "AID", "realis": "negated"}, read("AID")),
        judged({"event_type": "AID", "realis": "asserted"}, read("AID", realis="negated")),
        judged({"event_type": "AID", "realis": "negated"}, read("CONSULT")),
        judged({"event_type": "AID"}, read("AID", realis="future")),
    ]
    found = {one.name: one for one in score_realis(cases)}
    assert set(found) == {"asserted", "negated"}
    assert (found["negated"].precision, found["negated"].recall) == (Share(1, 2), Share(1, 2))
    assert realis_table(cases) == {
        ("negated", "negated"): 1,
        ("negated", "asserted"): 1,
        ("asserted", "negated"): 1,
        ("negated", "no row"): 1,
    }


def test_of_two_rows_of_the_type_the_one_with_the_gold_words_is_asked():
    gold = {"event_type": "ASSAULT", "realis": "negated", "event_text": "shelled"}
    rows = (
        read("ASSAULT", trigger="killed", evidence="killed two guards"),
        read("ASSAULT", trigger="shelled", evidence="had not shelled the camp", realis="negated"),
    )
    assert realis_table([judged(gold, *rows)]) == {("negated", "negated"): 1}


def test_without_such_words_a_row_told_as_done_is_asked_first():
    rows = read("ASSAULT", realis="hypothetical"), read("ASSAULT")
    assert realis_table([judged({"event_type": "ASSAULT", "realis": "asserted"}, *rows)]) == {
        ("asserted", "asserted"): 1
    }


def test_the_gold_words_outweigh_being_told_as_done():
    gold = {"event_type": "ASSAULT", "realis": "asserted", "event_text": "shelled"}
    rows = read("ASSAULT", trigger="killed"), read("ASSAULT", trigger="shelled", realis="hypothetical")
    assert realis_table([judged(gold, *rows)]) == {("asserted", "hypothetical"): 1}
