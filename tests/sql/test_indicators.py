"""Levels and changes of what is measured stand apart, and copies and denials in neither."""

from __future__ import annotations

from pathlib import Path

from newsledger.warehouse import query
from tests import rows
from tests.warehouse_of import warehouse_of

BODY = "Inflation rose 2 percent to 7 percent, not 9 percent. The index stood at 98. It cost $5. Twelve died in a fire."


def test_a_level_and_a_change_stand_in_columns_of_their_own(tmp_path: Path) -> None:
    article, copy = rows.article("a", BODY), rows.article("b", BODY)
    by, to = {"change": "rise", "change_kind": "by"}, {"change": "rise", "change_kind": "to"}
    share = {"measure": "percent", "unit": "percent", "counted": "Inflation"}
    figures = [
        rows.figure(article, "2 percent", 2, **share, **by),
        rows.figure(article, "7 percent", 7, **share, **to),
        rows.figure(article, "9 percent", 9, **share, realis="negated"),
        rows.figure(article, "98", 98, "index", unit="point", counted="index"),
        rows.figure(article, "$5", 5, "money", unit="USD"),
        rows.figure(article, "Twelve", 12),
        rows.figure(copy, "98", 98, "index", unit="point", counted="index"),
    ]
    warehouse = warehouse_of(tmp_path, articles=[article, copy], figures=figures)
    found = query(warehouse, "select indicator, measure, level, change, changed_by from indicators order by level")
    assert found.rows() == [
        ("inflation", "percent", 7, "rise", None),
        ("index", "index", 98, None, None),
        ("inflation", "percent", None, "rise", 2),
    ]
