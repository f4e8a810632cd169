"""What always holds of the rows, over paragraphs of our samples put together and spoilt in every way we know."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from newsledger.coding.coder import read_articles
from newsledger.coding.contract_failures import find_broken_articles
from newsledger.coding.failures import Failure
from newsledger.coding.rows import make_table_frames
from newsledger.contracts import ARTICLE_TABLES, TABLES
from newsledger.model.article import Article
from newsledger.model.identity import stable_id
from newsledger.model.reading import Reading
from newsledger.parse.inputs import iter_inputs, parse_input
from newsledger.resources import ARTICLES
from newsledger.settings import DEFAULT_MODEL, Settings
from tests.depth import cases

EVIDENCE = {"events": "evidence", "figures": "evidence", "actor_mentions": "text", "statements": "quote"}
KEYS = {"events": "event_id", "figures": "figure_id", "actor_mentions": "mention_id", "statements": "statement_id"}
NASTY = (
    *("😀", "👩‍👩‍👧", "🇺🇦", "e\u0301", "n\u0303o\u0302", "\u200b", "\u200f", "\u202bשלום\u202c", "مرحبا", "中文", "\u00a0", "\u2028", "\ufeff"),
    *("\U0001d518", "ﬁ", "İ", "ß", "ŉ", "\u0000", "\x1f", "\x85", "“", "”", "'", '"', "(", ")", "—", "…", "&amp;", "<b>", "%", "$5m", "£", "0", "1,000,000"),
    *("1e999", "9" * 40, "-3", "1/2", "½", "²", "٣", "Ⅷ", "3-4-5", "no", "dozens of", " . ", "...", "?!", "\t", "  "),
    *("said", "killed", "of", "and", "U.S.", "'s", "n't", "http://a.b/c?d=e", "@someone", "#tag", "x" * 300, "30 February", "00:61"),
)  # fmt: skip
CASES = (str, str, str.upper, str.title, str.lower, str.swapcase)
DAYS = (None, date(2023, 10, 9), date(2024, 2, 29), date(1900, 1, 1), date(2099, 12, 31))


@cache
def sample_paragraphs() -> list[str]:
    outcomes = (parse_input(found, Settings()) for found in iter_inputs([str(ARTICLES)], Settings()))
    bodies = [outcome.article.body for outcome in outcomes if outcome.article]
    return sorted({paragraph for body in bodies for paragraph in body.split("\n") if len(paragraph) < 400})


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(CASES))(draw(st.sampled_from(sample_paragraphs())))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(NASTY)) + text[at:]
    if draw(st.booleans()):
        start = draw(st.integers(0, len(text)))
        text = text[start : start + draw(st.integers(1, 200))]
    return text.replace("\n", " ") or "."


@st.composite
def articles(draw: st.DrawFn) -> Article:
    body = "\n".join(draw(st.lists(paragraphs(), min_size=1, max_size=3)))
    title = draw(st.none() | paragraphs())
    day = draw(st.sampled_from(DAYS))
    return Article(
        article_id=stable_id(title, body, day),
        source_id="s",
        title=title,
        body=body,
        content_hash="h",
        published_date=day,
        date_precision="day" if day else "unknown",
    )


def frames(given_articles: Sequence[Article]) -> dict[str, pl.DataFrame]:
    readings = list(read_articles(given_articles, DEFAULT_MODEL))
    assert [reading for reading in readings if isinstance(reading, Failure)] == []
    return make_table_frames([reading for reading in readings if isinstance(reading, Reading)], "rules-test")


def bounded(examples: int) -> settings:
    quiet = (HealthCheck.data_too_large, HealthCheck.large_base_example)
    return settings(max_examples=cases(examples), derandomize=True, database=None, suppress_health_check=quiet)


@bounded(40)
@given(articles())
def test_rows_pass_their_contract_and_their_words_are_the_articles(article: Article):
    tables = frames([article])
    assert set(tables) == set(ARTICLE_TABLES)
    for name, rows in tables.items():
        TABLES[name].schema.validate(rows)
    for name, column in EVIDENCE.items():
        for row in tables[name].iter_rows(named=True):
            text = {"title": article.title, "body": article.body}[row["evidence_field"]]
            assert text is not None
            assert text[row["char_start"] : row["char_end"]] == row[column] != ""
            assert "\n" not in row[column] or name == "statements"
    assert not find_broken_articles(tables)
    all_ids_are_known(tables)


def all_ids_are_known(tables: dict[str, pl.DataFrame]) -> None:
    ids = {name: set(tables[name][key]) for name, key in KEYS.items()}
    figures, participants = tables["figures"], tables["event_actors"]
    assert set(participants["event_id"]) <= ids["events"]
    assert set(participants["mention_id"]) <= ids["actor_mentions"]
    assert set(figures["event_id"].drop_nulls()) <= ids["events"]
    assert set(figures["parent_figure_id"].drop_nulls()) <= ids["figures"]
    assert figures.filter(pl.col("parent_figure_id") == pl.col("figure_id")).is_empty()


@bounded(8)
@given(st.lists(articles(), min_size=2, max_size=3, unique_by=lambda article: article.article_id))
def test_neither_company_nor_order_nor_repetition_changes_a_row(batch: list[Article]):
    together = frames(batch)
    backwards = frames(batch[::-1])
    alone = [frames([article]) for article in batch]
    for name, table in TABLES.items():
        if name in ARTICLE_TABLES:
            one_by_one = pl.concat([tables[name] for tables in alone])
            assert_frame_equal(together[name], one_by_one)
            key = list(table.sort_by)
            assert_frame_equal(together[name].sort(key), backwards[name].sort(key))


def test_no_readings_give_empty_frames_in_the_columns_of_their_contracts():
    for name, rows in frames([]).items():
        assert rows.is_empty()
        TABLES[name].schema.validate(rows)


@pytest.mark.parametrize("body", ["\n\n\n", ".", "\u200b", "😀", " \t ", "1", "“", "\u202e" * 50, "A" * 20_000])
def test_a_body_without_news_gives_an_article_and_no_event(body: str):
    tables = frames([Article(article_id="a", source_id="a", content_hash="h", body=body)])
    assert tables["articles"].height == 1
    assert tables["events"].is_empty()
