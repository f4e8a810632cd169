"""Articles about one happening are one story: the reports of ``tests/golden_stories``, alike two by two."""

from __future__ import annotations

import json
import random
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from newsledger.contracts import TABLES
from newsledger.corpus.story_table import find_story_articles, gather_stories
from newsledger.corpus.story_terms import update_terms
from newsledger.evaluation.story_scores import score_pairs
from newsledger.ledger.lake.layout import contract_schema

REPORTS = Path(__file__).parents[1] / "golden_stories" / "reports.jsonl"
EVENTS = pl.LazyFrame(schema=contract_schema(TABLES["events"]))
NO_TERMS = pl.LazyFrame(schema=contract_schema(TABLES["article_terms"]))
Report = dict[str, Any]


def reports() -> list[Report]:
    return [json.loads(line) for line in REPORTS.read_text(encoding="utf-8").splitlines()]


def articles_of(told: list[Report], *, dated: bool = True) -> pl.LazyFrame:
    """The columns of articles that stories are made of."""
    days = [date.fromisoformat(one["published_at"]) if dated and one["published_at"] else None for one in told]
    columns = {
        "article_id": [one["id"] for one in told],
        "content_hash": [one["id"] for one in told],
        "title": [one["text"].partition("\n")[0] for one in told],
        "body": [one["text"].rpartition("\n")[2] for one in told],
        "publisher": [one["publisher"] for one in told],
        "published_date": days,
        "published_at": [None if day is None else datetime(day.year, day.month, day.day, tzinfo=UTC) for day in days],
    }
    return pl.LazyFrame(columns, schema_overrides={"published_at": pl.Datetime("us", "UTC"), "published_date": pl.Date})


def stories_of(told: list[Report], *, dated: bool = True) -> dict[str, str]:
    articles = articles_of(told, dated=dated)
    return dict(find_story_articles(update_terms(NO_TERMS, articles), articles).select("article_id", "story_id").rows())


@pytest.mark.parametrize("dated", [True, False])
def test_reports_of_a_happening_share_a_story_and_those_of_one_like_it_do_not(dated: bool) -> None:  # noqa: FBT001
    told = reports()
    found = stories_of(told, dated=dated)
    wrong = [one["id"] for one in told if found[one["id"]] != found[f"{one['story']}-1"]]
    assert wrong == []
    assert len(set(found.values())) == len({one["story"] for one in told})


@pytest.mark.parametrize("pair", [("mall-harlow", "diner-milford"), ("flood-karnal", "flood-rapti")])
def test_a_ledger_of_few_articles_knows_its_stories_too(pair: tuple[str, str]) -> None:
    told = [one for one in reports() if one["story"] in pair]
    assert score_pairs({one["id"]: one["story"] for one in told}, stories_of(told)) == (1.0, 1.0)


def test_the_order_of_arrival_changes_nothing() -> None:
    told = reports()
    shuffled = random.Random(3).sample(told, len(told))  # noqa: S311 - an order, no secret
    at_once = articles_of(told)
    whole = update_terms(NO_TERMS, at_once)
    stored = NO_TERMS
    for end in (1, 20, len(told)):
        arrived = articles_of(shuffled[:end])
        terms = update_terms(stored, arrived)
        members = find_story_articles(terms, arrived)
        stored = terms.lazy()
    assert terms.equals(whole)
    assert members.equals(find_story_articles(whole, at_once))
    assert gather_stories(members, terms, arrived, EVENTS).equals(gather_stories(members, whole, at_once, EVENTS))


def test_only_new_and_changed_articles_are_read() -> None:
    told = reports()
    terms = update_terms(NO_TERMS, articles_of(told))
    blank = [one | {"text": "Nothing."} for one in told[1:]]
    again = update_terms(terms.lazy(), articles_of([told[0] | {"text": "Gone."}, *blank]))
    assert again.equals(terms), "the same content_hash is the same text"


def test_a_story_ends_when_nothing_is_reported_for_sixty_days() -> None:
    first = reports()[0]
    later = [first | {"id": f"later-{day}", "published_at": day} for day in ("2023-05-01", "2023-08-01")]
    found = stories_of([first, *later])
    assert found["later-2023-05-01"] == first["id"]
    assert found["later-2023-08-01"] == "later-2023-08-01"


def test_a_story_has_its_days_its_outlets_and_its_words() -> None:
    told = [one for one in reports() if one["story"] == "flood-karnal"]
    articles = articles_of(told)
    terms = update_terms(NO_TERMS, articles)
    (story,) = gather_stories(find_story_articles(terms, articles), terms, articles, EVENTS).iter_rows(named=True)
    assert story["story_id"] == "flood-karnal-1"
    assert (story["articles"], story["publishers"]) == (5, 4)
    assert (story["first_date"], story["last_date"]) == (date(2024, 8, 2), date(2024, 8, 7))
    assert {"dhunche", "betra"} <= set(story["keywords"])


@pytest.mark.parametrize(
    ("hazards", "kind"), [((), "ACCUSE"), (("a",), "ACCUSE"), (("a", "b"), "flood"), (("a", "b", "c"), "flood")]
)
def test_a_story_is_of_a_hazard_where_at_least_half_of_its_articles_tell_it(
    hazards: tuple[str, ...], kind: str
) -> None:
    told = [one | {"id": name} for one, name in zip(reports(), "abc", strict=False)]
    articles = articles_of(told)
    terms = update_terms(NO_TERMS, articles)
    members = pl.DataFrame({"article_id": list("abc"), "story_id": ["a"] * 3, "similarity": [1.0] * 3})
    rows = [("HAZARD", "flood", name) for name in hazards] + [("ACCUSE", None, name) for name in "abcabc"]
    columns = {
        "event_type": [row[0] for row in rows],
        "mode": [row[1] for row in rows],
        "article_id": [row[2] for row in rows],
    }
    events = pl.DataFrame(columns, schema_overrides={"mode": pl.String}).with_columns(realis=pl.lit("asserted"))
    whole = pl.concat([EVENTS.collect(), events], how="diagonal").lazy()
    assert gather_stories(members, terms, articles, whole)["kind"].to_list() == [kind]
