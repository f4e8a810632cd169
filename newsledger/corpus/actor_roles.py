"""Offices: what enters is every mention with a title, what leaves is one row per actor and office."""

from __future__ import annotations

import polars as pl

from newsledger.contracts.actors import ActorRoles
from newsledger.corpus.actors import commonest

_KEY = ["actor_id", "title"]


def gather_roles(mentions: pl.LazyFrame, actors: pl.DataFrame) -> pl.DataFrame:
    """Return the offices; a mention counts for the actor its id was merged into."""
    followed = actors.lazy().select("actor_id", "merged_into")
    titled = (
        mentions.filter(pl.col("actor_id").is_not_null(), pl.col("title").is_not_null())
        .join(followed, on="actor_id", how="left")
        .with_columns(actor_id=pl.coalesce("merged_into", "actor_id"), title=pl.col("title").str.to_lowercase())
        .sort("published_date", "article_id", nulls_last=True)
    )
    roles = titled.group_by(_KEY, maintain_order=True).agg(
        first_seen_date=pl.col("published_date").min(),
        last_seen_date=pl.col("published_date").max(),
        article_count=pl.col("article_id").n_unique().cast(pl.Int64),
        first_article_id=pl.col("article_id").first(),
    )
    rows = roles.collect()
    for column, said in (("country", "role_country"), ("sector", "role_sector")):
        rows = rows.join(commonest(titled, _KEY, said, column), on=_KEY, how="left")
    return ActorRoles.validate(rows.sort(_KEY))
