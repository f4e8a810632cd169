"""Look a story up in the warehouse by id or by words and return its timeline, tolls, places, actors and sources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from newsledger.warehouse.connecting import sql_literal
from newsledger.warehouse.query import query

_STORIES = (
    "select s.story_id, s.articles, lower(concat_ws(' ', s.title, array_to_string(s.keywords, ' '), s.place_name, s.kind)) as words, "
    "concat_ws(', ', s.story_id, s.title, s.first_date) as shown from stories s order by s.articles desc, s.story_id"
)
_QUERIES = {
    "story": "select * from stories where story_id = $id",
    "incidents": (
        "select i.event_date, i.event_type, i.mode, i.place_name, array_to_string(i.actor_names, ', ') as actors, "
        "array_to_string(i.recipient_names, ', ') as recipients, i.killed, i.injured, i.reports, i.sentence, i.incident_id "
        "from incidents i where i.story_id = $id order by i.event_date, i.incident_id"
    ),
    "tolls": (
        "select day, measure, low, best, high, is_corrected, best_source, array_to_string(disagreeing_sources, ', ') as disagree "
        "from story_tolls where story_id = $id order by measure, day nulls last"
    ),
    "places": (
        "select e.place_name, e.place_country, count(*) as events from events e join story_articles m using (article_id) "
        "where m.story_id = $id and e.place_name is not null group by all order by events desc, e.place_name, e.place_country"
    ),
    "actors": (
        "select coalesce(k.name, p.actor_id) as name, count(distinct p.event_id) as events from event_actors p join story_articles m "
        "using (article_id) left join actors k on k.actor_id = p.actor_id where m.story_id = $id and p.actor_id is not null "
        "group by all order by events desc, name"
    ),
    "articles": (
        "select a.published_date, a.publisher, a.title, coalesce(a.url, a.source_id) as article, m.similarity "
        "from story_articles m join articles a using (article_id) where m.story_id = $id "
        "order by a.published_date nulls last, a.article_id"
    ),
}
_MOST_SHOWN = 5


class UnknownStoryError(LookupError):
    """No story has that id or those words, or several have; the message lists them."""


@dataclass(frozen=True, slots=True)
class StoryProfile:
    """One story; ``tables`` holds the rows of story, incidents, tolls, places, actors and articles."""

    story_id: str
    tables: dict[str, pl.DataFrame]


def find_story(warehouse: Path, asked: str) -> StoryProfile:
    """Return the story of that id, of that article, or the one with all these words; raises UnknownStoryError."""
    story_id = _find_id(warehouse, asked)
    return StoryProfile(story_id, {name: _ask(warehouse, sql, story_id) for name, sql in _QUERIES.items()})


def _ask(warehouse: Path, sql: str, asked_id: str) -> pl.DataFrame:
    return query(warehouse, sql.replace("$id", sql_literal(asked_id)))


def _find_id(warehouse: Path, asked: str) -> str:
    of_article = _ask(warehouse, "select story_id from story_articles where article_id = $id", asked)
    if of_article.height:
        return str(of_article.item())
    stories = query(warehouse, _STORIES)
    words = asked.lower().split()
    found = stories.filter(pl.all_horizontal(pl.col("words").str.contains(word, literal=True) for word in words))
    if found.height == 1:
        return str(found["story_id"].item())
    if found.is_empty():
        raise UnknownStoryError(
            f"{asked}: no story has this id or these words; newsledger sql 'from stories' lists them"
        )
    listed = "; ".join(found["shown"].head(_MOST_SHOWN))
    more = f" and {found.height - _MOST_SHOWN} more" if found.height > _MOST_SHOWN else ""
    raise UnknownStoryError(
        f"{asked}: {found.height} stories have these words, add another or give the id: {listed}{more}"
    )
