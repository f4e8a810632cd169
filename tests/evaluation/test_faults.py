"""Faults are told by kind, with what was expected and what was read, the surest first."""

from __future__ import annotations

import pytest

from newsledger.evaluation.cases import ReadEvent
from newsledger.evaluation.faults import find_faults
from newsledger.evaluation.gold_matching import judge
from tests.evaluation.cases_of import case, people, read

GOLD: dict[str, object] = {
    "event_type": "AID",
    "actors": people("Fiji/FJI"),
    "recipients": people("Tonga/TON"),
    "realis": "asserted",
    "place_name": "Suva",
    "event_date_start": "2024-03-11",
}
RIGHT = {"place_name": "Suva", "event_date_start": "2024-03-11"}


@pytest.mark.parametrize(
    ("gold", "row", "kind", "expected", "was"),
    [
        ({}, read("CONSULT"), "type missed", "AID", "CONSULT"),
        ({}, read("AID", "Chad/TCD", "Tonga/TON", **RIGHT), "actor wrong", "Fiji (FJI)", "Chad (TCD)"),
        ({}, read("AID", "", "Tonga/TON", **RIGHT), "actor missed", "Fiji (FJI)", "none"),
        ({"actors": []}, read("AID", "Fiji/FJI", "Tonga/TON", **RIGHT), "actor invented", "none", "Fiji (FJI)"),
        ({}, read("AID", "Fiji/FJI", "islands", **RIGHT), "recipient wrong", "Tonga (TON)", "islands (?)"),
        ({}, read("AID", "Fiji/FJI", **RIGHT), "recipient missed", "Tonga (TON)", "none"),
        ({"recipients": []}, read("AID", "Fiji/FJI", "Oria", **RIGHT), "recipient invented", "none", "Oria (?)"),
        ({}, read("AID", "Fiji/FJI", "Tonga", **RIGHT), "country wrong", "Tonga (TON)", "Tonga (?)"),
        (
            {},
            read("AID", "Fiji/FJI", "Tonga/TON", realis="future", evidence="will help", **RIGHT),
            "realis",
            "asserted",
            "future: will help",
        ),
        (
            {},
            read("AID", "Fiji/FJI", "Tonga/TON", place_name="Suva"),
            "date",
            "date_start 2024-03-11",
            "date_start none",
        ),
        (
            {},
            read("AID", "Fiji/FJI", "Tonga/TON", event_date_start="2024-03-11", place_name="Nadi"),
            "place",
            "place_name Suva",
            "place_name Nadi",
        ),
    ],
)
def test_a_fault_is_told_by_its_kind(gold: dict[str, object], row: ReadEvent, kind: str, expected: str, was: str):
    faults = {name: found for name, found in find_faults(judge([case(GOLD | gold, row)])).items() if found}
    assert list(faults) == [kind]
    (fault,) = faults[kind]
    assert (fault.expected, fault.read) == (expected, was)


def test_a_wrong_mode_is_told():
    faults = find_faults(judge([case({"event_type": "COERCE", "mode": None}, read("COERCE", mode="ban"))]))
    assert [(fault.expected, fault.read) for fault in faults["mode"]] == [("mode none", "mode ban")]


def test_a_further_type_is_an_extra_one_and_one_instead_is_not():
    rows = read("AID"), read("AGREE", evidence="they agreed")
    assert [fault.read for fault in find_faults(judge([case({"event_type": "AID"}, *rows)]))["extra type"]] == [
        "AGREE: they agreed"
    ]
    assert find_faults(judge([case({"event_type": "AID"}, rows[1])]))["extra type"] == []


def test_the_surest_faults_come_first():
    cases = [case({"event_type": "AID"}, read("AGREE", confidence=sure)) for sure in (0.3, 0.9, 0.6)]
    assert [fault.confidence for fault in find_faults(judge(cases))["type missed"]] == [0.9, 0.6, 0.3]


def test_a_text_read_rightly_has_no_fault():
    row = read("AID", "Fiji/FJI", "Tonga/TON", **RIGHT)
    assert not any(find_faults(judge([case(GOLD, row)])).values())
