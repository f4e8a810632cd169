"""A warehouse whose tables lose many rows is not published, unless it may shrink."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsledger.warehouse import ShrunkError, build_warehouse, query
from tests import rows
from tests.warehouse_of import lake_of, warehouse_of


def articles(number: int) -> list[rows.Row]:
    return [rows.article(f"a{n}", f"The river rose by {n} metres.") for n in range(number)]


def test_a_table_that_loses_more_than_a_tenth_keeps_the_old_warehouse(tmp_path: Path):
    published = warehouse_of(tmp_path / "old", articles=articles(60))
    lake = lake_of(tmp_path / "new", articles=articles(53))
    with pytest.raises(ShrunkError, match="articles would shrink from 60 rows to 53"):
        build_warehouse(lake, published, may_shrink=False)
    assert query(published, "select count(*) from articles").item() == 60
    assert not list(published.parent.glob("*.tmp*"))
    build_warehouse(lake, published)
    assert query(published, "select count(*) from articles").item() == 53


@pytest.mark.parametrize(("before", "after"), [(60, 54), (49, 1), (60, 90)])
def test_a_tenth_of_a_table_or_any_rows_of_a_small_one_may_go(tmp_path: Path, before: int, after: int):
    published = warehouse_of(tmp_path / "old", articles=articles(before))
    build_warehouse(lake_of(tmp_path / "new", articles=articles(after)), published, may_shrink=False)
    assert query(published, "select count(*) from articles").item() == after


def test_the_first_warehouse_cannot_shrink(tmp_path: Path):
    build_warehouse(lake_of(tmp_path, articles=articles(2)), tmp_path / "warehouse.duckdb", may_shrink=False)
    assert query(tmp_path / "warehouse.duckdb", "select count(*) from articles").item() == 2
