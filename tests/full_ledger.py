"""Articles with a row in every table, of three periods, one of them unknown; what leaves is a lake that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

from newsledger.ledger.lake import Lake
from tests import rows

WORDS = "Ada Moss said the river rose by 3 metres."
ARTICLES = (
    rows.article("a", WORDS, url="https://desk.example/a"),
    rows.article("b", WORDS, date(2024, 1, 2), url="https://desk.example/b"),
    rows.article("c", WORDS.replace("3", "4"), None),
)


def tables_of(articles: Sequence[rows.Row]) -> dict[str, pl.DataFrame]:
    """Return the batch of the articles, each with a row of every table."""
    mentions = [rows.mention(one, "Ada Moss", "person:ada-moss", title="mayor", role_country="PER") for one in articles]
    events = [rows.event(one, "the river rose") for one in articles]
    triples = list(zip(articles, events, mentions, strict=True))
    return rows.batch(
        articles=articles,
        actor_mentions=mentions,
        events=events,
        event_actors=[rows.event_actor(one, event, mention, "actor") for one, event, mention in triples],
        figures=[rows.figure(one, "metres", 3, "other", event_id=event["event_id"]) for one, event, _ in triples],
        statements=[rows.statement(one, "the river rose", speaker_actor_id="person:ada-moss") for one in articles],
    )


def fill(lake: Lake, articles: Sequence[rows.Row] = ARTICLES, run_id: str = "run-1") -> Lake:
    """Write the articles and the corpus tables in one run, and return the lake."""
    with lake.open_writer("a test", timeout=5) as writer:
        writer.commit(tables_of(articles), rows.intake(articles, run_id), rows.run(len(articles), run_id))
        writer.write_corpus()
    return lake
