"""Deaths that are summed: each stands in one row, and what is left out says why."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsledger.warehouse import query
from tests import rows
from tests.warehouse_of import warehouse_of

ADEN = {"place_name": "Aden", "geoname_id": 1, "place_country": "YEM", "place_precision": "city"}
YEMEN = {"place_name": "Yemen", "place_country": "YEM", "place_precision": "country"}
TAIZ = {"place_name": "Taiz", "geoname_id": 2, "place_country": "YEM", "place_precision": "city"}
DAY = {"event_date_start": rows.DAY, "event_date_end": rows.DAY, "event_date_precision": "day"}

Told = tuple[rows.Row, rows.Row, list[rows.Row]]


def told(article: rows.Row, words: str, *dead: tuple[str, float, dict[str, Any]], **event: Any) -> Told:
    """An event of the article, and its figures of people killed."""
    found = rows.event(article, words, **(DAY | ADEN | event))
    figures = [rows.figure(article, text, number, event_id=found["event_id"], **more) for text, number, more in dead]
    return article, found, figures


def summed(folder: Path, *parts: Told) -> tuple[float | None, list[tuple[str, str | None]]]:
    """The sum of acled_like, and each figure's words with why it is not counted."""
    articles = list({article["article_id"]: article for article, _, _ in parts}.values())
    figures = [figure for _, _, found in parts for figure in found]
    where = warehouse_of(folder, articles=articles, events=[event for _, event, _ in parts], figures=figures)
    reasons = query(where, "select evidence, not_counted from deaths_counted join figures using (figure_id) order by 1")
    return query(where, "select sum(fatalities) from acled_like").item(), reasons.rows()


def test_the_greatest_toll_of_a_place_and_day_in_an_article_stands_for_its_others(tmp_path: Path) -> None:
    article = rows.article("a", "A raid killed 23. Gunmen killed 17 soldiers.")
    parts = told(article, "A raid", ("23", 23, {})), told(article, "Gunmen", ("17 soldiers", 17, {}))
    assert summed(tmp_path, *parts) == (23, [("17 soldiers", "another_figure_of_the_article"), ("23", None)])


def test_several_victims_of_one_event_are_added_up_and_parts_are_not(tmp_path: Path) -> None:
    article = rows.article("a", "A raid killed a policeman, two gunmen and nine villagers, six of them women.")
    dead = [("a policeman", 1, {}), ("two gunmen", 2, {}), ("nine villagers", 9, {})]
    part = told(article, "A raid", *dead, ("six of them", 6, {}))
    part[2][3]["parent_figure_id"] = part[2][2]["figure_id"]
    assert summed(tmp_path, part) == (
        12,
        [
            ("a policeman", None),
            ("nine villagers", None),
            ("six of them", "part_of_counted_total"),
            ("two gunmen", None),
        ],
    )


def test_the_latest_article_stands_for_those_before_it(tmp_path: Path) -> None:
    first, later = rows.article("a", "A raid killed 23."), rows.article("b", "Men killed 17.", date(2023, 10, 11))
    parts = told(first, "A raid", ("23", 23, {})), told(later, "Men", ("17", 17, {}))
    assert summed(tmp_path, *parts) == (17, [("17", None), ("23", "another_report")])


def test_what_is_told_of_a_country_stands_for_its_places_when_it_is_more(tmp_path: Path) -> None:
    article = rows.article("a", "Raids killed 30. One killed 12. Another killed 9.")
    places = told(article, "One", ("12", 12, {})), told(article, "Another", ("9", 9, {}), **TAIZ)
    whole = told(article, "Raids", ("30", 30, {}), **YEMEN)
    reasons = [("12", "part_of_counted_total"), ("30", None), ("9", "part_of_counted_total")]
    assert summed(tmp_path, *places, whole) == (30, reasons)


@pytest.mark.parametrize(
    ("more", "event", "reason"),
    [
        ({"scope": "cumulative"}, {}, "running_total"),
        ({"scope": "period"}, {}, "period"),
        ({"scope": "historical"}, {}, "historical"),
        ({"realis": "negated"}, {}, "denied"),
        ({"realis": "future"}, {}, "not_told_as_so"),
        ({"change": "rise", "change_kind": "by"}, {}, "change"),
        ({}, {"event_type": "COERCE"}, "no_violence"),
        ({}, {"realis": "future"}, "no_event"),
        ({}, {"event_date_precision": "year"}, "no_day"),
    ],
)
def test_totals_periods_and_history_are_not_summed_and_the_report_says_why(
    tmp_path: Path, more: rows.Row, event: rows.Row, reason: str
) -> None:
    article = rows.article("a", "A raid killed 23.")
    found, reasons = summed(tmp_path, told(article, "A raid", ("23", 23, more), **event))
    assert not found
    assert reasons == [("23", reason)]
    where = next(tmp_path.rglob("warehouse.duckdb"))
    assert query(where, "select not_summed from toll_reports").item() == reason
