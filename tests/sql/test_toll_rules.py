"""The opt-in timelines: the same reports by the rules of UCDP and of ACLED."""

from __future__ import annotations

from pathlib import Path

from tests.sql.test_toll_timeline import EVENING, MINISTRY, timeline, told

UCDP = "select low, best, high, sources, reports from toll_timeline_ucdp"
ACLED = "select fatalities, sources, reports from toll_timeline_acled"


def test_ucdp_takes_the_lower_of_the_most_reliable_and_the_span_of_all(tmp_path: Path) -> None:
    army = {"attributed_to": "the army", "attributed_actor_id": "gov:YEM/army"}
    found = timeline(
        tmp_path,
        told("a", "14 people died", 14, **MINISTRY),
        told("b", "11 people died", 11, **army),
        told("c", "9 people died", 9, attributed_to="witnesses"),
        told("d", "at least 20 died", 20, publisher="One", value_high=None, bound="at_least"),
        sql=UCDP,
    )
    assert found.rows() == [(9, 11, 20, 4, 4)]


def test_a_source_s_later_word_replaces_its_earlier_one_by_every_rule(tmp_path: Path) -> None:
    tolls = (
        told("a", "9 people died", 9, **MINISTRY),
        told("b", "11 people died", 11, published_at=EVENING, **MINISTRY),
    )
    assert timeline(tmp_path / "u", *tolls, sql=UCDP).rows() == [(11, 11, 11, 1, 2)]
    assert timeline(tmp_path / "a", *tolls, sql=ACLED).rows() == [(11, 1, 2)]
    standing = "select source, stated, reports from toll_standing"
    assert timeline(tmp_path / "s", *tolls, sql=standing).rows() == [("gov:YEM/ministry-of-health", 11, 2)]


def test_acled_takes_the_lowest_number_reported(tmp_path: Path) -> None:
    found = timeline(
        tmp_path,
        told("a", "14 people died", 14, **MINISTRY),
        told("b", "9 people died", 9, attributed_to="witnesses"),
        sql=ACLED,
    )
    assert found.rows() == [(9, 2, 2)]


def test_acled_counts_dozens_as_twelve_and_ucdp_as_their_least(tmp_path: Path) -> None:
    dozens = told("a", "dozens died", 24, value_best=None, value_low=24, value_high=None, bound="vague")
    assert timeline(tmp_path / "a", dozens, sql=ACLED).rows() == [(12, 1, 1)]
    assert timeline(tmp_path / "u", dozens, sql=UCDP).rows() == [(24, 24, 24, 1, 1)]


def test_places_and_populations_stay_apart(tmp_path: Path) -> None:
    found = timeline(
        tmp_path,
        told("a", "14 people died", 14, **MINISTRY),
        told("b", "2 policemen died", 2, population_group="police", **MINISTRY),
        sql="select population_group, fatalities from toll_timeline_acled order by fatalities",
    )
    assert found.rows() == [("police", 2), (None, 14)]
