"""Every sort of damage is found, with its file and the number of its rows; a ledger that was never damaged has none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from newsledger.ledger.lake import Lake
from newsledger.ledger.lake.integrity_check import Finding, find_faults, find_missing_actors
from tests import rows

ONE = rows.article("a", "Ada Moss said the river rose by 3 metres.")
TWO = rows.article("b", "Ada Moss said the lake fell.", date(2024, 1, 2))
OCTOBER = "published_month=2023-10/part.parquet"


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    """Two articles with a row in every table."""
    lake = Lake(tmp_path / "lake", tmp_path / "state")
    mentions = [rows.mention(of, "Ada Moss", "person:ada-moss", title="mayor", role_country="PER") for of in (ONE, TWO)]
    event = rows.event(ONE, "the river rose")
    with lake.open_writer("a test", timeout=5) as writer:
        batch = rows.batch(
            articles=[ONE, TWO],
            actor_mentions=mentions,
            events=[event],
            event_actors=[rows.event_actor(ONE, event, mentions[0], "actor")],
            figures=[rows.figure(ONE, "3 metres", 3, "other", event_id=event["event_id"])],
            statements=[rows.statement(ONE, "the river rose", speaker_actor_id="person:ada-moss")],
        )
        writer.commit(batch, rows.intake([ONE, TWO]), rows.run(2))
        writer.write_corpus()
    return lake


def damage(lake: Lake, path: str, change: Callable[[pl.DataFrame], pl.DataFrame]) -> None:
    """Write the file anew with changed rows, past the lake and its contracts."""
    file = lake.folder / path
    change(pl.read_parquet(file, hive_partitioning=False)).write_parquet(file)


def told(lake: Lake) -> list[str]:
    return [str(finding) for finding in find_faults(lake)]


def test_a_lake_that_was_written_as_it_should_be_has_no_faults(lake: Lake):
    assert find_faults(lake) == []
    assert find_missing_actors(lake) == []


def test_a_lake_that_was_never_written_has_no_faults(tmp_path: Path):
    assert find_faults(Lake(tmp_path / "lake", tmp_path / "state")) == []


@pytest.mark.parametrize("content", [b"", b"PAR1", b"nothing of the sort"])
def test_a_file_that_cannot_be_read_is_named(lake: Lake, content: bytes):
    (lake.folder / "statements" / OCTOBER).write_bytes(content)
    (found,) = find_faults(lake)
    assert (found.table, found.file, found.count) == ("statements", f"statements/{OCTOBER}", 1)
    assert found.what.startswith("cannot be read as Parquet")


def test_a_file_cut_short_is_named(lake: Lake):
    file = lake.folder / "events" / OCTOBER
    file.write_bytes(file.read_bytes()[:-100])
    assert any(line.startswith(f"events/{OCTOBER}: cannot be read") for line in told(lake))


@pytest.mark.parametrize(
    ("path", "change", "expected"),
    [
        (
            f"events/{OCTOBER}",
            lambda frame: frame.drop("trigger").rename({"mode": "manner"}),
            "has other columns (missing mode, trigger; added manner) (1)",
        ),
        (
            f"events/{OCTOBER}",
            lambda frame: frame.with_columns(realis=pl.lit("maybe")),
            "breaks the contract: realis|check",
        ),
        (
            f"events/{OCTOBER}",
            lambda frame: frame.with_columns(published_date=pl.lit(date(2023, 11, 1))),
            "belongs to another period (1)",
        ),
        (f"events/{OCTOBER}", lambda frame: pl.concat([frame, frame]), "has a duplicate key (2)"),
        (f"articles/{OCTOBER}", lambda frame: frame.clear(), "is not of a stored article (1)"),
        (
            f"events/{OCTOBER}",
            lambda frame: frame.with_columns(event_id=pl.lit("other")),
            "has no events row of its event_id (1)",
        ),
        (
            f"events/{OCTOBER}",
            lambda frame: frame.with_columns(evidence=pl.lit("the river sank")),
            "has evidence that differs from the article's text (1)",
        ),
        ("actors/part.parquet", lambda frame: frame.clear(), "has no actors row of its actor_id (1)"),
        (
            "runs/part.parquet",
            lambda frame: frame.with_columns(unchanged=pl.lit(1, pl.Int64)),
            "has inputs that are not articles, unchanged or rejects (1)",
        ),
        (
            "intake/seen_month=2026-11/part.parquet",
            lambda frame: frame.head(1),
            "counts other articles than its rows of intake (1)",
        ),
        ("runs/part.parquet", lambda frame: frame.with_columns(run_id=pl.lit("x")), "is of a run that is not in runs"),
    ],
)
def test_rows_that_were_damaged_are_found(
    lake: Lake, path: str, change: Callable[[pl.DataFrame], pl.DataFrame], expected: str
):
    damage(lake, path, change)
    assert any(expected in line for line in told(lake)), told(lake)


def test_rows_out_of_order_are_found(tmp_path: Path):
    lake = Lake(tmp_path / "lake", tmp_path / "state")
    with lake.open_writer("a test", timeout=5) as writer:
        pair = [rows.article("a"), rows.article("b")]
        writer.commit(rows.batch(articles=pair), rows.intake(pair), rows.run(2))
    damage(lake, f"articles/{OCTOBER}", lambda frame: frame.reverse())
    assert find_faults(lake) == [Finding("articles", f"articles/{OCTOBER}", "is out of order", 2)]


def test_an_article_that_lies_in_two_periods_is_found(lake: Lake):
    january = lake.folder / "articles" / "published_month=2024-01" / "part.parquet"
    moved = pl.read_parquet(lake.folder / "articles" / OCTOBER, hive_partitioning=False)
    day = pl.lit(TWO["published_date"])
    moved = moved.with_columns(published_date=day)
    damage(lake, january.relative_to(lake.folder).as_posix(), lambda frame: pl.concat([moved, frame]))
    assert told(lake) == [
        f"articles/{OCTOBER}: has a duplicate key (1)",
        "articles/published_month=2024-01/part.parquet: has a duplicate key (1)",
    ]


def test_a_parquet_file_that_a_glob_would_read_and_we_would_not_is_found(lake: Lake):
    stray = lake.folder / "events" / OCTOBER.replace("part", "copy of part")
    stray.write_bytes((lake.folder / "events" / OCTOBER).read_bytes())
    assert told(lake) == [f"events/{stray.relative_to(lake.folder / 'events')}: is no file of this lake's layout (1)"]


def test_corpus_tables_older_than_the_articles_are_stale_not_unsound(lake: Lake):
    third = rows.article("c", "Ben Oak left.")
    mention = rows.mention(third, "Ben Oak", "person:ben-oak")
    with lake.open_writer("a test", timeout=5) as writer:
        writer.commit(
            rows.batch(articles=[third], actor_mentions=[mention]), rows.intake([third], "run-2"), rows.run(1, "run-2")
        )
    assert find_faults(lake) == []
    (found,) = find_missing_actors(lake)
    assert (found.table, found.count) == ("actors", 1)
