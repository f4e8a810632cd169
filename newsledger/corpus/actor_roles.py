"""Aggregate all mentions with a title into one row per actor and office.

Different wordings of one office share a row under the most common wording: "Iranian foreign minister", "minister of
foreign affairs".
"""

from __future__ import annotations

import polars as pl

from newsledger.contracts.actors import ActorRoles
from newsledger.corpus.actor_table import find_most_common
from newsledger.knowledge.offices import office_key, office_of

_KEY = ["actor_id", "office"]


def gather_roles(mentions: pl.LazyFrame, actors: pl.DataFrame) -> pl.DataFrame:
    """Return the offices; a mention counts towards the actor its id was merged into."""
    titled = _resolve_bare_ministers(_select_titled_mentions(mentions, actors))
    rows = (
        titled.group_by(_KEY, maintain_order=True)
        .agg(
            first_seen_date=pl.col("published_date").min(),
            last_seen_date=pl.col("published_date").max(),
            article_count=pl.col("article_id").n_unique().cast(pl.Int64),
            first_article_id=pl.col("article_id").first(),
        )
        .collect()
    )
    for column, source_column in (("title", "wording"), ("country", "role_country"), ("sector", "role_sector")):
        rows = rows.join(find_most_common(titled, _KEY, source_column, column), on=_KEY, how="left")
    return ActorRoles.validate(rows.drop("office").sort("actor_id", "title"))


def _resolve_bare_ministers(titled: pl.LazyFrame) -> pl.LazyFrame:
    """Return the mentions, earliest first, counting "the minister" for its holder's ministry if there is only one."""
    offices = titled.select(_KEY).unique().filter(pl.col("office").str.contains(r"^minister( |$)"))
    ministries = offices.filter(pl.col("office") != "minister").group_by("actor_id").agg(pl.col("office").unique())
    sole_ministry = ministries.filter(pl.col("office").list.len() == 1).select(
        "actor_id", whole_office=pl.col("office").list.first()
    )
    is_bare = pl.col("office") == "minister"
    return (
        titled.join(sole_ministry, on="actor_id", how="left")
        .with_columns(
            office=pl.when(is_bare).then(pl.coalesce("whole_office", "office")).otherwise("office"),
            wording=pl.when(is_bare & pl.col("whole_office").is_not_null()).then(None).otherwise("wording"),
        )
        .sort("published_date", "article_id", nulls_last=True)
    )


def _select_titled_mentions(mentions: pl.LazyFrame, actors: pl.DataFrame) -> pl.LazyFrame:
    """Return the mentions with a title: their office, its wording, and the actor after merging."""
    merges = actors.lazy().select("actor_id", "merged_into")
    titled = mentions.filter(pl.col("actor_id").is_not_null(), pl.col("title").is_not_null())
    titles = titled.select("title").unique().collect()["title"].to_list()
    offices = pl.LazyFrame(
        {"title": titles, "office": [office_key(one) for one in titles], "wording": [office_of(one) for one in titles]},
        schema={"title": pl.String, "office": pl.String, "wording": pl.String},
    )
    return (
        titled.join(merges, on="actor_id", how="left")
        .with_columns(actor_id=pl.coalesce("merged_into", "actor_id"))
        .join(offices, on="title")
    )
