from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest
from dataframely.exc import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.contracts import ARTICLE_TABLES, TABLES
from newsledger.ledger.lake import Lake, LakeFormatError
from newsledger.ledger.lake.integrity_check import find_faults
from newsledger.ledger.lake.layout import contract_schema
from newsledger.ledger.store import FolderStore
from tests import rows
from tests.depth import cases

ARTICLE_FOLDERS = set(ARTICLE_TABLES)


def open_lake(folder: Path, period: str = "month") -> Lake:
    return Lake(folder / "lake", folder / "state", period)


def write(lake: Lake, articles: Sequence[rows.Row], run_id: str = "run-1", **tables: Sequence[rows.Row]) -> None:
    with lake.open_writer("a test", timeout=5) as writer:
        writer.commit(
            rows.batch(articles=articles, **tables), rows.intake(articles, run_id), rows.run(len(articles), run_id)
        )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the article tables, by its path."""
    lake = folder / "lake"
    return {
        str(path.relative_to(lake)): path.read_bytes()
        for path in sorted(lake.rglob("*.parquet"))
        if path.relative_to(lake).parts[0] in ARTICLE_FOLDERS
    }


def with_event(row: rows.Row) -> dict[str, Sequence[rows.Row]]:
    return {"articles": [row], "events": [rows.event(row, "river rose")]}


def test_a_lake_that_was_never_written_has_empty_tables_of_the_right_shape(tmp_path: Path) -> None:
    lake = open_lake(tmp_path)
    for table in TABLES:
        assert lake.read(table).collect().is_empty()
    for table in TABLES:
        assert lake.read(table).collect_schema() == contract_schema(TABLES[table])
    assert lake.known_inputs().columns == ["input_id", "raw_hash", "state", "reason", "article_id", "coder"]
    assert not (tmp_path / "lake").exists(), "readers never write"


def test_rows_lie_in_the_month_of_their_article_which_is_no_column_of_the_file(tmp_path: Path) -> None:
    lake = open_lake(tmp_path)
    write(lake, [rows.article("a"), rows.article("b", day=date(2024, 1, 31)), rows.article("c", day=None)])
    assert sorted(path for path in contents(tmp_path)) == [
        f"articles/published_month={month}/part.parquet" for month in ("2023-10", "2024-01", "unknown")
    ]
    for path in lake.files("articles"):
        assert list(pl.read_parquet_schema(path)) == list(contract_schema(TABLES["articles"]))
    assert lake.read("articles").collect()["article_id"].to_list() == ["a", "b", "c"]


def test_a_lake_by_day_keeps_its_period_whatever_a_later_caller_asks_for(tmp_path: Path) -> None:
    write(open_lake(tmp_path, "day"), [rows.article("a"), rows.article("c", day=None)])
    later = open_lake(tmp_path, "month")
    write(later, [rows.article("b")], "run-2")
    assert sorted(path.split("/")[1] for path in contents(tmp_path)) == [
        "published_day=2023-10-09",
        "published_day=unknown",
    ]
    assert later.read("articles").select("article_id").collect().to_series().to_list() == ["a", "b", "c"]


def test_a_period_that_is_no_period_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="'year' is no period"):
        open_lake(tmp_path, "year")


def test_a_lake_of_another_format_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "lake").mkdir()
    (tmp_path / "lake" / "lake.json").write_text('{"format_version": 99, "period": "month"}', encoding="utf-8")
    with pytest.raises(LakeFormatError, match="says format version 99"):
        open_lake(tmp_path)


def test_duckdb_reads_the_plain_files_right(tmp_path: Path) -> None:
    lake = open_lake(tmp_path)
    write(lake, [rows.article("a"), rows.article("c", day=None)])
    glob = tmp_path / "lake" / "articles" / "**" / "*.parquet"
    found = duckdb.sql(f"select article_id, published_month, published_date from '{glob}' order by all").fetchall()
    assert found == [("a", "2023-10", rows.DAY), ("c", "unknown", None)]


def test_files_carry_the_meaning_of_their_table_and_columns(tmp_path: Path) -> None:
    write(open_lake(tmp_path), [rows.article("a")])
    (path,) = (tmp_path / "lake" / "articles").rglob("*.parquet")
    metadata = pq.read_metadata(path).metadata
    assert metadata[b"newsledger.table"] == b"articles: One row per article."
    assert metadata[b"newsledger.column.title"] == b"Headline."


def test_a_new_version_replaces_the_article_and_all_its_rows_even_in_another_month(tmp_path: Path) -> None:
    lake = open_lake(tmp_path)
    old = rows.article("a")
    other = rows.article("b")
    events = [rows.event(old, "river rose"), rows.event(other, "river rose")]
    write(lake, [old, other], events=events)
    new = rows.article("a", "The lake fell.", day=date(2023, 12, 1))
    write(lake, [new], "run-2", events=[rows.event(new, "lake fell")])
    found = lake.read("events").select("article_id", "evidence", "published_date").collect().rows()
    assert found == [("b", "river rose", rows.DAY), ("a", "lake fell", date(2023, 12, 1))]
    assert lake.read("articles").select("body").collect().to_series().to_list() == ["The river rose.", "The lake fell."]


def test_the_file_of_a_month_that_lost_its_last_row_goes(tmp_path: Path) -> None:
    lake = open_lake(tmp_path)
    write(lake, **with_event(rows.article("a")))
    moved = rows.article("a", day=date(2023, 12, 1))
    write(lake, **with_event(moved))
    assert {path.split("/")[1] for path in contents(tmp_path)} == {"published_month=2023-12"}


@pytest.mark.parametrize(
    ("stored", "incoming", "stands"),
    [
        ({"modified_at": datetime(2023, 10, 10, tzinfo=UTC)}, {}, "stored"),
        ({}, {"modified_at": datetime(2023, 10, 10, tzinfo=UTC)}, "incoming"),
        ({"content_hash": "b"}, {"content_hash": "a"}, "stored"),
        ({"content_hash": "a"}, {"content_hash": "b"}, "incoming"),
        ({"day": date(2023, 10, 8)}, {"day": None}, "stored"),
        ({"content_hash": "a"}, {"content_hash": "a"}, "incoming"),
    ],
)
def test_the_newest_version_stands_whatever_came_first(
    tmp_path: Path, stored: rows.Row, incoming: rows.Row, stands: str
) -> None:
    lake = open_lake(tmp_path)
    for title, version in (("stored", stored), ("incoming", incoming)):
        row = rows.article("a", **version, title=title)
        write(lake, [row], title, events=[rows.event(row, "river rose", trigger=title)])
    assert lake.read("articles").select("title").collect().item() == stands
    assert lake.read("events").select("trigger").collect().item() == stands


def test_committing_the_same_batch_again_changes_no_byte_and_rewrites_no_file(tmp_path: Path) -> None:
    lake = open_lake(tmp_path)
    write(lake, **with_event(rows.article("a")))
    before = {path: path.stat().st_ino for path in (tmp_path / "lake").rglob("*.parquet")}
    bytes_before = contents(tmp_path)
    write(lake, **with_event(rows.article("a")))
    assert contents(tmp_path) == bytes_before
    assert {path: path.stat().st_ino for path in (tmp_path / "lake").rglob("*.parquet")} == before


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"events": [rows.event(rows.article("b"), "river rose")]}, "events: 1 rows are not of an article"),
        ({"events": [rows.event(rows.article("a", day=None), "river rose")]}, "events: 1 rows are not of an article"),
    ],
)
def test_rows_of_no_article_of_the_batch_or_of_another_day_are_refused(
    tmp_path: Path, tables: dict[str, Sequence[rows.Row]], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        write(open_lake(tmp_path), [rows.article("a")], **tables)
    assert contents(tmp_path) == {}


def test_a_row_that_breaks_its_contract_stops_the_batch_before_anything_is_written(tmp_path: Path) -> None:
    lake = open_lake(tmp_path)
    batch = rows.batch(articles=[rows.article("a")])
    broken = batch["articles"].with_columns(language=pl.lit("English"))
    with lake.open_writer("a test", timeout=5) as writer, pytest.raises(ValidationError):
        writer.commit(batch | {"articles": broken}, rows.intake([]), rows.run())
    assert contents(tmp_path) == {}


def test_a_table_that_is_no_article_table_is_refused(tmp_path: Path) -> None:
    with (
        open_lake(tmp_path).open_writer("a test", timeout=5) as writer,
        pytest.raises(ValueError, match="not article tables: runs"),
    ):
        writer.commit({"runs": rows.run()}, rows.intake([]), rows.run())


def test_known_inputs_are_the_latest_outcomes_with_the_coder_of_their_run(tmp_path: Path) -> None:
    lake = open_lake(tmp_path)
    write(lake, [rows.article("a"), rows.article("b")])
    again = rows.article("a", "The lake fell.")
    with lake.open_writer("a test", timeout=5) as writer:
        writer.commit(
            rows.batch(articles=[again]),
            rows.intake([again], "run-2", datetime(2026, 12, 1, tzinfo=UTC)),
            rows.run(1, "run-2", coder="rules-next"),
        )
    known = lake.known_inputs().select("input_id", "raw_hash", "coder").rows()
    first = rows.article("b")["content_hash"]
    assert known == [("input-a", again["content_hash"], "rules-next"), ("input-b", first, rows.CODER)]
    assert len(list((tmp_path / "lake" / "intake").rglob("*.parquet"))) == 2


def test_a_run_row_written_again_is_the_same_run(tmp_path: Path) -> None:
    lake = open_lake(tmp_path)
    for status in ("running", "completed"):
        with lake.open_writer("a test", timeout=5) as writer:
            writer.commit({}, rows.intake([]), rows.run(status=status))
    assert lake.read("runs").select("run_id", "status").collect().rows() == [("run-1", "completed")]


def _corpus() -> list[rows.Row]:
    """Versions of six articles over three periods, two of them in two versions."""
    days = (date(2023, 9, 30), rows.DAY, None)
    first = [rows.article(f"a{n}", f"The river rose by {n} metres overnight.", days[n % 3]) for n in range(6)]
    later = datetime(2023, 10, 20, tzinfo=UTC)
    return first + [rows.article(f"a{n}", "The river rose again.", days[n % 2], modified_at=later) for n in (1, 5)]


def _ingest(folder: Path, order: Sequence[rows.Row], size: int) -> None:
    """Write in batches; a batch never holds two versions of one article, as the caller promises."""
    lake = open_lake(folder)
    pending: list[rows.Row] = []

    def flush() -> None:
        write(lake, pending, events=[rows.event(row, "river rose") for row in pending])
        pending.clear()

    for row in order:
        if len(pending) == size or any(row["article_id"] == other["article_id"] for other in pending):
            flush()
        pending.append(row)
    flush()
    with lake.open_writer("a test", timeout=5) as writer:
        writer.write_corpus()


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("expected")
    _ingest(folder, _corpus(), 100)
    return contents(folder)


@settings(max_examples=cases(3))
@given(order=st.permutations(_corpus()), size=st.integers(1, 9))
def test_order_of_arrival_and_batch_size_change_no_byte(
    expected: dict[str, bytes], order: list[rows.Row], size: int
) -> None:
    with TemporaryDirectory() as folder:
        _ingest(Path(folder), order, size)
        assert contents(Path(folder)) == expected


def test_finding_an_article_reads_no_bodies_of_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lake = open_lake(tmp_path)
    write(lake, [rows.article("a"), rows.article("b", day=date(2022, 1, 1))])
    opened: list[tuple[str, object]] = []
    really: Callable[..., pl.DataFrame] = pl.read_parquet

    def read(path: Path, **options: object) -> pl.DataFrame:
        opened.append((path.relative_to(tmp_path).as_posix(), options.get("columns")))
        return really(path, **options)

    monkeypatch.setattr(pl, "read_parquet", read)
    write(lake, [rows.article("c")], "run-2")
    october = "lake/articles/published_month=2023-10/part.parquet"
    assert [path for path in opened if path[0].startswith("lake/articles")] == [
        (october, None),
        (october, ["article_id"]),
    ]


def test_what_a_failed_commit_staged_is_not_in_the_next_one(tmp_path: Path) -> None:
    lake = open_lake(tmp_path)
    failing = [rows.article("a")]
    broken_run = rows.run().with_columns(status=pl.lit("lost"))
    with lake.open_writer("a test", timeout=5) as writer:
        with pytest.raises(ValidationError):
            writer.commit(rows.batch(articles=failing), rows.intake(failing), broken_run)
        writer.commit({}, rows.intake([]), rows.run())
    assert contents(tmp_path) == {}


def test_a_commit_cut_short_by_a_full_disk_is_finished_by_the_next_of_the_same_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = open_lake(tmp_path)
    first, second = [rows.article("a")], [rows.article("b")]
    with lake.open_writer("a test", timeout=5) as writer:
        with monkeypatch.context() as patch:
            patch.setattr(FolderStore, "move", _full_disk)
            with pytest.raises(OSError, match="no space"):
                writer.commit(rows.batch(articles=first), rows.intake(first), rows.run())
        writer.commit(rows.batch(articles=second), rows.intake(second), rows.run())
    assert lake.read("articles").select("article_id").collect().to_series().to_list() == ["a", "b"]


def _full_disk(store: FolderStore, moves: Iterable[tuple[str, str]]) -> list[str]:
    raise OSError(f"no space for {list(moves)} in {store.place}")


def test_two_versions_of_an_article_in_one_batch_are_refused(tmp_path: Path) -> None:
    twice = [rows.article("a"), rows.article("a", "The lake fell.")]
    articles = pl.concat(rows.frame("articles", [row]) for row in twice)
    with open_lake(tmp_path).open_writer("a test", timeout=5) as writer, pytest.raises(ValidationError):
        writer.commit({"articles": articles}, rows.intake([]), rows.run())


def test_there_is_one_file_per_table_and_period_however_many_runs_wrote_it(tmp_path: Path) -> None:
    lake = open_lake(tmp_path)
    for number in range(12):
        article = rows.article(f"a{number}", day=date(2023, 10 + number % 2, 1 + number))
        write(lake, [article], f"run-{number}", events=[rows.event(article, "river rose")])
        with lake.open_writer("a test", timeout=5) as writer:
            writer.write_corpus()
    files = {str(path.relative_to(tmp_path / "lake")) for path in (tmp_path / "lake").rglob("*") if path.is_file()}
    months = [f"{table}/published_month=2023-{month}" for table in ("articles", "events") for month in (10, 11)]
    corpus = ["article_terms", "stories", "story_articles", "event_incidents"]
    others = [*corpus, "actors", "actor_roles", "article_copies", "runs", "intake/seen_month=2026-11"]
    assert files == {"lake.json", *(f"{folder}/part.parquet" for folder in [*months, *others])}


def test_readers_never_wait_for_a_writer(tmp_path: Path) -> None:
    lake = open_lake(tmp_path)
    write(lake, [rows.article("a")])
    with lake.open_writer("a test", timeout=5) as writer:
        reader = open_lake(tmp_path)
        assert reader.read("articles").collect().height == 1
        writer.commit(rows.batch(articles=[rows.article("b")]), rows.intake([]), rows.run(run_id="run-2"))
        assert reader.read("articles").collect().height == 2
        assert find_faults(reader) == []


def test_the_state_of_a_lake_on_disk_lies_beside_it(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="lies beside it"):
        Lake(tmp_path / "lake", tmp_path / "elsewhere" / "state")


def test_what_an_input_says_now_replaces_what_it_said_though_that_looks_newer(tmp_path: Path) -> None:
    lake = open_lake(tmp_path)
    first, second = (rows.article("a", body, url="https://desk.example/a") for body in ("The river rose.", "It fell."))
    older, newer = sorted((first, second), key=lambda row: str(row["content_hash"]))
    with lake.open_writer("a test", timeout=5) as writer:
        writer.commit(rows.batch(articles=[newer]), rows.intake([newer]), rows.run(1))
        writer.commit(rows.batch(articles=[older]), rows.intake([older]), rows.run(1))
        assert lake.read("articles").collect()["body"].to_list() == [newer["body"]]
        writer.commit(rows.batch(articles=[older]), rows.intake([older]), rows.run(1), reread=["a"])
    assert lake.read("articles").collect()["body"].to_list() == [older["body"]]
