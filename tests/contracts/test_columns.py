"""Every published table has exactly the columns of the data model, each with a description."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import dataframely as dy
import polars as pl
import pytest

from newsledger.coding.rows import make_article_row
from newsledger.contracts import ARTICLE_TABLES, CORPUS_TABLES, TABLES
from newsledger.contracts import columns as c
from newsledger.knowledge.reference import read_table
from newsledger.ledger.lake.layout import contract_schema
from newsledger.model.article import Article

DATA_MODEL = {
    "intake": (
        "input_id source_uri source_id state article_id stage reason message raw_hash run_id seen_at"
    ),
    "articles": (
        "article_id source_id url title publisher agency authors section dateline published_at modified_at "
        "published_date date_precision language body word_count content_hash fingerprint"
    ),
    "events": (
        "event_id article_id published_date sentence_index is_headline event_type mode contexts quad_class score "
        "cameo_root realis event_date_start event_date_end event_date_precision date_basis place_name geoname_id latitude "
        "longitude place_country place_precision place_admin1 place_admin1_code place_admin2 place_basis attributed_to attributed_actor_id trigger evidence_field evidence "
        "char_start char_end confidence coder"
    ),
    "event_actors": "event_id article_id published_date role actor_id mention_id country sector",
    "actor_mentions": (
        "mention_id article_id published_date actor_id text kind title role_country role_sector resolution "
        "evidence_field char_start char_end"
    ),
    "figures": (
        "figure_id article_id published_date event_id parent_figure_id measure value_low value_best value_high bound "
        "unit counted change change_kind per population_country population_group population_actor_id scope as_of_date since_date place_name "
        "geoname_id place_country place_admin1 place_admin1_code place_admin2 place_basis attributed_to attributed_actor_id realis evidence_field evidence char_start char_end "
        "confidence coder"
    ),
    "statements": (
        "statement_id article_id published_date speaker_actor_id speaker verb quote is_direct addressee evidence_field "
        "char_start char_end coder"
    ),
    "actors": (
        "actor_id merged_into name kind country sector aliases first_seen_date last_seen_date mention_count"
    ),
    "actor_roles": (
        "actor_id title country sector first_seen_date last_seen_date article_count first_article_id"
    ),
    "article_copies": "article_id copy_of similarity story_id",
    "article_terms": "article_id content_hash terms words",
    "stories": (
        "story_id title first_date last_date articles publishers kind focus_country place_name keywords"
    ),
    "story_articles": "article_id story_id similarity",
    "event_incidents": "event_id article_id incident_id story_id reasons",
    "runs": (
        "run_id run_number started_at finished_at command status remark inputs articles unchanged rejects events figures coder "
        "newsledger_version stage_seconds"
    ),
}  # fmt: skip
KEYS = {
    "event_actors": ["event_id", "role", "mention_id"],
    "actor_roles": ["actor_id", "title"],
    "intake": ["input_id", "raw_hash", "run_id"],
    "article_copies": ["article_id"],
    "article_terms": ["article_id"],
    "stories": ["story_id"],
    "story_articles": ["article_id"],
    "event_incidents": ["event_id"],
}
COLUMNS = [(table, name, column) for table in TABLES.values() for name, column in table.schema.columns().items()]


def test_there_are_no_other_tables():
    assert set(TABLES) == set(DATA_MODEL)
    assert set(ARTICLE_TABLES) == {"articles", "events", "event_actors", "actor_mentions", "figures", "statements"}
    assert set(CORPUS_TABLES) == {
        *("actors", "actor_roles", "article_copies", "article_terms"),
        *("stories", "story_articles", "event_incidents"),
    }


@pytest.mark.parametrize("table", DATA_MODEL)
def test_a_table_has_exactly_its_columns_in_order(table: str):
    assert list(TABLES[table].schema.columns()) == DATA_MODEL[table].split()


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_its_key_and_is_sorted_to_it(table: str):
    key = TABLES[table].schema.primary_key()
    assert key == KEYS.get(table, [f"{table.removesuffix('s').removeprefix('actor_')}_id"])
    assert set(TABLES[table].sort_by) <= set(TABLES[table].schema.columns())
    assert set(key) & set(TABLES[table].sort_by)
    assert TABLES[table].meaning.startswith("One row per ")


@pytest.mark.parametrize(("table", "name", "column"), COLUMNS, ids=lambda value: getattr(value, "name", value))
def test_a_column_says_what_it_means(table: object, name: str, column: dy.Column):
    del table
    assert column.description, name
    assert column.description[0] == "`" or column.description[0].isupper()
    assert column.description.endswith("."), name


@pytest.mark.parametrize(("table", "name", "column"), COLUMNS, ids=lambda value: getattr(value, "name", value))
def test_a_column_is_typed_and_named_by_the_conventions(table: object, name: str, column: dy.Column):
    del table
    kinds = {
        "_at": pl.Datetime("us", "UTC"),
        "_date": pl.Date,
        "_count": pl.Int64,
        "confidence": pl.Float64,
        "score": pl.Float64,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
    }
    for ending, dtype in kinds.items():
        if name.endswith(ending):
            assert column.dtype == dtype
    assert (column.dtype == pl.Boolean) == name.startswith(("is_", "has_"))
    assert name == name.lower()
    if name.endswith("_id") and name != "geoname_id":
        assert column.dtype == pl.String


def test_the_fields_of_an_article_are_the_columns_of_articles_in_order():
    assert [field.name for field in fields(Article)] == list(TABLES["articles"].schema.columns())


def test_an_article_is_a_row_of_articles():
    article = Article(
        article_id="a",
        source_id="s",
        body="Rain fell.",
        content_hash="h",
        authors=("Ann Lee",),
        fingerprint=(1, 2),
        published_date=date(2020, 2, 29),
        date_precision="day",
    )
    schema = contract_schema(TABLES["articles"])
    rows = TABLES["articles"].schema.validate(pl.DataFrame([make_article_row(article)], schema=schema))
    assert rows["authors"].to_list() == [["Ann Lee"]]


@pytest.mark.parametrize(
    "values",
    [
        *(c.EVIDENCE_FIELDS, c.DATE_PRECISIONS, c.EVENT_DATE_PRECISIONS, c.PLACE_PRECISIONS, c.REALIS),
        *(c.QUAD_CLASSES, c.ROLES, c.RESOLUTIONS, c.KINDS, c.MEASURES, c.BOUNDS, c.SCOPES, c.INTAKE_STATES),
        *(c.REJECT_REASONS, c.STAGES, c.RUN_STATES),
    ],
    ids=lambda values: values[0],
)
def test_a_closed_list_is_of_different_lower_case_words(values: tuple[str, ...]):
    assert len(set(values)) == len(values) >= 2
    assert all(value.isidentifier() and value == value.lower() for value in values)


def test_the_closed_lists_are_those_of_the_data_model():
    assert c.REALIS == ("asserted", "negated", "future", "hypothetical", "historical")
    assert c.RESOLUTIONS == ("reference", "title", "within_article", "surface")
    assert c.EVENT_DATE_PRECISIONS == ("day", "week", "month", "year", "publication")
    assert c.BOUNDS == ("exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague")


def test_plover_is_whole():
    assert len(c.PLOVER_TYPES) == len(set(c.PLOVER_TYPES)) == 16
    assert (*c.PLOVER_TYPES, "HAZARD") == c.EVENT_TYPES
    assert len(c.CONTEXTS) == len(set(c.CONTEXTS)) == 37
    assert len(c.SECTORS) == len(set(c.SECTORS)) == 25
    assert {row["quad_class"] for row in read_table("plover_event_types")} == set(c.QUAD_CLASSES)
    assert {mode.partition("/")[0] for mode in c.MODES} <= set(c.EVENT_TYPES)
    assert len(set(c.MODES)) == len(c.MODES)
