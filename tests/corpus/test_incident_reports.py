"""Reports of a story fold into incidents unless their days, places or participants contradict each other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from newsledger.corpus.report_agreement import Incident, Report

DAY = date(2024, 5, 6)
FIRST: dict[str, Any] = {
    "event_id": "e1",
    "article_id": "a1",
    "story_id": "s",
    "event_type": "ASSAULT",
    "day": DAY,
    "end": DAY,
    "published": DAY,
    "place": "kano",
    "is_town": True,
    "country": "NGA",
    "sides": (frozenset({"group:dawn-front"}), frozenset({"NGA CVL"})),
    "countries": (frozenset(), frozenset({"NGA"})),
    "tolls": frozenset({"killed 9"}),
}


def agreement(**other: Any) -> list[str] | None:
    return Incident(Report(**FIRST)).find_agreement(Report(**FIRST | {"event_id": "e2", "article_id": "a2"} | other))


def later(day: int) -> dict[str, date]:
    return {"day": date(2024, 5, day), "end": date(2024, 5, day), "published": date(2024, 5, day)}


NOBODY = (frozenset[str](), frozenset[str]())
STATE = frozenset({"gov:NGA/army"})


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({}, "same_day"),
        (later(7), "next_day"),
        (later(20), "same_toll"),
        ({"place": "nigeria", "is_town": False}, "place_holds_the_other"),
        ({"place": None, "country": None, "sides": NOBODY, "countries": NOBODY}, "same_day"),
        ({"day": None, "end": None, "published": None}, "same_place"),
        ({"sides": (frozenset({"person:abu-x"}), frozenset())}, "same_day"),
        ({"sides": (frozenset({"group:rivals"}), frozenset({"NGA CVL"}))}, "same_participant"),
    ],
)
def test_a_report_that_contradicts_nothing_belongs_to_the_incident(other: dict[str, Any], reason: str) -> None:
    assert reason in (agreement(**other) or [])


@pytest.mark.parametrize(
    "other",
    [
        later(20) | {"tolls": frozenset({"killed 4"})},
        {"place": "jos"},
        {"country": "NER", "place": "diffa"},
        {"sides": (STATE, frozenset({"group:dawn-front"})), "countries": (frozenset({"NGA"}), frozenset())},
        {"day": None, "end": None, "published": date(2024, 5, 1)},
    ],
)
def test_another_day_town_country_or_doer_is_another_incident(other: dict[str, Any]) -> None:
    assert agreement(**other) is None


def test_a_story_has_one_disaster_of_a_kin_however_long_it_lasts() -> None:
    flood = FIRST | {"event_type": "HAZARD water", "tolls": frozenset()}
    lasting = Report(**flood | later(20) | {"event_id": "e2", "place": "jos"})
    assert Incident(Report(**flood)).find_agreement(lasting) is not None
