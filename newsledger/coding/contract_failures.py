"""Check the frames of a batch by their contracts: an article with a broken row leaves it, the others stay.

A broken row is a bug in newsledger, which is told loudly; it must not cost the other articles of the batch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl
from dataframely.exc import ValidationError

from newsledger.coding.failures import Failure, make_failure
from newsledger.coding.rows import ArticleRows, join_rows
from newsledger.contracts import TABLES
from newsledger.model.evidence import EVIDENCE, find_broken_evidence

Frames = dict[str, pl.DataFrame]


def make_checked_frames(articles: Mapping[str, ArticleRows], failures: dict[str, Failure]) -> Frames:
    """Return the frames of the articles' rows, by id, whose rows all keep their contracts; add the others' failures."""
    frames = _make_frames(articles, failures)
    broken = find_broken_articles(frames)
    for article_id, message in broken.items():
        failures[article_id] = Failure(article_id, "contract", message)
    whole = {name: rows.filter(~pl.col("article_id").is_in(list(broken))) for name, rows in frames.items()}
    return {name: TABLES[name].schema.cast(rows) for name, rows in whole.items()}


def find_broken_articles(frames: Mapping[str, pl.DataFrame]) -> dict[str, str]:
    """Return the articles that have a broken row or evidence, by id, with the table and the rules."""
    found: dict[str, list[str]] = {}
    for table, rows in frames.items():
        for article_id, rules in _find_broken_rows(table, rows):
            found.setdefault(article_id, []).append(f"{table}: {rules}")
    for table, article_id in dict.fromkeys(find_broken_evidence(frames)):
        message = f"{table}: {EVIDENCE[table]} is not what the article says there"
        found.setdefault(article_id, []).append(message)
    return {article_id: "; ".join(messages) for article_id, messages in sorted(found.items())}


def _make_frames(articles: Mapping[str, ArticleRows], failures: dict[str, Failure]) -> Frames:
    """Return the joined frames; where a value has no type of its column, each article is tried by itself."""
    try:
        return join_rows(list(articles.values()))
    except Exception:  # noqa: BLE001 - whose value it is shows in the next step
        whole: list[ArticleRows] = []
        for article_id, rows in articles.items():
            try:
                join_rows([rows])
            except Exception as error:  # noqa: BLE001 - an error on one article is reported, and the others go on
                failures[article_id] = make_failure(article_id, "contract", error)
            else:
                whole.append(rows)
        return join_rows(whole)


def _find_broken_rows(table: str, rows: pl.DataFrame) -> Sequence[tuple[str, str]]:
    """Return the article of each row that breaks the contract, with the rules that its rows break."""
    schema = TABLES[table].schema
    try:
        schema.validate(rows)
    except ValidationError:
        _, failure = schema.filter(rows)
        articles = failure.invalid()["article_id"].unique().sort().to_list()
        return [(article_id, _name_broken_rules(table, rows, article_id)) for article_id in articles]
    return []


def _name_broken_rules(table: str, rows: pl.DataFrame, article_id: str) -> str:
    _, failure = TABLES[table].schema.filter(rows.filter(pl.col("article_id") == article_id))
    return ", ".join(sorted(failure.counts())) or "a key that another article has too"
