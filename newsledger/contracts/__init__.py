"""Declare every table that newsledger publishes, once: name, contract, sort order and kind.

Writers validate against it; the data dictionary and the warehouse's comments are generated from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import dataframely as dy

from newsledger.contracts.actors import ActorMentions, ActorRoles, Actors
from newsledger.contracts.articles import Articles
from newsledger.contracts.copies import ArticleCopies
from newsledger.contracts.events import EventActors, Events
from newsledger.contracts.figures import Figures
from newsledger.contracts.logs import Intake, Runs
from newsledger.contracts.statements import Statements
from newsledger.contracts.stories import ArticleTerms, EventIncidents, Stories, StoryArticles

__all__ = ["ARTICLE_TABLES", "CORPUS_TABLES", "TABLES", "Table"]

Kind = Literal["article", "corpus", "log"]


@dataclass(frozen=True, slots=True)
class Table:
    """A published table: its name, contract, kind and sort columns."""

    name: str
    schema: type[dy.Schema]
    kind: Kind
    sort_by: tuple[str, ...]

    @property
    def meaning(self) -> str:
        """Return the first line of the contract's docstring."""
        return (self.schema.__doc__ or "").strip().splitlines()[0]


_ALL = (
    Table("articles", Articles, "article", ("article_id",)),
    Table("events", Events, "article", ("article_id", "evidence_field", "char_start", "event_id")),
    Table("event_actors", EventActors, "article", ("article_id", "event_id", "role", "mention_id")),
    Table("actor_mentions", ActorMentions, "article", ("article_id", "evidence_field", "char_start", "mention_id")),
    Table("figures", Figures, "article", ("article_id", "evidence_field", "char_start", "figure_id")),
    Table("statements", Statements, "article", ("article_id", "evidence_field", "char_start", "statement_id")),
    Table("actors", Actors, "corpus", ("actor_id",)),
    Table("actor_roles", ActorRoles, "corpus", ("actor_id", "title")),
    Table("article_copies", ArticleCopies, "corpus", ("article_id",)),
    Table("article_terms", ArticleTerms, "corpus", ("article_id",)),
    Table("stories", Stories, "corpus", ("story_id",)),
    Table("story_articles", StoryArticles, "corpus", ("article_id",)),
    Table("event_incidents", EventIncidents, "corpus", ("event_id",)),
    Table("intake", Intake, "log", ("seen_at", "run_id", "input_id", "raw_hash")),
    Table("runs", Runs, "log", ("started_at", "run_id")),
)
TABLES: dict[str, Table] = {table.name: table for table in _ALL}
ARTICLE_TABLES = tuple(table.name for table in _ALL if table.kind == "article")
CORPUS_TABLES = tuple(table.name for table in _ALL if table.kind == "corpus")
