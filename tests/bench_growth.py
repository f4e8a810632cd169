"""Cost of growth: what enters is nothing, what leaves is a printed table of what 300 articles cost a small and a large lake.

A lake of 300 and one of 100,000 articles, as many per month, are made of varied samples that were coded once and are
then written through the lake under other ids. Then the same 300 new articles are added to both in turn, several times:
what is known is looked up, they are parsed, coded and committed. Shown are seconds and memory of each, the least of the
turns, and beside them what corpus tables cost, which are made of the whole lake. Nothing is asserted here.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import polars as pl

from newsledger.coding.frames import make_frame
from newsledger.coding.pipeline import Batch, Stamp, code_batch
from newsledger.contracts import ARTICLE_TABLES, TABLES
from newsledger.ledger.lake import Lake
from newsledger.model.identity import stable_id
from newsledger.operations.run_summary import RunSummary, find_coded_inputs
from newsledger.parse.inputs import iter_inputs
from newsledger.settings import Settings

_PER_MONTH = 100
_ADDED = 300
_TURNS = 3
_AT_ONCE = 2000
_START = date(2024, 1, 1)
_FRESH = multiprocessing.get_context("spawn")


def measure_growth(lines: Sequence[Mapping[str, str]], sizes: Sequence[int]) -> dict[int, dict[str, float]]:
    """Print and return seconds and megabytes of adding the articles to a lake of each size."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for turn in range(_TURNS + 1):
            own = ("".join(json.dumps({**line, "id": f"{line['id']}-{turn}"}) + "\n") for line in lines)
            (place / f"{turn}.jsonl").write_text("".join(own), encoding="utf-8")
        coded = _code(place / f"{_TURNS}.jsonl")
        for size in sizes:
            fill(Lake(place / str(size) / "lake", place / str(size) / "state"), coded, size)
        costs = {
            size: _least(_run(place / str(size), place / f"{turn}.jsonl", turn) for turn in range(_TURNS))
            for size in sizes
        }
    _print(costs)
    return costs


def _print(costs: Mapping[int, Mapping[str, float]]) -> None:
    print(f"{_ADDED} articles added to a lake, as many per month in each")
    steps = list(next(iter(costs.values())))
    print("articles in it  " + "  ".join(f"{step:>14}" for step in steps))
    for size, cost in costs.items():
        print(f"{size:14,}  " + "  ".join(f"{cost[step]:14.2f}" for step in steps), flush=True)


def _least(turns: Iterator[dict[str, float]]) -> dict[str, float]:
    found = list(turns)
    return {step: min(turn[step] for turn in found) for step in found[0]}


def _code(corpus: Path) -> Batch:
    settings = Settings()
    stamp = Stamp("run-0", datetime(2026, 11, 1, tzinfo=UTC), "rules-bench")
    return code_batch(list(iter_inputs([str(corpus)], settings)), settings, stamp)


def fill(lake: Lake, coded: Batch, size: int) -> None:
    """Write so many articles, each a coded one under another id, a hundred in each month."""
    with lake.open_writer("a benchmark", timeout=60) as writer:
        for start in range(0, size, _AT_ONCE):
            numbers = range(start, min(size, start + _AT_ONCE))
            tables, intake = _copies(coded, numbers)
            run = _run_row(f"fill-{start}", len(numbers), _seen(start))
            writer.commit(tables, intake, run)


def _copies(coded: Batch, numbers: range) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """Rows of as many articles, taken from the coded ones in turn, with ids and days of their own."""
    originals = coded.tables["articles"]["article_id"].to_list()
    chosen = pl.DataFrame(
        {
            "article_id": [originals[number % len(originals)] for number in numbers],
            "own_id": [stable_id("copy", number) for number in numbers],
            "day": [_day(number) for number in numbers],
        }
    )
    tables = {table: _renamed(table, coded.tables[table], chosen) for table in ARTICLE_TABLES}
    rows = [
        {
            "input_id": stable_id("input", number),
            "source_uri": f"filled/{number}.txt",
            "state": "article",
            "article_id": stable_id("copy", number),
            "raw_hash": stable_id("content", number),
            "run_id": f"fill-{numbers[0]}",
            "seen_at": _seen(numbers[0]),
        }
        for number in numbers
    ]
    return tables, make_frame("intake", rows)


def _renamed(table: str, rows: pl.DataFrame, chosen: pl.DataFrame) -> pl.DataFrame:
    """Rows of the chosen articles; every id in them is told apart by the article's new one."""
    found = chosen.join(rows, on="article_id", how="inner", maintain_order="left_right")
    ids = [
        column
        for column in ("event_id", "mention_id", "figure_id", "parent_figure_id", "statement_id")
        if column in rows
    ]
    found = found.with_columns(
        pl.col("own_id").alias("article_id"),
        pl.col("day").alias("published_date"),
        *(pl.concat_str(pl.col(column).str.head(8), pl.col("own_id").str.head(12)).alias(column) for column in ids),
    )
    if table == "articles":
        found = found.with_columns(
            date_precision=pl.lit("day"), published_at=pl.col("day").cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
        )
    return TABLES[table].schema.validate(found.select(list(TABLES[table].schema.columns())))


def _day(number: int) -> date:
    """The day of an article: a hundred in each month."""
    month = number // _PER_MONTH
    return date(_START.year + month // 12, 1 + month % 12, 1 + number % 28)


def _seen(number: int) -> datetime:
    """The moment of a run: as many a month in the log as in the lake."""
    return datetime(1950, 1, 1, tzinfo=UTC) + timedelta(days=31 * (number // _PER_MONTH))


def _run_row(run_id: str, articles: int, seen_at: datetime) -> pl.DataFrame:
    tally = RunSummary(Stamp(run_id, seen_at, "rules-bench"), {}, inputs=articles, articles=articles)
    return tally.row("completed")


def _run(data: Path, corpus: Path, turn: int) -> dict[str, float]:
    """Add the articles in a process of its own, whose memory is its own."""
    with _FRESH.Pool(1) as pool:
        return pool.apply(_add, (data, corpus, turn))


def _add(data: Path, corpus: Path, turn: int) -> dict[str, float]:
    settings = Settings(data=data)
    _code(corpus.with_name(f"{_TURNS}.jsonl"))  # loads models and tables, which no lake has a part in
    lake = Lake(settings.lake, settings.state)
    clock = _Clock()
    stamp = Stamp(f"turn-{turn}", datetime(2026, 11, 1 + turn, tzinfo=UTC), "rules-bench")
    with lake.open_writer("a benchmark", timeout=60) as writer:
        clock.tick("open")
        tally = RunSummary(stamp, find_coded_inputs(lake.known_inputs()))
        clock.tick("what is known")
        batch = code_batch(list(tally.filter_changed(iter_inputs([str(corpus)], settings))), settings, stamp)
        tally.add(batch)
        clock.tick("parse and code")
        writer.commit(batch.tables, batch.intake, tally.row("running"))
    clock.tick("commit")
    clock.spent["to the commit"] = sum(clock.spent.values())
    clock.spent["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with lake.open_writer("a benchmark", timeout=60) as writer:
        clock.start()
        writer.write_corpus()
        clock.tick("corpus tables")
    return clock.spent


class _Clock:
    """Seconds of each step, one after the other."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self.start()

    def start(self) -> None:
        self._last = time.perf_counter()

    def tick(self, step: str) -> None:
        now = time.perf_counter()
        self.spent[step] = now - self._last
        self._last = now


def main() -> None:
    """Measure lakes of the sizes that the command line names."""
    from tests.bench import varied

    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", default="300,100000", help="articles in the lakes, by commas")
    measure_growth(varied(_ADDED), list(map(int, options.parse_args().sizes.split(","))))


if __name__ == "__main__":
    main()
