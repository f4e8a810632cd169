"""Choose the current version of each article: the newest.

Newest by modified_at, published_at, content_hash, then source_id, nulls first: a total order, so that the order of
arrival does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import polars as pl

from newsledger.model.article import Article

VERSION_COLUMNS = ("modified_at", "published_at", "content_hash", "source_id")
_NEVER = datetime.min.replace(tzinfo=UTC)

VersionKey = tuple[bool, datetime, bool, datetime, str, str]


def version_key(
    modified_at: datetime | None, published_at: datetime | None, content_hash: str, source_id: str
) -> VersionKey:
    """Return the key that sorts versions of one article, oldest first."""
    return (
        modified_at is not None,
        modified_at or _NEVER,
        published_at is not None,
        published_at or _NEVER,
        content_hash,
        source_id,
    )


def keep_newest(articles: Iterable[Article]) -> list[Article]:
    """Return the newest version of each article, in the order in which their ids first appear."""
    versions: dict[str, Article] = {}
    for article in articles:
        known = versions.setdefault(article.article_id, article)
        if _key_of_article(article) > _key_of_article(known):
            versions[article.article_id] = article
    return list(versions.values())


def find_outdated(incoming: pl.DataFrame, stored: pl.DataFrame) -> list[str]:
    """Return the ids of incoming articles for which a newer version is already stored."""
    stored_keys = {row["article_id"]: _key_of_row(row) for row in stored.iter_rows(named=True)}
    rows = incoming.select("article_id", *VERSION_COLUMNS).iter_rows(named=True)
    return [
        row["article_id"]
        for row in rows
        if row["article_id"] in stored_keys and _key_of_row(row) < stored_keys[row["article_id"]]
    ]


def find_superseded(incoming: pl.DataFrame, before: pl.DataFrame) -> list[str]:
    """Return the stored articles that the same inputs have become anew under another id, sorted.

    ``incoming`` has ``former_id``, the article an input was before, and its ``source_id`` now; ``before`` are those
    articles. One with a URL is known by that, and stays.
    """
    former = before.filter(pl.col("url").is_null()).select("article_id", "source_id")
    return sorted(
        set(
            incoming.join(former, left_on=["former_id", "source_id"], right_on=["article_id", "source_id"])["former_id"]
        )
    )


def _key_of_article(article: Article) -> VersionKey:
    return version_key(article.modified_at, article.published_at, article.content_hash, article.source_id)


def _key_of_row(row: Mapping[str, Any]) -> VersionKey:
    return version_key(*(row[column] for column in VERSION_COLUMNS))
