"""Tolls that a run has changed: new, changed and gone, the greatest change first."""

from __future__ import annotations

from pathlib import Path

from newsledger.warehouse import find_toll_changes, read_standing_tolls
from tests import rows
from tests.warehouse_of import warehouse_of


def report(killed: int, injured: int | None = None) -> dict[str, list[rows.Row]]:
    hurt = "" if injured is None else f" and hurt {injured}"
    article = rows.article("a", f"The flood killed {killed}{hurt} people.")
    where = {"place_name": "Lagos", "place_country": "NGA", "event_date": rows.DAY}
    figures = [rows.figure(article, f"killed {killed}", killed, **where)]
    figures += [] if injured is None else [rows.figure(article, f"hurt {injured}", injured, "injured", **where)]
    return {"articles": [article], "figures": figures}


def test_a_toll_that_rose_one_that_is_new_and_one_that_is_gone(tmp_path: Path):
    few, more = (
        warehouse_of(tmp_path / str(number), **found) for number, found in enumerate([report(3), report(40, injured=7)])
    )
    changes = find_toll_changes(read_standing_tolls(few), read_standing_tolls(more)).select(
        "measure", "before", "after", "change"
    )
    assert changes.rows() == [("killed", 3.0, 40.0, 37.0), ("injured", None, 7.0, 7.0)]
    back = find_toll_changes(read_standing_tolls(more), read_standing_tolls(few)).select(
        "place_name", "measure", "before", "after"
    )
    assert back.rows() == [("Lagos", "killed", 40.0, 3.0), ("Lagos", "injured", 7.0, None)]
    assert find_toll_changes(read_standing_tolls(more), read_standing_tolls(more)).is_empty()


def test_where_there_is_no_warehouse_every_toll_is_new(tmp_path: Path):
    published = warehouse_of(tmp_path, **report(3))
    changes = find_toll_changes(read_standing_tolls(tmp_path / "none.duckdb"), read_standing_tolls(published))
    assert changes.select("before", "after").rows() == [(None, 3.0)]
