"""The warehouse through SQLAlchemy, as Superset, pandas and notebooks open it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.pool import NullPool

from flows.ledger import run_ledger
from newsledger.settings import Settings
from newsledger.warehouse import query
from tests.warehouse_of import MODELS, PROMISED

pytestmark = pytest.mark.usefixtures("prefect_api")

ONE_MORE = """Angolan police arrest 14 dockers in Lobito

Benguela Harbour Desk
Published March 4, 2026

LOBITO, Angola — Police arrested 14 dockers on Wednesday after strikers blocked the gates of the port, the harbour authority said.
"""
ON_THAT_DAY = text(
    "select count(*) > 0 from events_daily where event_date = date '2026-03-04' and actor_country = 'AGO'"
)


def read_only(warehouse: Path) -> Engine:
    """As docs/bi.md says: nothing is kept open between two questions."""
    return create_engine(f"duckdb:///{warehouse}", connect_args={"read_only": True}, poolclass=NullPool)


@pytest.fixture(scope="module")
def engine(sample_ledger: Settings) -> Iterator[Engine]:
    made = read_only(sample_ledger.warehouse)
    yield made
    made.dispose()


def test_every_table_and_every_mart_that_is_promised_is_listed(engine: Engine) -> None:
    listed = inspect(engine).get_table_names(schema="main")
    assert set(PROMISED) <= set(MODELS)
    assert sorted(listed) == sorted(MODELS)


@pytest.mark.filterwarnings("ignore:Did not recognize type '(list|struct)'")  # duckdb-engine knows no type for these
@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_table_and_each_of_its_columns_say_what_they_are(engine: Engine, name: str) -> None:
    seen = inspect(engine)
    assert seen.get_table_comment(name, schema="main")["text"] == MODELS[name].meaning
    columns = seen.get_columns(name, schema="main")
    assert {column["name"]: column["comment"] for column in columns} == MODELS[name].columns


def test_sql_is_answered_as_by_newsledger_itself(engine: Engine, sample_ledger: Settings) -> None:
    sql = "select event_type, sum(event_count) from events_daily group by event_type order by event_type"
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(sql))]
    assert found == query(sample_ledger.warehouse, sql).rows()
    assert len(found) > 10


@pytest.mark.parametrize("sql", ["create table t (a int)", "delete from events", "comment on table events is 'x'"])
def test_what_would_write_is_refused(engine: Engine, sql: str) -> None:
    with engine.connect() as connection, pytest.raises(ProgrammingError, match="attached in read-only mode"):
        connection.execute(text(sql))


def test_an_open_connection_keeps_the_old_rows_and_a_new_one_sees_those_of_the_next_run(
    sample_ledger: Settings, tmp_path: Path
) -> None:
    assert isinstance(sample_ledger.data, Path)
    ledger = Settings(data=tmp_path / "ledger")
    shutil.copytree(sample_ledger.data, tmp_path / "ledger")
    (tmp_path / "one-more.txt").write_text(ONE_MORE, encoding="utf-8")
    engine = read_only(ledger.warehouse)
    with engine.connect() as connection:
        assert connection.execute(ON_THAT_DAY).scalar() is False
        run_ledger([str(tmp_path / "one-more.txt")], ledger)
        assert connection.execute(ON_THAT_DAY).scalar() is False
    with engine.connect() as connection:
        assert connection.execute(ON_THAT_DAY).scalar() is True
