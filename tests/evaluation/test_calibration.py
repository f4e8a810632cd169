"""Confidence beside how often it was right, and the points it is made of."""

from __future__ import annotations

import pytest

from newsledger.evaluation.calibration import calibrate, is_row_right
from newsledger.evaluation.points import estimate_points, held_out_brier, list_rows
from newsledger.evaluation.shares import Share, wilson
from tests.evaluation.cases_of import judged, read


def test_a_row_is_right_when_type_and_doneness_are_those_of_the_gold():
    row = read("AID", realis="future")
    assert is_row_right(row, judged({"event_type": "AID"}, row))
    assert not is_row_right(row, judged({"event_type": "AID", "realis": "negated"}, row))
    assert not is_row_right(row, judged({"event_type": "CONSULT"}, row))
    denied = read("AID", realis="negated")
    assert is_row_right(denied, judged({"event_type": "AID", "realis": "negated"}, denied))
    assert is_row_right(denied, judged({"event_type": "AID", "realis": "hypothetical"}, denied))
    assert not is_row_right(denied, judged({"event_type": "AID"}, denied))


def test_each_confidence_that_occurs_has_its_share_of_right_rows():
    cases = [judged({"event_type": "AID"}, read("AID", confidence=0.8), read("CONSULT", confidence=0.3))] * 3
    found = calibrate([*cases, judged({"event_type": "AGREE"}, read("AID", confidence=0.8))])
    assert [(one.mean, one.share) for one in found.bins] == [(0.3, Share(0, 3)), (0.8, Share(3, 4))]
    assert found.error == pytest.approx((3 * 0.3 + 4 * 0.05) / 7, abs=1e-4)
    assert found.brier == pytest.approx((3 * 0.09 + 3 * 0.04 + 0.64) / 7, abs=1e-4)
    assert found.concordance == pytest.approx((9 + 3 / 2) / 12)
    assert calibrate([]).concordance is None


def test_there_are_never_more_than_ten_bins_and_no_row_is_lost():
    rows = [read("AID", confidence=number / 100) for number in range(5, 96)]
    found = calibrate([judged({"event_type": "AID"}, row) for row in rows])
    assert len(found.bins) <= 10
    assert sum(one.share.of for one in found.bins) == len(rows)
    assert (found.bins[0].lowest, found.bins[-1].highest) == (0.05, 0.95)


def test_an_interval_holds_the_share_and_narrows_with_more_rows():
    few, many = wilson(Share(7, 10)), wilson(Share(700, 1000))
    assert few == (0.3968, 0.8922)
    assert few[0] < many[0] < 0.7 < many[1] < few[1]
    assert wilson(Share(0, 0)) == (0.0, 1.0)


def test_points_take_away_what_rows_of_a_value_are_worse_the_less_the_fewer_there_are():
    good, bad = {"pattern": "verb"}, {"pattern": "noun"}
    cases = [judged({"event_type": "AID"}, read("AID", features=good)) for _ in range(40)]
    cases += [judged({"event_type": "AID"}, read("AGREE", features=bad)) for _ in range(12)]
    found = {(one.feature, one.value): one for one in estimate_points(list_rows(cases))}
    assert found["pattern", "noun"].share == Share(0, 12)
    assert found["pattern", "noun"].points < 0 < found["pattern", "verb"].points
    fewer = {(one.feature, one.value): one for one in estimate_points(list_rows(cases[:45]))}
    assert found["pattern", "noun"].points < fewer["pattern", "noun"].points < 0


def test_points_are_tried_on_texts_they_were_not_set_from():
    features = [{"pattern": "verb"}, {"pattern": "noun"}]
    cases = [
        judged({"event_type": "AID"}, read(("AID", "AGREE")[number % 2], features=features[number % 2]))
        for number in range(60)
    ]
    score = held_out_brier(cases)
    assert score is not None
    assert score < 0.1
    assert held_out_brier([]) is None
    assert estimate_points([]) == []
