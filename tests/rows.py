"""Rows for tests: what enters is what a test cares about, what leaves is contract frames with the rest filled in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl

from newsledger.contracts import ARTICLE_TABLES, TABLES
from newsledger.ledger.lake.layout import contract_schema
from newsledger.model.fingerprint import fingerprint
from newsledger.model.identity import stable_id

Row = dict[str, Any]
DAY = date(2023, 10, 9)
CODER = "rules-test"
FIRST_RUN = datetime(2026, 11, 1, tzinfo=UTC)


def frame(table: str, rows: Sequence[Row]) -> pl.DataFrame:
    """Rows as the contract wants them; columns not given are null."""
    schema = contract_schema(TABLES[table])
    full = [dict.fromkeys(schema) | row for row in rows]
    return TABLES[table].schema.validate(pl.DataFrame(full, schema=schema))


def article(article_id: str, body: str = "The river rose.", day: date | None = DAY, **more: Any) -> Row:
    midnight = None if day is None else datetime(day.year, day.month, day.day, tzinfo=UTC)
    return {
        "article_id": article_id,
        "source_id": article_id,
        "authors": [],
        "published_at": midnight,
        "published_date": day,
        "date_precision": "unknown" if day is None else "day",
        "language": "en",
        "body": body,
        "word_count": len(body.split()),
        "content_hash": stable_id(body),
        "fingerprint": list(fingerprint(body)),
    } | more


def words(of: Row, text: str, column: str) -> Row:
    """The columns that point at the first place of the text in the article's body."""
    start = of["body"].index(text)
    place = {column: text, "evidence_field": "body", "char_start": start, "char_end": start + len(text)}
    return {"article_id": of["article_id"], "published_date": of["published_date"]} | place


def mention(of: Row, text: str, actor_id: str | None, kind: str = "person", **more: Any) -> Row:
    key = {"mention_id": stable_id(of["article_id"], text), "actor_id": actor_id, "kind": kind}
    return words(of, text, "text") | key | {"resolution": "surface"} | more


def event(of: Row, evidence: str, event_type: str = "ASSAULT", **more: Any) -> Row:
    judged = {
        "event_id": stable_id(of["article_id"], evidence, event_type),
        "sentence_index": 0,
        "is_headline": False,
        "event_type": event_type,
        "contexts": [],
        "quad_class": "material_conflict",
        "score": -9.0,
        "cameo_root": "18",
        "realis": "asserted",
        "trigger": "hit",
        "confidence": 0.5,
        "coder": CODER,
    }
    return words(of, evidence, "evidence") | judged | more


def event_actor(of: Row, event_row: Row, mention_row: Row, role: str, country: str | None = None) -> Row:
    return {
        "event_id": event_row["event_id"],
        "article_id": of["article_id"],
        "published_date": of["published_date"],
        "role": role,
        "actor_id": mention_row["actor_id"],
        "mention_id": mention_row["mention_id"],
        "country": country,
    }


def figure(of: Row, evidence: str, value: float, measure: str = "killed", **more: Any) -> Row:
    judged = {
        "figure_id": stable_id(of["article_id"], evidence, measure),
        "measure": measure,
        "value_low": value,
        "value_best": value,
        "value_high": value,
        "bound": "exact",
        "unit": "persons",
        "scope": "event",
        "realis": "asserted",
        "confidence": 0.5,
        "coder": CODER,
    }
    return words(of, evidence, "evidence") | judged | more


def statement(of: Row, quote: str, **more: Any) -> Row:
    key = {"statement_id": stable_id(of["article_id"], quote), "is_direct": True, "coder": CODER}
    return words(of, quote, "quote") | key | more


def batch(**rows: Sequence[Row]) -> dict[str, pl.DataFrame]:
    """All article tables of a batch."""
    return {table: frame(table, rows.get(table, ())) for table in ARTICLE_TABLES}


def intake(articles: Sequence[Row], run_id: str = "run-1", seen_at: datetime = FIRST_RUN) -> pl.DataFrame:
    return frame(
        "intake",
        [
            {
                "input_id": f"input-{row['article_id']}",
                "source_uri": f"{row['article_id']}.txt",
                "state": "article",
                "article_id": row["article_id"],
                "raw_hash": row["content_hash"],
                "run_id": run_id,
                "seen_at": seen_at,
            }
            for row in articles
        ],
    )


def reject(source: str, run_id: str = "run-1", seen_at: datetime = FIRST_RUN) -> Row:
    return {
        "input_id": f"input-{source}",
        "source_uri": source,
        "state": "reject",
        "stage": "parse",
        "reason": "no_text",
        "raw_hash": stable_id(source),
        "run_id": run_id,
        "seen_at": seen_at,
    }


def run(inputs: int = 0, run_id: str = "run-1", **more: Any) -> pl.DataFrame:
    row = {
        "run_id": run_id,
        "started_at": FIRST_RUN,
        "finished_at": FIRST_RUN + timedelta(minutes=1),
        "status": "completed",
        "inputs": inputs,
        "articles": inputs,
        "unchanged": 0,
        "rejects": 0,
        "events": 0,
        "figures": 0,
        "coder": CODER,
        "newsledger_version": "0",
        "stage_seconds": dict.fromkeys(("parse", "code", "commit", "corpus", "warehouse"), 0.0),
    }
    return frame("runs", [row | more])
