"""Gather the words of the actors of coded articles, as the corpus would if they were all it holds."""

from __future__ import annotations

from collections.abc import Iterable

from newsledger.coding.frames import make_frame
from newsledger.corpus.actor_table import gather_actors
from newsledger.evaluation.whole_articles.article_cases import ArticleCase
from newsledger.evaluation.whole_articles.coded_rows import ActorWords, gather_actor_words
from newsledger.knowledge.actor_names import reference_names


def find_actor_words(cases: Iterable[ArticleCase]) -> ActorWords:
    """Return the words of each actor mentioned in the cases, by id."""
    rows = [row for case in cases if case.coded is not None for row in case.coded.mentions]
    actors = gather_actors(make_frame("actor_mentions", rows).lazy(), reference_names())
    return gather_actor_words(actors.to_dicts())
