"""Marts on a large ledger: what enters is a number of articles, what leaves is a printed table of gates, met or not.

The ledger is made by ``tests.bench_ledger``. Its warehouse is built in a process of its own: seconds, and the memory of
the whole tree. Then every mart is asked what analysts ask: how many rows, the first hundred by date, and its questions
below, each as ``newsledger sql`` does, on a read-only connection that is opened for it. Shown is the median of the turns.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from newsledger.ledger.lake import Lake
from newsledger.warehouse import build_warehouse, query
from newsledger.warehouse.models import read_models
from tests.bench_ledger import write_ledger
from tests.bench_process import run_measured

ANSWER = 0.1  # seconds, of each question
BUILD = 60.0  # seconds
MEMORY = 2000.0  # megabytes
_TURNS = 15
ORIGINALS = 200
PARAGRAPHS = 32
_QUARTER = "between date '2025-01-01' and date '2025-03-31'"
_TOLL_OF_A_PLACE = f"select * from {{mart}} where place_country = 'SDN' and measure = 'killed' and day {_QUARTER}"
_BY_DATE = {
    "acled_like": "event_date", "actor_network": "first_date", "actor_profiles": "first_seen_date", "coverage": "day",
    "deaths_counted": "day", "indicators": "day",
    "dyads_monthly": "month", "events_daily": "event_date", "gdelt_events": "SQLDATE", "incident_reports": "event_date",
    "incidents": "event_date", "statements_by_actor": "said_date", "toll_reports": "day", "toll_standing": "day",
    "toll_timeline": "day", "toll_timeline_acled": "day", "toll_timeline_ucdp": "day", "ucdp_like": "date_start",
}  # fmt: skip
QUESTIONS: dict[str, tuple[str, ...]] = {
    "acled_like": (
        f"select * from acled_like where country = 'SDN' and event_date {_QUARTER}",
        "select country, event_type, count(*), sum(fatalities) from acled_like group by all order by 4 desc limit 20",
    ),
    "actor_network": (
        "select * from actor_network where source_actor_id = 'state:SDN' order by weight desc limit 20",
        "select quad_class, count(*), sum(weight), avg(mean_score) from actor_network group by quad_class",
    ),
    "actor_profiles": (
        "select * from actor_profiles where country = 'SDN' order by mention_count desc limit 50",
        "select country, sector, count(*), sum(events_as_actor) from actor_profiles group by all order by 4 desc limit 20",
    ),
    "coverage": (
        f"select publisher, sum(articles), sum(events) from coverage where day {_QUARTER} group by all order by 2 desc",
    ),
    "dyads_monthly": (
        "select * from dyads_monthly where actor_country = 'SDN' and recipient_country = 'ETH' order by month",
        "select month, quad_class, sum(event_count) from dyads_monthly where actor_country = 'SDN' group by all",
    ),
    "events_daily": (
        f"select event_date, sum(event_count) from events_daily where actor_country = 'SDN' and event_date {_QUARTER} group by all",
        "select event_type, sum(event_count), avg(mean_score) from events_daily group by event_type order by 2 desc",
    ),
    "gdelt_events": (
        "select * from gdelt_events where ActionGeo_CountryCode = 'SDN' and SQLDATE between 20250101 and 20250131",
        "select MonthYear, QuadClass, avg(GoldsteinScale) from gdelt_events where Actor1CountryCode = 'SDN' group by all",
    ),
    "incident_reports": (
        "select * from incident_reports where incident_id = (select any_value(incident_id) from incidents where reports > 1)",
        f"select publisher, count(*) from incident_reports where event_date {_QUARTER} group by all order by 2 desc limit 20",
    ),
    "incidents": (
        f"select * from incidents where place_country = 'SDN' and event_date {_QUARTER} order by reports desc limit 100",
        "select event_type, count(*), sum(reports), avg(mean_score) from incidents group by event_type order by 2 desc",
    ),
    "indicators": (
        "select indicator, day, level, changed_by from indicators where indicator = 'inflation' order by day",
        f"select measure, unit, count(*) from indicators where day {_QUARTER} group by all order by 3 desc limit 20",
    ),
    "deaths_counted": (
        f"select * from deaths_counted where place_country = 'SDN' and day {_QUARTER}",
        "select not_counted, count(*), sum(best) from deaths_counted group by all order by 2 desc",
    ),
    "statements_by_actor": (
        f"select * from statements_by_actor where actor_id = 'state:SDN' and said_date {_QUARTER}",
        "select country, count(*) from statements_by_actor where is_direct group by country order by 2 desc limit 20",
    ),
    "toll_reports": (
        _TOLL_OF_A_PLACE.format(mart="toll_reports"),
        "select place_country, measure, count(*), max(value_best) from toll_reports where left_out is null group by all",
    ),
    "toll_standing": (
        _TOLL_OF_A_PLACE.format(mart="toll_standing"),
        "select source, count(*), sum(reports) from toll_standing group by source order by 2 desc limit 20",
    ),
    "toll_timeline": (
        _TOLL_OF_A_PLACE.format(mart="toll_timeline"),
        "select place_country, measure, count(*), max(best), sum(sources) from toll_timeline group by all order by all",
    ),
    "toll_timeline_acled": (
        _TOLL_OF_A_PLACE.format(mart="toll_timeline_acled"),
        "select place_country, sum(fatalities) from toll_timeline_acled where measure = 'killed' group by all order by 2",
    ),
    "toll_timeline_ucdp": (
        _TOLL_OF_A_PLACE.format(mart="toll_timeline_ucdp"),
        "select place_country, sum(best) from toll_timeline_ucdp where measure = 'killed' group by all order by 2",
    ),
    "ucdp_like": (
        f"select * from ucdp_like where country = 'SDN' and date_start {_QUARTER}",
        "select year, country, count(*), sum(best) from ucdp_like group by all order by 4 desc limit 20",
    ),
}  # fmt: skip


def marts() -> list[str]:
    """Return the names of all marts, in alphabetical order."""
    return sorted(model.name for model in read_models() if model.layer == "mart")


def questions(mart: str) -> list[str]:
    """Return what the mart is asked."""
    first_rows = f"select * from {mart} order by {_BY_DATE[mart]} limit 100"
    return [f"select count(*) from {mart}", first_rows, *QUESTIONS[mart]]


def measure_marts(lines: list[dict[str, str]], size: int, data: Path | None = None) -> bool:
    """Make the ledger, or take the one that is there, print what its marts cost, and return whether all gates are met."""
    with tempfile.TemporaryDirectory() as folder:
        place = data or Path(folder)
        if not (place / "lake").exists():
            place.mkdir(parents=True, exist_ok=True)
            write_ledger(Lake(place / "lake", place / "state"), lines, size, place)
        met = [_built(place), *(_answered(place / "warehouse.duckdb", mart) for mart in marts())]
    print(f"{sum(met)} of {len(met)} gates met", flush=True)
    return all(met)


def _built(place: Path) -> bool:
    done = run_measured([sys.executable, "-m", "tests.bench_marts", "--build", str(place)])
    seconds, processor = map(float, done.output.split())
    size = (place / "warehouse.duckdb").stat().st_size / 1e6
    counts = query(place / "warehouse.duckdb", "select table_name, estimated_size from duckdb_tables() order by all")
    print("  ".join(f"{name} {rows:,}" for name, rows in counts.iter_rows()))
    fast, small = seconds < BUILD, done.peak < MEMORY
    print(
        f"warehouse of {size:,.0f} MB built in {seconds:.1f} s (gate {BUILD:.0f}): {_told(met=fast)}; {processor:.0f} s of processors"
    )
    print(f"peak memory {done.peak:,.0f} MB (gate {MEMORY:,.0f}): {_told(met=small)}", flush=True)
    print("mart                       rows  slowest ms  of them: count, first rows by date, questions")
    return fast and small


def _answered(warehouse: Path, mart: str) -> bool:
    medians = [median(_seconds(warehouse, sql) for _ in range(_TURNS)) for sql in questions(mart)]
    rows = query(warehouse, questions(mart)[0]).item()
    met = max(medians) < ANSWER
    each = "  ".join(f"{1000 * seconds:6.1f}" for seconds in medians)
    print(f"{mart:20} {rows:10,}  {1000 * max(medians):10.1f}  {each}  {_told(met=met)}", flush=True)
    return met


def _seconds(warehouse: Path, sql: str) -> float:
    started = time.perf_counter()
    query(warehouse, sql)
    return time.perf_counter() - started


def _told(*, met: bool) -> str:
    return "met" if met else "NOT MET"


def _build(place: Path) -> None:
    started = time.perf_counter()
    build_warehouse(Lake(place / "lake", place / "state"), place / "warehouse.duckdb")
    print(time.perf_counter() - started, time.process_time())


def main() -> None:
    """Measure a ledger of the size that the command line names; with ``--build`` only build a warehouse."""
    from tests.bench import varied

    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--size", type=int, default=100_000, help="articles of the ledger")
    options.add_argument("--data", type=Path, help="where the ledger is kept; made there when there is none")
    options.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.build:
        _build(given.build)
    else:
        measure_marts(varied(ORIGINALS, PARAGRAPHS), given.size, given.data)


if __name__ == "__main__":
    main()
