"""A full disk, a folder that may not be written, a file that is broken or of another version: a clear error, no loss."""

from __future__ import annotations

import errno
import os
import random
import resource
import shutil
import string
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from newsledger.ledger.lake import Lake, LakeFileError, LakeFormatError
from newsledger.ledger.lake.integrity_check import find_faults
from newsledger.warehouse import build_warehouse, query
from newsledger.warehouse.build import WarehouseError
from tests import rows

OCTOBER = "published_month=2023-10/part.parquet"
SMALL = rows.article("a", "Ada Moss said the river rose.")
NOBODY = 65534


def write(lake: Lake, articles: list[rows.Row], run_id: str = "run-1") -> None:
    events = [rows.event(row, row["body"][:9]) for row in articles]
    mentions = [rows.mention(row, row["body"][:8], "person:ada-moss") for row in articles]
    with lake.open_writer("a test", timeout=5) as writer:
        batch = rows.batch(articles=articles, events=events, actor_mentions=mentions)
        writer.commit(batch, rows.intake(articles, run_id), rows.run(len(articles), run_id))
        writer.write_corpus()


def contents(lake: Lake) -> Mapping[str, bytes]:
    return {path: lake.store.get(path) for path in lake.store.files("lake")}


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    lake = Lake(tmp_path / "lake", tmp_path / "state")
    write(lake, [SMALL])
    return lake


def large_article() -> rows.Row:
    """An article that no compression makes small."""
    chance = random.Random(5)  # noqa: S311 - words, not secrets
    return rows.article("b", "".join(chance.choices(string.ascii_letters + " ", k=400_000)))


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """Let the kernel refuse to write more into any file; Python ignores the signal and sees EFBIG, as with ENOSPC."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_names_the_file_loses_nothing_and_the_next_run_goes_on(lake: Lake):
    before = contents(lake)
    with no_file_larger_than(100_000), pytest.raises(OSError, match="File too large") as raised:
        write(lake, [large_article()], "run-2")
    assert raised.value.errno == errno.EFBIG
    assert str(lake.store.place) in str(raised.value.filename)
    assert contents(lake) == before
    write(lake, [large_article()], "run-2")
    assert find_faults(lake) == []
    assert lake.read("articles").select(pl.len()).collect().item() == 2


def test_a_disk_too_full_for_the_journal_leaves_the_lake_as_it_was(lake: Lake, monkeypatch: pytest.MonkeyPatch):
    before = contents(lake)
    with monkeypatch.context() as patch:
        really = os.fsync
        written = iter(range(1000))

        def full(descriptor: int) -> None:
            if next(written) >= 9:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            really(descriptor)

        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            write(lake, [rows.article("b", day=date(2023, 11, 1))], "run-2")
    with lake.open_writer("the next writer", timeout=5):
        assert contents(lake) == before


def test_a_disk_too_full_for_the_warehouse_keeps_the_old_one(lake: Lake, tmp_path: Path):
    target = tmp_path / "warehouse.duckdb"
    build_warehouse(lake, target)
    write(lake, [large_article()], "run-2")
    with (
        no_file_larger_than(100_000),
        pytest.raises(WarehouseError, match=r"warehouse\.tmp\.duckdb.*old warehouse stays"),
    ):
        build_warehouse(lake, target)
    assert query(target, "select count(*) from articles").item() == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lake", "state", "warehouse.duckdb"]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may look into, which pytest's own are not."""
    made = Path(tempfile.mkdtemp(prefix="newsledger-open-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write everywhere; nobody may not."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_that_may_not_be_written_is_named_and_read_all_the_same(folder: Path):
    lake = Lake(folder / "lake", folder / "state")
    write(lake, [SMALL])
    build_warehouse(lake, folder / "warehouse.duckdb")
    places = [folder, *(path for path in folder.rglob("*"))]
    for path in places:
        path.chmod(0o555 if path.is_dir() else 0o444)
    with as_nobody():
        with pytest.raises(PermissionError) as raised:
            write(lake, [rows.article("b")], "run-2")
        assert lake.read("articles").collect().height == 1
        assert query(folder / "warehouse.duckdb", "select count(*) from articles").item() == 1
    assert str(folder) in str(raised.value.filename)
    for path in places:
        path.chmod(0o755)
    assert find_faults(lake) == []


@pytest.mark.parametrize("table", ["articles", "events", "actor_mentions"])
@pytest.mark.parametrize("content", [b"", b"PAR1 and then nothing of the sort PAR1"])
def test_a_broken_file_is_named_by_whoever_needs_it(lake: Lake, tmp_path: Path, table: str, content: bytes):
    file = lake.data.place(f"{table}/{OCTOBER}")
    assert isinstance(file, Path)
    file.write_bytes(content)
    before = contents(lake)
    message = rf"{table}/published_month=2023-10/part\.parquet cannot be read as Parquet .*docs/recovery\.md"
    with pytest.raises(LakeFileError, match=message):
        write(lake, [rows.article("b")], "run-2")
    with pytest.raises(LakeFileError, match=message):
        build_warehouse(lake, tmp_path / "warehouse.duckdb")
    assert contents(lake) == before


def test_a_broken_file_of_another_month_breaks_no_commit_but_the_corpus_tables(lake: Lake):
    file = lake.data.place(f"actor_mentions/{OCTOBER}")
    assert isinstance(file, Path)
    file.write_bytes(b"nothing")
    with pytest.raises(LakeFileError, match=r"actor_mentions/published_month=2023-10"):
        write(lake, [rows.article("b", day=date(2024, 1, 1))], "run-2")
    assert lake.read("articles").collect().height == 2


@pytest.mark.parametrize("table", ["intake", "runs"])
def test_a_broken_log_is_named_before_anything_is_coded(lake: Lake, table: str):
    (file,) = lake.files(table)
    file.write_bytes(b"nothing")
    with pytest.raises(LakeFileError, match=rf"lake/{table}/.*part\.parquet cannot be read"):
        lake.known_inputs()


def test_the_way_back_from_a_broken_file_is_to_take_its_period_away_and_code_its_inputs_again(lake: Lake):
    """As docs/recovery.md tells it."""
    write(lake, [rows.article("c", day=date(2024, 1, 1))], "run-2")
    before = {
        path: content for path, content in contents(lake).items() if not path.startswith(("lake/intake", "lake/runs"))
    }
    (lake.folder / "events" / OCTOBER).write_bytes(b"nothing")
    for table in ("articles", "events", "event_actors", "actor_mentions", "figures", "statements"):
        (lake.folder / table / OCTOBER).unlink(missing_ok=True)
    write(lake, [SMALL], "run-3")
    after = {
        path: content for path, content in contents(lake).items() if not path.startswith(("lake/intake", "lake/runs"))
    }
    assert after == before
    assert find_faults(lake) == []


def test_a_file_of_an_older_version_is_named_with_what_differs_and_what_to_do(lake: Lake, tmp_path: Path):
    file = lake.folder / "events" / OCTOBER
    pl.read_parquet(file, hive_partitioning=False).drop("trigger").write_parquet(file)
    message = r"events/.*has other columns \(missing trigger\); another version .* `newsledger migrate`"
    with pytest.raises(LakeFormatError, match=message):
        write(lake, [rows.article("b")], "run-2")
    with pytest.raises(LakeFormatError, match=message):
        build_warehouse(lake, tmp_path / "warehouse.duckdb")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        b'{"period": "month"}',
        b'{"format_version": 2, "period": "year"}',
        b'{"format_version": 2, "period": ["month"]}',
        b'{"format_version": "2", "period": "month"}',
        b'{"format_version": true, "period": "month"}',
        b'{"format_version": -1, "period": "month"}',
        b'{"format_version": 2, "period": "month", "encrypted": true}',
    ],
)
def test_a_lake_that_does_not_say_how_it_is_laid_out_is_refused(lake: Lake, content: bytes):
    (lake.folder / "lake.json").write_bytes(content)
    with pytest.raises(LakeFormatError, match=r"lake\.json does not say how the lake is laid out"):
        Lake(lake.folder, lake.folder.parent / "state")


def test_a_lake_whose_record_is_missing_is_refused_and_not_begun_anew(lake: Lake):
    before = contents(lake)
    (lake.folder / "lake.json").unlink()
    with pytest.raises(LakeFormatError, match=r"lake\.json is missing, although the lake has tables; docs/recovery"):
        Lake(lake.folder, lake.folder.parent / "state", "day")
    with pytest.raises(LakeFormatError, match="is missing"):
        write(lake, [rows.article("b")], "run-2")
    assert contents(lake) == {path: content for path, content in before.items() if path != "lake/lake.json"}


@pytest.mark.parametrize("content", [b"", b"PAR1", b"\x00" * 500])
def test_what_is_remembered_of_where_articles_lie_may_be_lost_or_broken(lake: Lake, tmp_path: Path, content: bytes):
    (tmp_path / "state" / "whereabouts.parquet").write_bytes(content)
    moved = SMALL | {"published_date": date(2024, 1, 1), "modified_at": rows.FIRST_RUN}
    write(lake, [moved], "run-2")
    assert lake.read("articles").collect()["published_date"].to_list() == [date(2024, 1, 1)]
    assert find_faults(lake) == []


def test_a_file_put_back_from_a_copy_is_seen_by_the_next_writer(lake: Lake):
    """What lies where is asked of the files, not believed."""
    october = lake.folder / "articles" / OCTOBER
    copy = october.read_bytes()
    write(lake, [rows.article("b")], "run-2")
    october.write_bytes(copy)
    write(lake, [rows.article("b", "The lake fell.", date(2024, 1, 1))], "run-3")
    found = lake.read("articles").select("article_id", "published_date").collect().rows()
    assert sorted(found) == [("a", rows.DAY), ("b", date(2024, 1, 1))]
