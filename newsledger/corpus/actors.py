"""Actors: what enters is every mention in the lake, what leaves is one row per actor id, as its mentions make it."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from newsledger.contracts.actors import Actors
from newsledger.corpus.surnames import merge_surnames
from newsledger.identity import slug


def gather_actors(mentions: pl.LazyFrame, names: Mapping[str, str]) -> pl.DataFrame:
    """Return one row per actor id that is mentioned; ``names`` are the reference's, by actor id."""
    resolved = mentions.filter(pl.col("actor_id").is_not_null())
    surfaces = resolved.group_by("actor_id", "text").len("uses").collect(engine="streaming")
    totals = resolved.group_by("actor_id").agg(
        aliases=pl.col("text").unique().sort(),
        first_seen_date=pl.col("published_date").min(),
        last_seen_date=pl.col("published_date").max(),
        mention_count=pl.len().cast(pl.Int64),
    )
    actors = totals.collect(engine="streaming").join(_names(surfaces, names), on="actor_id", how="left")
    for column, said in (("kind", "kind"), ("country", "role_country"), ("sector", "role_sector")):
        actors = actors.join(commonest(resolved, ["actor_id"], said, column), on="actor_id", how="left")
    return Actors.validate(merge_surnames(actors).sort("actor_id"))


def commonest(rows: pl.LazyFrame, key: list[str], column: str, name: str) -> pl.DataFrame:
    """Return each key's commonest value of the column under a new name; of equally common ones, the first by alphabet."""
    counted = rows.filter(pl.col(column).is_not_null()).group_by(*key, column).len("uses").collect(engine="streaming")
    ranked = counted.sort(*key, "uses", column, descending=[False] * len(key) + [True, False])
    return ranked.unique(key, keep="first", maintain_order=True).select(*key, pl.col(column).alias(name))


def _names(surfaces: pl.DataFrame, names: Mapping[str, str]) -> pl.DataFrame:
    """The reference's name; else the commonest surface that spells the id; else the longest."""
    ranked = surfaces.with_columns(
        spelling=pl.struct("actor_id", "text").map_elements(_spelling, return_dtype=pl.Int64),
        length=pl.col("text").str.len_chars(),
    ).sort(
        "actor_id",
        "spelling",
        pl.when(pl.col("spelling") > 0).then(0).otherwise("length"),
        "uses",
        "text",
        descending=[False, True, True, True, False],
    )
    first = ranked.unique("actor_id", keep="first", maintain_order=True)
    known = pl.DataFrame(list(names.items()), schema={"actor_id": pl.String, "known": pl.String}, orient="row")
    return first.join(known, on="actor_id", how="left").select("actor_id", name=pl.coalesce("known", "text"))


def _spelling(surface: Mapping[str, str]) -> int:
    """2 when the surface is the id's name; 1 when, of an office of a country, it is no more than the office's name."""
    spelt, part = slug(surface["text"]), slug_part(surface["actor_id"])
    if "/" in surface["actor_id"]:
        return 2 if spelt.endswith(f"-{part}") else int(spelt == part)
    return 2 * int(spelt == part)


def slug_part(actor_id: str) -> str:
    """Return the part of the id that spells a name: ``ministry-of-x`` of ``gov:IRN/ministry-of-x``."""
    return actor_id.partition(":")[2].rpartition("/")[2].partition("~")[0]
