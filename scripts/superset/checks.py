"""Checks of the warehouse in Superset: each takes a visit and returns its finding, or raises an error.

The docstring of a check is its name. BrokenError says what is shown instead, RefusedError what Superset says.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newsledger.warehouse import query
from newsledger.warehouse.models import Model, read_models
from scripts.superset.rest import RefusedError, Row, Superset
from scripts.superset.server import Place

MARTS: list[Model] = [model for model in read_models() if model.layer == "mart"]
EVENTS: Row = {
    "expressionType": "SIMPLE", "column": {"column_name": "event_count"}, "aggregate": "SUM", "label": "events",
}  # fmt: skip
READ_ONLY: Row = {"read_only": True}
BY_TYPE = "select event_type, sum(event_count) as events from events_daily group by event_type"
ONE_MORE = """Angolan police arrest 14 dockers in Lobito

Benguela Harbour Desk
Published March 4, 2026

LOBITO, Angola — Police arrested 14 dockers on Wednesday after strikers blocked the gates of the port of Lobito, the harbour
authority said. Three people were injured.
"""


class BrokenError(AssertionError):
    """Superset shows something other than the warehouse holds."""


@dataclass(slots=True)
class Visit:
    """A warehouse of the samples, registered with a running Superset."""

    superset: Superset
    place: Place
    database: int = 0
    chart: int = 0

    @property
    def warehouse(self) -> Path:
        return self.place.folder / "ledger" / "warehouse.duckdb"

    def run(self, *articles: Path) -> None:
        """Read articles into the ledger, which swaps the warehouse."""
        command = [sys.executable, "-m", "newsledger.cli", "run"]
        arguments = [*command, *map(str, articles), "--data", str(self.warehouse.parent)]
        with self.place.log.open("ab") as log:
            subprocess.run(arguments, check=True, stdout=log, stderr=log, timeout=600)

    def count_held(self) -> dict[str, int]:
        """Return the number of events of each type in the warehouse itself."""
        return {str(name): int(count) for name, count in query(self.warehouse, BY_TYPE).rows()}

    def count_charted(self) -> dict[str, int]:
        """Return the number of events of each type in the chart."""
        return {row["event_type"]: int(row["events"]) for row in self.superset.chart_rows(self.chart)}


def register(visit: Visit) -> str:
    """The warehouse is registered read-only."""
    address = f"duckdb:///{visit.warehouse}"
    visit.database = visit.superset.register("newsledger", address, READ_ONLY)
    return address


def list_marts(visit: Visit) -> str:
    """Every mart and table is listed."""
    wanted = sorted(model.name for model in read_models() if model.layer != "staging")
    _expect_equal(visit.superset.list_tables(visit.database), wanted)
    return f"{len(wanted)} tables, {len(MARTS)} of them marts"


def describe_marts(visit: Visit) -> str:
    """Every mart and each of its columns is described."""
    for mart in MARTS:
        metadata = visit.superset.describe_table(visit.database, mart.name)
        _expect_equal(metadata["comment"], mart.meaning)
        _expect_equal({column["name"]: column["comment"] for column in metadata["columns"]}, mart.columns)
    return f"{sum(len(mart.columns) for mart in MARTS)} columns"


def run_sql(visit: Visit) -> str:
    """SQL runs in SQL Lab."""
    rows = visit.superset.select(visit.database, BY_TYPE)
    _expect_equal({row["event_type"]: int(row["events"]) for row in rows}, visit.count_held())
    return f"{len(rows)} rows"


def refuse_writing(visit: Visit) -> str:
    """A write is refused, also where Superset would let it pass."""
    for allowed, why in ((False, "does not allow"), (True, "read-only mode")):
        visit.superset.allow_writing(visit.database, allowed=allowed)
        try:
            visit.superset.select(visit.database, "create table newcomers (name text)")
        except RefusedError as refused:
            if why not in str(refused):
                raise
        else:
            raise BrokenError("a table was made")
    visit.superset.allow_writing(visit.database, allowed=False)
    return "by Superset, then by DuckDB"


def make_datasets(visit: Visit) -> str:
    """A dataset is built on every mart, its columns described."""
    for mart in MARTS:
        made = visit.superset.make_dataset(visit.database, mart.name)
        columns = visit.superset.get(f"dataset/{made}")["result"]["columns"]
        _expect_equal({column["column_name"]: column["description"] for column in columns}, mart.columns)
        if mart.name == "events_daily":
            visit.chart = visit.superset.make_chart("Events by type", made, ["event_type"], EVENTS)
    return f"{len(MARTS)} datasets"


def draw_chart(visit: Visit) -> str:
    """The data of a chart comes back."""
    _expect_equal(visit.count_charted(), visit.count_held())
    return f"{sum(visit.count_charted().values())} events of {len(visit.count_charted())} types"


def swap(visit: Visit) -> str:
    """After a run with one more article, chart and SQL Lab show the new rows."""
    before = visit.count_charted()
    article = visit.place.folder / "one-more.txt"
    article.write_text(ONE_MORE, encoding="utf-8")
    visit.run(article)
    _expect_equal(visit.count_charted(), visit.count_held())
    if sum(visit.count_charted().values()) <= sum(before.values()):
        raise BrokenError(f"no event more than the {sum(before.values())} of before")
    (row,) = visit.superset.select(
        visit.database, "select count(*) as articles from articles where title ilike '%Lobito%'"
    )
    _expect_equal(row, {"articles": 1})
    return f"{sum(before.values())} events before, {sum(visit.count_charted().values())} after"


CHECKS: tuple[Callable[[Visit], str], ...] = (
    register, list_marts, describe_marts, run_sql, refuse_writing, make_datasets, draw_chart, swap,
)  # fmt: skip


def _expect_equal(count_charted: object, wanted: object) -> None:
    if count_charted != wanted:
        raise BrokenError(f"shown is {count_charted}, not {wanted}")
