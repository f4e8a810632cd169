"""Check the evidence: count the rows whose words are not in their article at their offsets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import polars as pl

EVIDENCE = {"events": "evidence", "figures": "evidence", "actor_mentions": "text", "statements": "quote"}
"""The tables that quote articles, and the column with the quoted words."""


def count_broken_evidence(tables: Mapping[str, pl.DataFrame]) -> Iterator[tuple[str, int]]:
    """Yield each table that has such rows, with their number."""
    yield from Counter(table for table, _ in find_broken_evidence(tables)).items()


def find_broken_evidence(tables: Mapping[str, pl.DataFrame]) -> Iterator[tuple[str, str]]:
    """Yield the table and the article of each such row.

    Bodies are looked up in place: joined to every row, the bodies of a batch would take hundreds of megabytes.
    """
    articles = tables["articles"].select("article_id", "title", "body").iter_rows()
    texts = {article_id: {"title": title, "body": body} for article_id, title, body in articles}
    for table, column in EVIDENCE.items():
        if table not in tables:
            continue
        rows = tables[table].select("article_id", "evidence_field", "char_start", "char_end", column).iter_rows()
        for article_id, field, start, end, words in rows:
            if (texts.get(article_id, {}).get(field) or "")[start:end] != words:
                yield table, article_id
