"""Reports folded into incidents, on literal rows: each is a day, a place, and who did it to whom."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from newsledger.warehouse import query
from tests import rows
from tests.warehouse_of import warehouse_of

DAY = date(2023, 10, 8)


def incidents(folder: Path, *told: dict[str, Any]) -> list[tuple[date, int]]:
    """Day and number of reports of each incident; every report is an article of its own, in words of its own."""
    tables: dict[str, list[rows.Row]] = {"articles": [], "actor_mentions": [], "events": [], "event_actors": []}
    for number, given in enumerate(told):
        day = given.pop("day")
        who = given.pop("who", "Front")
        body = f"{who} raided town {number}. " + " ".join(f"word{number}x{place}" for place in range(40))
        article = rows.article(f"a{number}", body, day + timedelta(days=1), publisher=f"Paper {number}")
        span = {"event_date_start": day, "event_date_end": day, "event_date_precision": "day", "place_name": "Kano"}
        event = rows.event(article, f"{who} raided town {number}", **span | given)
        front = rows.mention(article, who, f"group:{who.lower()}", "armed_group")
        tables["articles"].append(article)
        tables["actor_mentions"].append(front)
        tables["events"].append(event)
        tables["event_actors"].append(rows.event_actor(article, event, front, "actor"))
    warehouse = warehouse_of(folder, **tables)
    reports = query(warehouse, "select count(*), count(distinct event_id) from incident_reports").row(0)
    assert reports == (len(told), len(told)), "every report stays"
    beside = "select count(*) from incidents join incident_reports using (incident_id) where event_id in event_ids"
    assert query(warehouse, beside).item() == len(told)
    return query(warehouse, "select event_date, reports from incidents order by all").rows()


def on(days_later: int, **more: Any) -> dict[str, Any]:
    return {"day": DAY + timedelta(days=days_later)} | more


def test_reports_a_day_apart_are_one_incident_on_the_day_that_most_give(tmp_path: Path) -> None:
    assert incidents(tmp_path, on(0), on(1), on(1)) == [(DAY + timedelta(days=1), 3)]


def test_of_two_days_given_as_often_the_earlier_stands(tmp_path: Path) -> None:
    assert incidents(tmp_path, on(1), on(0)) == [(DAY, 2)]


def test_reports_two_days_apart_are_two_incidents(tmp_path: Path) -> None:
    assert incidents(tmp_path, on(0), on(2)) == [(DAY, 1), (DAY + timedelta(days=2), 1)]


def test_a_siege_told_daily_never_becomes_one_long_incident(tmp_path: Path) -> None:
    found = incidents(tmp_path, *(on(day) for day in range(5)))
    assert found == [(DAY, 2), (DAY + timedelta(days=2), 2), (DAY + timedelta(days=4), 1)]


def test_after_a_gap_days_are_paired_anew(tmp_path: Path) -> None:
    found = incidents(tmp_path, on(0), on(3), on(4))
    assert found == [(DAY, 1), (DAY + timedelta(days=3), 2)]


def test_another_place_type_or_doer_is_another_incident(tmp_path: Path) -> None:
    found = incidents(tmp_path, on(0), on(0, place_name="Jos"), on(0, event_type="PROTEST"), on(0, who="Army"))
    assert found == [(DAY, 1)] * 4


def test_modes_of_a_type_are_one_family(tmp_path: Path) -> None:
    assert incidents(tmp_path, on(0, mode="firearms"), on(1, mode="explosives")) == [(DAY, 2)]


def test_a_month_folds_with_the_same_month_and_never_with_its_first_day(tmp_path: Path) -> None:
    month = {"event_date_end": DAY + timedelta(days=30), "event_date_precision": "month"}
    assert incidents(tmp_path, on(0), on(0, **month), on(0, **month)) == [(DAY, 1), (DAY, 2)]


def test_an_event_without_a_place_is_no_others_report(tmp_path: Path) -> None:
    assert incidents(tmp_path, on(0, place_name=None), on(0, place_name=None)) == [(DAY, 1), (DAY, 1)]
