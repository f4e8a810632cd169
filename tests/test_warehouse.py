from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl
import pytest

from newsledger.contracts import TABLES
from newsledger.ledger.lake import Lake
from newsledger.resources import SQL
from newsledger.warehouse import ChecksFailedError, QueryError, build_warehouse, query, run_checks
from newsledger.warehouse.models import Model, order_models, read_models
from tests import rows
from tests.warehouse_of import lake_of, warehouse_of

MARTS = sorted(path.stem for path in (SQL / "marts").glob("*.sql"))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    build_warehouse(Lake(folder / "lake", folder / "state"), folder / "warehouse.duckdb")
    return folder / "warehouse.duckdb"


def names(frame: pl.DataFrame) -> list[str]:
    return frame.to_series().to_list()


def test_an_empty_lake_makes_a_warehouse_with_every_table_and_mart(empty: Path) -> None:
    assert names(query(empty, "select table_name from duckdb_tables() order by all")) == sorted([*TABLES, *MARTS])
    assert names(query(empty, "select view_name from duckdb_views() where not internal")) == []


def test_every_table_and_column_carries_its_meaning(empty: Path) -> None:
    assert names(query(empty, "select table_name from duckdb_tables() where comment is null")) == []
    assert (
        names(
            query(
                empty,
                "select table_name || '.' || column_name from duckdb_columns() where comment is null and not internal",
            )
        )
        == []
    )
    assert (
        query(
            empty, "select comment from duckdb_columns() where column_name = 'title' and table_name = 'articles'"
        ).item()
        == "Headline."
    )


@pytest.mark.parametrize("model", [model for model in read_models() if model.layer == "mart"], ids=lambda m: m.name)
def test_the_header_of_a_mart_names_its_columns_and_no_others(empty: Path, model: Model) -> None:
    columns = query(empty, f"select column_name from duckdb_columns() where table_name = '{model.name}'")
    assert sorted(names(columns)) == sorted(model.columns)


def test_staging_is_one_to_one_with_the_contracts() -> None:
    staging = {model.name: model for model in read_models() if model.layer == "staging"}
    assert sorted(staging) == sorted(f"stg_{table}" for table in TABLES)
    for name, table in TABLES.items():
        selected = ",\n    ".join(table.schema.columns())
        assert staging[f"stg_{name}"].sql.endswith(f"select\n    {selected}\nfrom lake.{name}")


def test_published_tables_have_the_columns_and_rows_of_the_lake(tmp_path: Path) -> None:
    article = rows.article("a", day=None)
    warehouse = warehouse_of(
        tmp_path, articles=[article], events=[rows.event(article, "river rose", contexts=["disasters"])]
    )
    stored = query(warehouse, "select * from articles")
    assert stored.columns == list(TABLES["articles"].schema.columns())
    assert stored.select("article_id", "published_date", "body").rows() == [("a", None, "The river rose.")]
    assert query(warehouse, "select contexts from events").item().to_list() == ["disasters"]


def test_actor_ids_are_followed_to_the_actor_they_turned_out_to_be(tmp_path: Path) -> None:
    first = rows.article("a", "Hussein arrived.")
    second = rows.article("b", "Ali Hussein left.")
    own = rows.mention(first, "Hussein", "person:hussein~3f", role_country="JOR")
    full = rows.mention(second, "Ali Hussein", "person:ali-hussein", role_country="JOR")
    told = rows.event(first, "Hussein arrived")
    warehouse = warehouse_of(
        tmp_path,
        articles=[first, second],
        actor_mentions=[own, full],
        events=[told],
        event_actors=[rows.event_actor(first, told, own, "actor")],
        statements=[rows.statement(first, "arrived", speaker_actor_id="person:hussein~3f")],
    )
    followed = "person:ali-hussein"
    assert query(warehouse, "select actor_id from event_actors").item() == followed
    assert query(warehouse, "select speaker_actor_id from statements").item() == followed
    assert query(warehouse, "select count(distinct actor_id) from actor_mentions").item() == 1
    assert query(warehouse, "select count(*) from actors").item() == 2


def test_a_reader_keeps_the_old_file_while_the_new_one_is_swapped_in(tmp_path: Path) -> None:
    warehouse = warehouse_of(tmp_path, articles=[rows.article("a")])
    with duckdb.connect(str(warehouse), read_only=True) as reader:
        lake = lake_of(tmp_path, articles=[rows.article("b", "The lake fell by one metre.")])
        build_warehouse(lake, warehouse)
        assert reader.execute("select count(*) from articles").fetchall() == [(1,)]
    assert query(warehouse, "select count(*) from articles").item() == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lake", "state", "warehouse.duckdb"]


def test_what_a_program_wrote_into_the_old_file_and_left_behind_goes_with_it(tmp_path: Path) -> None:
    warehouse = warehouse_of(tmp_path, articles=[rows.article("a")])
    writer = "import duckdb, os, sys; opened = duckdb.connect(sys.argv[1]); opened.sql('create table mine (a int)'); os._exit(0)"
    subprocess.run([sys.executable, "-c", writer, str(warehouse)], check=True)
    assert (tmp_path / "warehouse.duckdb.wal").exists()
    build_warehouse(lake_of(tmp_path, articles=[rows.article("b", "The lake fell by one metre.")]), warehouse)
    assert not (tmp_path / "warehouse.duckdb.wal").exists()
    assert query(warehouse, "select count(*) from articles").item() == 2
    assert query(warehouse, "select table_name from duckdb_tables() where table_name = 'mine'").is_empty()


def test_the_file_is_of_the_storage_that_duckdb_1_4_reads(empty: Path) -> None:
    assert query(empty, "select tags['storage_version'] from duckdb_databases() where not internal").item() == "v1.4.0+"


def test_rows_that_break_a_check_keep_the_old_warehouse(tmp_path: Path) -> None:
    warehouse = warehouse_of(tmp_path, articles=[rows.article("a")])
    before = warehouse.read_bytes()
    article = rows.article("b", "The lake fell.")
    wrong = rows.event(article, "lake fell") | {"evidence": "lake rose"}
    lake = lake_of(tmp_path, articles=[article], events=[wrong])
    with pytest.raises(ChecksFailedError, match="events_whose_words_are_not_in_the_article: 1 rows, first event_id"):
        build_warehouse(lake, warehouse)
    assert warehouse.read_bytes() == before
    assert run_checks(warehouse) == []


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("", "one statement is answered at a time, here are 0"),
        ("select 1; select 2", "one statement is answered at a time, here are 2"),
        ("create table t (a int)", "only reading statements are answered, not CREATE"),
        ("delete from articles", "only reading statements are answered, not DELETE"),
        ("copy articles to 'x.csv'", "only reading statements are answered, not COPY"),
        ("set threads = 1", "only reading statements are answered, not SET"),
        ("attach 'x.duckdb'", "only reading statements are answered, not ATTACH"),
        ("select * from read_csv('/etc/hostname')", "disabled by configuration"),
        ("select * from '/etc/hostname'", "/etc/hostname"),
        ("select * from names", "names does not exist"),
        ("select titel from articles", '"titel" not found'),
        ("selec 1", "syntax error"),
    ],
)
def test_what_is_not_one_reading_statement_is_refused_in_one_line(empty: Path, sql: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as raised:
        query(empty, sql)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("sql", ["from articles", "describe articles", "show tables", "explain select 1", "values (1)"])
def test_reading_statements_of_every_kind_are_answered(empty: Path, sql: str) -> None:
    assert query(empty, sql).columns


def test_a_warehouse_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"w\.duckdb: there is no warehouse yet"):
        query(tmp_path / "w.duckdb", "select 1")


def model(name: str, sql: str) -> Model:
    return Model(name, "mart", sql, "One row per thing.", {})


def test_models_are_built_after_what_they_read() -> None:
    made = [
        model("c", "with a as (select * from b) select * from a"),
        model("b", "select * from a join lake.c using (x)"),
        model("a", "select 1 as x"),
    ]
    assert [one.name for one in order_models(made)] == ["a", "b", "c"]


def test_a_model_that_reads_what_nobody_makes_is_refused() -> None:
    with pytest.raises(ValueError, match="a reads nowhere, which no model makes"):
        order_models([model("a", "select * from nowhere")])


def test_a_model_without_its_grain_is_refused(tmp_path: Path) -> None:
    (tmp_path / "marts").mkdir()
    (tmp_path / "marts" / "bad.sql").write_text("select 1", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.sql: the first line has to say what a row is"):
        read_models(tmp_path)
