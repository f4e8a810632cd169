from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from newsledger.warehouse import query
from tests import rows
from tests.warehouse_of import warehouse_of

PLACE = {"place_name": "Aden", "geoname_id": 415189, "place_country": "YEM"}
EVENING = datetime(2023, 10, 9, 20, tzinfo=UTC)
MINISTRY = {"attributed_to": "the health ministry", "attributed_actor_id": "gov:YEM/ministry-of-health"}


def told(name: str, words: str, value: float, measure: str = "killed", **more: Any) -> tuple[rows.Row, rows.Row]:
    """An article of its own words that states one toll, and its figure."""
    of_article = {key: more.pop(key) for key in ("published_at", "publisher", "published_date") if key in more}
    article = rows.article(name, f"{name} reports: {words}.", **of_article)
    return article, rows.figure(article, words, value, measure, **(PLACE | more))


def mentioned(article: rows.Row, text: str, actor_id: str) -> rows.Row:
    return rows.mention(article, text, actor_id, kind="government_body")


def timeline(folder: Path, *tolls: tuple[rows.Row, rows.Row], sql: str = "select * from toll_timeline") -> pl.DataFrame:
    articles = list({article["article_id"]: article for article, _ in tolls}.values())
    spoken = [
        mentioned(article, article["article_id"], figure["attributed_actor_id"])
        for article, figure in tolls
        if figure.get("attributed_actor_id")
    ]
    figures = [figure for _, figure in tolls]
    return query(warehouse_of(folder, articles=articles, figures=figures, actor_mentions=spoken), sql)


def left_out(folder: Path, *tolls: tuple[rows.Row, rows.Row]) -> list[str | None]:
    sql = "select left_out from toll_reports order by article_id, value_best desc"
    return timeline(folder, *tolls, sql=sql).to_series().to_list()


def test_one_toll_told_by_two_publishers_is_one_toll_never_their_sum(tmp_path: Path) -> None:
    found = timeline(
        tmp_path, told("a", "12 people died", 12, publisher="One"), told("b", "twelve were killed", 12, publisher="Two")
    )
    assert found.select("low", "best", "high", "sources", "reports").rows() == [(12, 12, 12, 2, 2)]
    assert found["disagreeing_sources"].to_list() == [[]]


def test_the_latest_figure_of_the_most_specific_source_is_best_and_the_others_are_named(tmp_path: Path) -> None:
    found = timeline(
        tmp_path,
        told("a", "9 people died", 9, **MINISTRY),
        told("b", "11 people died", 11, published_at=EVENING, **MINISTRY),
        told("c", "15 people died", 15, published_at=EVENING, attributed_to="Witnesses"),
        told("d", "20 people died", 20, published_at=EVENING, publisher="One"),
        told("e", "at least 7 died", 7, published_at=EVENING, publisher="Two", value_high=None, bound="at_least"),
    )
    assert found.select("low", "best", "high", "sources", "reports").rows() == [(7, 11, 20, 4, 5)]
    assert found["disagreeing_sources"].to_list() == [["One", "witnesses"]]
    assert found.select("best_source", "rule").rows() == [
        ("gov:YEM/ministry-of-health", "latest figure of a named actor")
    ]


def test_of_several_figures_of_one_source_in_one_article_the_total_stands(tmp_path: Path) -> None:
    article = rows.article("a", "5 died in the port and 12 died in all.")
    found = timeline(
        tmp_path,
        (article, rows.figure(article, "5 died", 5, **PLACE)),
        (article, rows.figure(article, "12 died", 12, **PLACE)),
    )
    assert found.select("low", "best", "high", "sources", "reports").rows() == [(12, 12, 12, 1, 2)]


def test_a_vague_report_never_hides_a_stated_one(tmp_path: Path) -> None:
    vague = {"value_low": 24, "value_best": None, "value_high": None, "bound": "vague"}
    found = timeline(
        tmp_path, told("a", "dozens died", 0, **vague, **MINISTRY), told("b", "30 people died", 30, publisher="One")
    )
    assert found.select("low", "best", "high").rows() == [(24, 30, 30)]


def test_a_toll_that_is_only_vague_has_no_best_and_no_high(tmp_path: Path) -> None:
    vague = {"value_low": 24, "value_best": None, "value_high": None, "bound": "vague"}
    found = timeline(tmp_path, told("a", "dozens died", 0, **vague))
    assert found.select("low", "best", "high").rows() == [(24, None, None)]


def test_a_part_of_other_people_stands_beside_its_total_and_is_not_added(tmp_path: Path) -> None:
    article = rows.article("a", "12 people died, including 2 police.")
    total = rows.figure(article, "12 people died", 12, **PLACE)
    part = rows.figure(article, "2 police", 2, population_group="police", parent_figure_id=total["figure_id"], **PLACE)
    found = timeline(tmp_path, (article, total), (article, part)).sort("best")
    assert found.select("population_group", "best").rows() == [("police", 2), (None, 12)]


def test_a_part_of_the_same_people_is_left_out(tmp_path: Path) -> None:
    article = rows.article("a", "12 people died, 3 of them at sea.")
    total = rows.figure(article, "12 people died", 12, **PLACE)
    part = rows.figure(article, "3 of them", 3, parent_figure_id=total["figure_id"], **PLACE)
    assert left_out(tmp_path, (article, total), (article, part)) == [None, "part_of_counted_total"]


def test_what_is_denied_unreal_past_or_nowhere_is_left_out_and_says_why(tmp_path: Path) -> None:
    tolls = [
        told("a", "12 people died", 12),
        told("b", "no 13 died", 13, realis="negated"),
        told("c", "14 may die", 14, realis="future"),
        told("d", "15 might have died", 15, realis="hypothetical"),
        told("e", "16 died in 1994", 16, scope="historical"),
        told("f", "17 died somewhere", 17, place_name=None, geoname_id=None, place_country=None),
    ]
    reasons = [None, "denied", "not_told_as_so", "not_told_as_so", "historical", "no_place"]
    assert left_out(tmp_path, *tolls) == reasons


def test_an_undated_toll_of_an_undated_article_is_left_out(tmp_path: Path) -> None:
    article = rows.article("a", "12 people died.", day=None)
    assert left_out(tmp_path, (article, rows.figure(article, "12 people died", 12, **PLACE))) == ["no_day"]


def test_a_copy_of_a_story_reports_nothing_new(tmp_path: Path) -> None:
    body = "12 people died when the ferry left the harbour in a storm, the coast guard said on Monday."
    tolls = []
    for name in ("a", "b"):
        article = rows.article(name, body, publisher=name)
        tolls.append((article, rows.figure(article, "12 people died", 12, **PLACE)))
    assert left_out(tmp_path, *tolls) == [None, "copy"]


def test_a_figure_without_a_place_takes_that_of_its_event(tmp_path: Path) -> None:
    article = rows.article("a", "A ferry sank off Aden. 12 people died.")
    sunk = rows.event(article, "A ferry sank", **PLACE)
    figure = rows.figure(article, "12 people died", 12, event_id=sunk["event_id"])
    warehouse = warehouse_of(tmp_path, articles=[article], events=[sunk], figures=[figure])
    found = query(warehouse, "select place_key, place_name, place_country from toll_timeline")
    assert found.rows() == [("geonames:415189", "Aden", "YEM")]


def test_days_places_measures_and_scopes_are_kept_apart(tmp_path: Path) -> None:
    other_day = date(2023, 10, 7)
    found = timeline(
        tmp_path,
        told("a", "1 died", 1),
        told("b", "2 died", 2, as_of_date=other_day),
        told("c", "3 were hurt", 3, "injured"),
        told("d", "4 died", 4, place_name="Sana'a", geoname_id=71137),
        told("e", "5 died", 5, scope="cumulative"),
        told("f", "6 were held", 6, "detained"),
    )
    assert sorted(found["best"].to_list()) == [1, 2, 3, 4, 5]


def running(name: str, value: float, day: int, **more: Any) -> tuple[rows.Row, rows.Row]:
    day_of = date(2023, 10, day)
    return told(name, f"{value:g} people died", value, scope="cumulative", as_of_date=day_of, **more)


def test_a_running_total_never_falls_unless_its_report_lowers_it(tmp_path: Path) -> None:
    tolls = (
        running("a", 40, 9),
        running("b", 31, 10),
        running("c", 52, 11),
        running("d", 44, 12, change="fall", change_kind="to"),
        running("e", 39, 13),
    )
    found = timeline(tmp_path, *tolls).sort("day")
    assert found["best"].to_list() == [40, 40, 52, 44, 44]
    assert [rule.split(",")[0] for rule in found["rule"]] == [
        "latest figure of a publisher",
        "running total of an earlier day",
        "latest figure of a publisher",
        "running total that its source lowered",
        "running total of an earlier day",
    ]
    assert found["best_figure_id"][1] == found["best_figure_id"][0]


def test_how_far_a_toll_rises_is_no_toll(tmp_path: Path) -> None:
    assert left_out(tmp_path, told("a", "12 more died", 12, change="rise", change_kind="by")) == ["change"]
