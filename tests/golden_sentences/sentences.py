"""Golden sentences: what enters is a JSONL file of this folder, what leaves is each line with the events read from it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from newsledger.coding.coder import read_articles
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.knowledge.hazard_lexicon import HAZARD
from newsledger.model.article import Article
from newsledger.model.reading import Event, Reading
from newsledger.settings import DEFAULT_MODEL

HERE = Path(__file__).parent


@dataclass(frozen=True)
class GoldenSentence:
    """One line: an article of one sentence, what it must give, what the line is about, and the gap that is known, if any."""

    id: str
    text: str
    published_date: date
    gold: dict[str, Any]
    reason: str
    title: str | None = None
    gap: str | None = None


def golden_sentences(name: str) -> list[GoldenSentence]:
    """Return the lines of the file in order."""
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_sentence(json.loads(line)) for line in lines]


def event_of(name: str, sentence: GoldenSentence) -> Event | None:
    """Return the event of the gold's type; where there are several, the one whose trigger is the gold's word."""
    events = [event for event in _readings(name)[sentence.id].events if event.event_type == sentence.gold["event_type"]]
    told = [event for event in events if _is_told_by(event, sentence.gold["event_text"])]
    return next(iter(told or events), None)


def types_told(name: str, sentence: GoldenSentence) -> set[str]:
    """Return PLOVER's types of what the sentence tells as done or to come; a disaster has none."""
    events = _readings(name)[sentence.id].events
    told = {event.event_type for event in events if event.realis in ("asserted", "future")}
    return told - {HAZARD}


def _is_told_by(event: Event, word: str) -> bool:
    lemmas = {lemma_of(token) for token in event.sentence.span if token.text == word}
    return word == event.trigger.text or not lemmas.isdisjoint(event.trigger_text.split())


@cache
def _readings(name: str) -> dict[str, Reading]:
    articles = [
        Article(
            article_id=line.id, source_id=line.id, title=line.title, body=line.text, published_date=line.published_date
        )
        for line in golden_sentences(name)
    ]
    readings = list(read_articles(articles, DEFAULT_MODEL))
    assert all(isinstance(reading, Reading) for reading in readings), readings
    return {reading.article.article_id: reading for reading in readings if isinstance(reading, Reading)}


def _sentence(row: dict[str, Any]) -> GoldenSentence:
    return GoldenSentence(
        id=row["id"],
        text=row["text"],
        published_date=date.fromisoformat(row["published_at"]),
        gold=row["gold"],
        reason=row["reason"],
        title=row.get("title"),
        gap=row.get("gap"),
    )
