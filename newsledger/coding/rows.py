"""Turn readings into one frame per article table.

Ids are computed here from natural keys, and confidences and coordinates rounded; the contracts determine the columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import chain

import polars as pl

from newsledger.coding.frames import make_frame
from newsledger.contracts import ARTICLE_TABLES
from newsledger.knowledge import ontology
from newsledger.knowledge.admin_areas import admin1_names
from newsledger.knowledge.sectors import sector_of_people
from newsledger.model.article import Article
from newsledger.model.identity import stable_id
from newsledger.model.reading import Event, Mention, Reading, Source, Statement, When, Where, Words

Row = dict[str, object]


ArticleRows = dict[str, list[Row]]
"""The rows of one article by table."""


def make_table_frames(readings: Iterable[Reading], coder: str) -> dict[str, pl.DataFrame]:
    """Return the frames of all article tables by name, with the columns and types of their contracts."""
    return join_rows([make_rows(reading, coder) for reading in readings])


def make_rows(reading: Reading, coder: str) -> ArticleRows:
    """Return the rows of a reading by table."""
    give_ids(reading)
    common = {
        "article_id": reading.article.article_id,
        "published_date": reading.article.published_date,
        "coder": coder,
    }
    return {table: [common | row for row in make(reading)] for table, make in _MAKERS.items()}


def join_rows(articles: Sequence[ArticleRows]) -> dict[str, pl.DataFrame]:
    """Return the frames of the articles' rows by table; raises what polars raises for a value of another type."""
    return {table: make_frame(table, chain.from_iterable(rows[table] for rows in articles)) for table in ARTICLE_TABLES}


def give_ids(reading: Reading) -> None:
    """Compute the ids of events and figures, which refer to each other."""
    article_id = reading.article.article_id
    for event in reading.events:
        trigger = event.sentence.passage.offset + event.trigger.idx
        who = [f"{role}:{make_mention_id(article_id, mention)}" for role, mention in participants_of(event)]
        event.event_id = stable_id(article_id, event.words.evidence_field, trigger, event.event_type, *sorted(who))
    for figure in reading.figures:
        place = (figure.words.evidence_field, figure.words.char_start, figure.words.char_end)
        value = (figure.measure, figure.value_low, figure.value_best, figure.value_high)
        figure.figure_id = stable_id(article_id, *place, *value)


def make_mention_id(article_id: str, mention: Mention) -> str:
    """Return the id of a mention, from its article and offsets."""
    words = mention.words
    return stable_id(article_id, words.evidence_field, words.char_start, words.char_end)


def participants_of(event: Event) -> list[tuple[str, Mention]]:
    """Return each participant once per role, actors first."""
    found = [("actor", mention) for mention in event.actors] + [("recipient", mention) for mention in event.recipients]
    return list(dict.fromkeys(found))


def make_article_row(article: Article) -> Row:
    """Return the row of an article."""
    return asdict(article) | {"authors": list(article.authors), "fingerprint": list(article.fingerprint)}


def _article_rows(reading: Reading) -> Iterator[Row]:
    yield make_article_row(reading.article)


def _mention_rows(reading: Reading) -> Iterator[Row]:
    for mention in (*reading.mentions, *reading.pronouns.values()):
        yield {
            "mention_id": make_mention_id(reading.article.article_id, mention),
            "actor_id": mention.actor_id,
            "kind": mention.kind,
            "title": mention.title,
            "role_country": mention.country,
            "role_sector": sector_of_people(mention.sector, mention.country, mention.words.text),
            "resolution": mention.resolution,
            **_span_columns(mention.words, "text"),
        }


def _event_rows(reading: Reading) -> Iterator[Row]:
    for event in reading.events:
        yield {
            "event_id": event.event_id,
            "sentence_index": event.sentence.index,
            "is_headline": event.sentence.is_headline,
            "event_type": event.event_type,
            "mode": event.mode,
            "contexts": sorted(event.contexts),
            "quad_class": ontology.quad_class(event.event_type),
            "score": ontology.score(event.event_type, event.mode),
            "cameo_root": ontology.cameo_root(event.event_type),
            "realis": event.realis,
            "trigger": event.trigger_text,
            "confidence": round(event.confidence, 2),
            **_date_columns(event.when),
            **_place_columns(event.where),
            **_source_columns(event.attributed_to),
            **_span_columns(event.words, "evidence"),
        }


def _event_actor_rows(reading: Reading) -> Iterator[Row]:
    for event in reading.events:
        for role, mention in participants_of(event):
            yield {
                "event_id": event.event_id,
                "role": role,
                "actor_id": mention.actor_id,
                "mention_id": make_mention_id(reading.article.article_id, mention),
                "country": mention.country,
                "sector": sector_of_people(mention.sector, mention.country, mention.words.text),
            }


def _figure_rows(reading: Reading) -> Iterator[Row]:
    for figure in reading.figures:
        yield {
            **{column: getattr(figure, column) for column in _FIGURE_COLUMNS},
            "event_id": figure.event.event_id if figure.event else None,
            "parent_figure_id": figure.parent.figure_id if figure.parent else None,
            "confidence": round(figure.confidence, 2),
            **_place_columns(figure.where),
            **_source_columns(figure.attributed_to),
            **_span_columns(figure.words, "evidence"),
        }


_FIGURE_COLUMNS = (
    "figure_id",
    "measure",
    "value_low",
    "value_best",
    "value_high",
    "bound",
    "unit",
    "counted",
    "change",
    "change_kind",
    "per",
    "population_country",
    "population_group",
    "population_actor_id",
    "scope",
    "as_of_date",
    "since_date",
    "realis",
)


def _statement_rows(reading: Reading) -> Iterator[Row]:
    for statement in reading.statements:
        yield {
            "statement_id": _make_statement_id(reading.article.article_id, statement),
            "speaker_actor_id": statement.speaker.actor_id if statement.speaker else None,
            "speaker": statement.speaker_text,
            "verb": statement.verb,
            "is_direct": statement.is_direct,
            "addressee": statement.addressee,
            **_span_columns(statement.words, "quote"),
        }


def _make_statement_id(article_id: str, statement: Statement) -> str:
    words = statement.words
    return stable_id(article_id, "statement", words.evidence_field, words.char_start, words.char_end)


def _span_columns(words: Words, column: str) -> Row:
    return {
        "evidence_field": words.evidence_field,
        "char_start": words.char_start,
        "char_end": words.char_end,
        column: words.text,
    }


def _date_columns(when: When | None) -> Row:
    if when is None:
        return {}
    return {
        "event_date_start": when.start,
        "event_date_end": when.end,
        "event_date_precision": when.precision,
        "date_basis": "publication" if when.precision == "publication" else when.basis,
    }


def _place_columns(where: Where | None) -> Row:
    if where is None:
        return {}
    return {
        "place_name": where.name,
        "geoname_id": where.geoname_id,
        "latitude": _round_coordinate(where.latitude),
        "longitude": _round_coordinate(where.longitude),
        "place_country": where.country,
        "place_precision": where.precision,
        "place_admin1": admin1_names().get(where.admin1 or ""),
        "place_admin1_code": where.admin1,
        "place_admin2": where.admin2,
        "place_basis": where.basis,
    }


def _round_coordinate(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, 4)


def _source_columns(source: Source | None) -> Row:
    if source is None:
        return {}
    return {"attributed_to": source.text, "attributed_actor_id": source.actor_id}


_MAKERS: dict[str, Callable[[Reading], Iterator[Row]]] = {
    "articles": _article_rows,
    "events": _event_rows,
    "event_actors": _event_actor_rows,
    "actor_mentions": _mention_rows,
    "figures": _figure_rows,
    "statements": _statement_rows,
}
