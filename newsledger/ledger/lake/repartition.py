"""Repartition a lake by another period: the same rows in other files.

One commit: all files of the article tables and ``lake.json`` change together, or none does.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsledger.contracts import ARTICLE_TABLES, TABLES
from newsledger.ledger.journal import Journal
from newsledger.ledger.lake.lake_record import LAKE_FILE, make_lake_record
from newsledger.ledger.lake.layout import Layout, Period
from newsledger.ledger.lake.parquet import parquet_bytes
from newsledger.ledger.lake.reader import LakeReader


def repartition(lake: LakeReader, journal: Journal, period: Period) -> int:
    """Repartition the lake by the period, if it is another, and return how many files its article tables then have."""
    layout = Layout(period)
    if layout == lake.layout:
        return sum(len(lake.paths(table)) for table in ARTICLE_TABLES)
    journal.recover()
    count = 0
    for table in ARTICLE_TABLES:
        old = set(lake.paths(table))
        for path, content in _make_files(lake, layout, table):
            journal.stage(path, content)
            old.discard(path)
            count += 1
        for path in sorted(old):
            journal.stage_removal(path)
    journal.stage(LAKE_FILE, make_lake_record(layout))
    journal.commit()
    lake.data.layout = layout
    return count


def _make_files(lake: LakeReader, layout: Layout, table: str) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of each of the table's files in the new layout."""
    with lake.data.locate_errors():
        rows = lake.read(table).collect()
    periods = rows.with_columns(layout.period_value(table).alias("_period")).partition_by("_period", as_dict=True)
    for (value,), part in sorted(periods.items()):
        yield layout.path(table, str(value)), parquet_bytes(part, TABLES[table])
