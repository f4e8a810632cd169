"""Makers of whole-article cases for tests: a text, its annotation as gold writes it, and rows in short."""

from __future__ import annotations

from datetime import date
from typing import Any

from newsledger.evaluation.whole_articles.annotation_reading import read_annotation
from newsledger.evaluation.whole_articles.article_cases import ArticleCase
from newsledger.evaluation.whole_articles.article_measures import ArticleEvaluation, evaluate_articles
from newsledger.evaluation.whole_articles.coded_rows import gather_article

TEXT = (
    "Kenyan police arrested nine students in Mombasa on Monday. The students were held for hours. "
    "Uganda condemned the arrests, and its minister said the students had done nothing. Rain fell."
)
KEY_OF = {"events": "event_id", "figures": "figure_id", "statements": "statement_id", "actor_mentions": "mention_id"}
WORDS_OF = {"events": "evidence", "figures": "evidence", "statements": "quote", "actor_mentions": "text"}
Row = dict[str, Any]
_NO_ROWS: dict[str, list[Row]] = {key: [] for key in (*KEY_OF, "event_actors")} | {"articles": [{"body": TEXT}]}


def row(table: str, words: str, **values: Any) -> Row:
    """Return a row whose words stand in the text."""
    start = TEXT.index(words)
    place = {"evidence_field": "body", "char_start": start, "char_end": start + len(words)}
    return {KEY_OF[table]: f"{words}/{values.get('event_type', '')}", WORDS_OF[table]: words, **place, **values}


def event(words: str, event_type: str, **values: Any) -> Row:
    usual = {"realis": "asserted", "mode": None, "trigger": words, "confidence": 0.7}
    return row("events", words, event_type=event_type, **(usual | values))


def figure(words: str, value: float, **values: Any) -> Row:
    usual = {"measure": "detained", "bound": "exact", "unit": "persons", "counted": "students", "scope": "event"}
    numbers = dict.fromkeys(("value_low", "value_best", "value_high"), value)
    return row("figures", words, **(usual | numbers | {"realis": "asserted", "population_country": "KEN"} | values))


def side(of: Row, role: str, mention: Row, country: str | None = None, sector: str | None = None) -> Row:
    return {
        "event_id": of["event_id"],
        "role": role,
        "mention_id": mention["mention_id"],
        "country": country,
        "sector": sector,
    }


def gold_event(*mentions: str, event_type: tuple[str, ...] = ("COERCE",), **values: Any) -> Row:
    usual: Row = {"event_type": list(event_type), "mode": [], "realis": ["asserted"], "mentions": list(mentions)}
    return usual | {"actors": [], "recipients": [], "place": None, "date": None, "core": True} | values


def named(*names: str, country: str | None = None, **values: Any) -> Row:
    return {"names": list(names), "country": country, "sector": []} | values


def gold_figure(mention: str, value: float, **values: Any) -> Row:
    usual: Row = {"measure": ["detained"], "bound": "exact", "unit": "persons", "counted": "students", "scope": "event"}
    numbers = dict.fromkeys(("low", "best", "high"), value)
    return (
        {"mention": mention, "realis": "asserted", "population_country": "KEN", "attributed_to": []}
        | usual
        | numbers
        | values
    )


def whole(gold: Row, tables: dict[str, list[Row]] | None = None) -> ArticleCase:
    """Return the case of the gold with the rows; None is a text that was rejected."""
    annotation = read_annotation({"gold": gold})
    coded = None if tables is None else gather_article(_NO_ROWS | tables)
    return ArticleCase("gold.jsonl, line 1", "one", len(TEXT.split()), annotation, coded)


def evaluated(gold: Row, **tables: list[Row]) -> ArticleEvaluation:
    """Return the evaluation of one article, coded into these rows."""
    return evaluate_articles([whole(gold, tables)], {})


def share(found: ArticleEvaluation, part: str, name: str) -> tuple[int, int]:
    """Return a measure as right answers and all answers."""
    one = found.shares[part][name]
    return one.right, one.of


def faults(found: ArticleEvaluation, kind: str) -> list[tuple[str, str, str]]:
    """Return the words, the expected and the read of each fault of the kind."""
    return [(fault.words, fault.expected, fault.read) for fault in found.faults.get(kind, ())]


MONDAY = date(2024, 3, 11)
