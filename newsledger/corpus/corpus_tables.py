"""Compute all corpus tables from the article tables, each a pure function of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import polars as pl

from newsledger.corpus.actor_roles import gather_roles
from newsledger.corpus.actor_table import gather_actors
from newsledger.corpus.article_copies import find_copies
from newsledger.corpus.incident_reports import fold_reports
from newsledger.corpus.story_table import find_story_articles, gather_stories
from newsledger.corpus.story_terms import update_terms

Read = Callable[[str], pl.LazyFrame]


def make_corpus_tables(mentions: pl.LazyFrame, read: Read, names: Mapping[str, str]) -> dict[str, pl.DataFrame]:
    """Return the corpus tables; ``read`` gives the other tables, ``names`` maps actor ids to names in the reference.

    ``article_terms`` as stored spares reading the texts of articles again; the result is the same without it.
    """
    actors = gather_actors(mentions, names)
    articles = read("articles")
    copies = find_copies(articles)
    terms = update_terms(read("article_terms"), articles)
    members = find_story_articles(terms, articles)
    return {
        "actors": actors,
        "actor_roles": gather_roles(mentions, actors),
        "article_copies": copies,
        "article_terms": terms,
        "stories": gather_stories(members, terms, articles, read("events")),
        "story_articles": members,
        "event_incidents": fold_reports(read, members, copies),
    }
