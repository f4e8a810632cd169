"""The rows of one coded article, and the words by which the ledger knows its actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsledger.evaluation.whole_articles.matching_words import TextSpan

Row = Mapping[str, Any]
ActorWords = Mapping[str, str]
"""By actor id, its name and aliases; of an actor merged into another, those of the other."""

_IDS = {"events": "event_id", "figures": "figure_id", "statements": "statement_id", "actor_mentions": "mention_id"}


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """The rows of an article, in the order of the text: events, figures, statements, mentions and participants."""

    fields: Mapping[str, str]
    events: Sequence[Row]
    figures: Sequence[Row]
    statements: Sequence[Row]
    mentions: Sequence[Row]
    participants: Mapping[tuple[str, str], Sequence[Row]]
    mention_texts: Mapping[str, str]


def gather_article(tables: Mapping[str, Iterable[Row]]) -> CodedArticle:
    """Return the coded article of its rows by table."""
    (article,) = tables["articles"]
    sides: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in tables["event_actors"]:
        sides[row["event_id"], row["role"]].append(row)
    ordered = {table: sorted(tables[table], key=lambda row: _place_in_text(row, key)) for table, key in _IDS.items()}
    return CodedArticle(
        {"body": article.get("body") or "", "title": article.get("title") or ""},
        ordered["events"],
        ordered["figures"],
        ordered["statements"],
        ordered["actor_mentions"],
        sides,
        {row["mention_id"]: row["text"] for row in tables["actor_mentions"]},
    )


def _place_in_text(row: Row, key: str) -> tuple[str, int, int, str, str, str]:
    """Return where the row stands, and what it says; its id, which hangs on where the article was read, comes last."""
    told = (row.get("trigger") or "", row.get("event_type") or row.get("measure") or "")
    return row["evidence_field"], row["char_start"], row["char_end"], *told, row[key]


def span_of(row: Row) -> TextSpan:
    """Return where the words of the row stand."""
    return TextSpan(row["evidence_field"], row["char_start"], row["char_end"])


def gather_actor_words(actors: Iterable[Row]) -> ActorWords:
    """Return the words of each actor of the rows of ``actors``."""
    by_id = {row["actor_id"]: row for row in actors}
    roots = {actor_id: by_id.get(row.get("merged_into"), row) for actor_id, row in by_id.items()}
    return {actor_id: " ".join([row["name"] or "", *(row["aliases"] or [])]) for actor_id, row in roots.items()}
