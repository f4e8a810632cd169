"""Do the articles say it? What enters is the article tables of some articles, what leaves is rows whose words are not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

EVIDENCE = {"events": "evidence", "figures": "evidence", "actor_mentions": "text", "statements": "quote"}
"""The tables that carry words of articles, and the column that holds them."""


def count_broken_evidence(tables: Mapping[str, pl.DataFrame]) -> Iterator[tuple[str, int]]:
    """Yield each table with the number of its rows whose words are not the article's words at their offsets.

    Each body is looked into where it lies: joined to every row, the bodies of a batch would fill hundreds of megabytes.
    """
    articles = tables["articles"].select("article_id", "title", "body").iter_rows()
    texts = {article_id: {"title": title, "body": body} for article_id, title, body in articles}
    for table, column in EVIDENCE.items():
        if table not in tables:
            continue
        rows = tables[table].select("article_id", "evidence_field", "char_start", "char_end", column).iter_rows()
        broken = sum(
            (texts.get(article_id, {}).get(field) or "")[start:end] != words
            for article_id, field, start, end, words in rows
        )
        if broken:
            yield table, broken
