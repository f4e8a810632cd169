from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsledger.documentation import lineage_page as pages
from newsledger.documentation.lineage_page import CHECKED_IN, main
from newsledger.warehouse.lineage import Origin, Origins, find_origins
from newsledger.warehouse.models import Model, read_checks, read_models

MARTS = [model for model in read_models() if model.layer == "mart"]


@pytest.fixture(scope="module")
def page() -> str:
    return pages.render_lineage_page()


@pytest.fixture(scope="module")
def found() -> Origins:
    return find_origins(read_models())


def test_the_checked_in_page_is_the_generated_one(page: str) -> None:
    assert CHECKED_IN.read_text(encoding="utf-8") == page, "run: make docs"


def test_every_column_of_every_mart_is_there_with_its_origin(page: str) -> None:
    for mart in MARTS:
        section = page.split(f"\n### {mart.name}\n")[1].split("\n### ", maxsplit=1)[0]
        told = dict(re.findall(r"(?m)^\| `(\w+)` \| (.+) \|$", section))
        assert list(told) == list(mart.columns)


def test_the_arrows_drawn_are_what_the_order_of_building_rests_on(page: str) -> None:
    drawn = set(re.findall(r"(?m)^    (\w+) --> (\w+)$", page))
    models = [*read_models(), *read_checks()]
    assert {edge for edge in drawn if not edge[0].startswith("lake_")} == {
        (need, model.name) for model in models for need in model.needs
    }
    staging = {model.name for model in models if model.layer == "staging"}
    assert {edge for edge in drawn if edge[0].startswith("lake_")} == {
        (name.replace("stg_", "lake_"), name) for name in staging
    }


@pytest.mark.parametrize(
    ("mart", "column", "origin"),
    [
        ("events_daily", "event_date", Origin(frozenset({"events.event_date_start", "events.published_date"}))),
        ("events_daily", "event_count", Origin(has_row_count=True)),
        ("gdelt_events", "SQLDATE", Origin(frozenset({"events.event_date_start", "events.published_date"}))),
        ("actor_network", "source_actor_id", Origin(frozenset({"event_actors.actor_id", "actors.merged_into"}))),
        ("toll_timeline", "best", Origin(frozenset({"figures.value_best"}))),
        ("toll_timeline_acled", "rule", Origin(constants=frozenset({"ACLED: lowest reported"}))),
        ("incidents", "geoname_id", Origin(frozenset({"events.geoname_id"}))),
    ],
)
def test_a_column_is_followed_down_to_the_lake(mart: str, column: str, origin: Origin, found: Origins) -> None:
    assert found[mart][column] == origin


def test_no_column_of_a_mart_comes_from_nowhere(found: Origins) -> None:
    assert [
        f"{mart.name}.{column}" for mart in MARTS for column in mart.columns if found[mart.name][column] == Origin()
    ] == []


def test_what_rows_are_filtered_ranked_and_ordered_by_is_no_origin() -> None:
    sql = (
        "select any_value(place_name order by event_id) filter (where realis = 'asserted') as place, "
        "row_number() over (partition by coder order by score) as rank from stg_events group by all"
    )
    staging = [model for model in read_models() if model.name == "stg_events"]
    made = Model("asked", "mart", sql, "One row per thing.", {"place": "Where.", "rank": "Which."})
    assert find_origins([*staging, made])["asked"] == {
        "place": Origin(frozenset({"events.place_name"})),
        "rank": Origin(),
    }


def test_it_is_written_and_then_passes_its_check(tmp_path: Path, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "render_lineage_page", lambda: page)
    target = tmp_path / "docs" / "lineage.md"
    assert main(["--check"], target) == 1
    assert main([], target) == 0
    assert main(["--check"], target) == 0
    assert main(["--chekc"], target) == 2
