"""Aggregate all mentions in the lake into one row per actor id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from newsledger.contracts.actors import Actors
from newsledger.corpus.merge_candidates import rank_candidates
from newsledger.corpus.merging import merge_actors
from newsledger.knowledge.offices import office_key
from newsledger.knowledge.person_names import PRONOUNS
from newsledger.model.identity import slug


def gather_actors(mentions: pl.LazyFrame, names: Mapping[str, str]) -> pl.DataFrame:
    """Return one row per mentioned actor id; ``names`` maps actor ids to the reference's names."""
    resolved = mentions.filter(pl.col("actor_id").is_not_null())
    is_named = ~pl.col("text").str.to_lowercase().is_in(sorted(PRONOUNS))
    is_surface = is_named | ~is_named.any()  # the surname of "Mr. He" alone is a name too
    surfaces = resolved.group_by("actor_id", "text").len("uses").collect(engine="streaming")
    surfaces = surfaces.filter(is_named | ~is_named.any().over("actor_id"))
    totals = resolved.group_by("actor_id").agg(
        aliases=pl.col("text").filter(is_surface).unique().sort(),
        first_seen_date=pl.col("published_date").min(),
        last_seen_date=pl.col("published_date").max(),
        mention_count=pl.len().cast(pl.Int64),
    )
    actors = totals.collect(engine="streaming").join(_choose_names(surfaces, names), on="actor_id", how="left")
    for column, source_column in (("kind", "kind"), ("country", "role_country"), ("sector", "role_sector")):
        actors = actors.join(find_most_common(resolved, ["actor_id"], source_column, column), on="actor_id", how="left")
    return Actors.validate(_add_merged_into(actors, resolved, names).sort("actor_id"))


def find_most_common(rows: pl.LazyFrame, key: list[str], column: str, name: str) -> pl.DataFrame:
    """Return each key's most common value of ``column`` as ``name``; ties go to the alphabetically first."""
    counted = rows.filter(pl.col(column).is_not_null()).group_by(*key, column).len("uses").collect(engine="streaming")
    ranked = counted.sort(*key, "uses", column, descending=[False] * len(key) + [True, False])
    return ranked.unique(key, keep="first", maintain_order=True).select(*key, pl.col(column).alias(name))


def _add_merged_into(actors: pl.DataFrame, resolved: pl.LazyFrame, names: Mapping[str, str]) -> pl.DataFrame:
    """Return the actors with the column ``merged_into`` added."""
    titled = resolved.filter(pl.col("title").is_not_null()).group_by("actor_id").agg(titles=pl.col("title").unique())
    rows = actors.join(titled.collect(engine="streaming"), on="actor_id", how="left").to_dicts()
    for row in rows:
        row["offices"] = frozenset(office_key(title) for title in row.pop("titles") or ())
    merged = merge_actors(rank_candidates(rows, names), lambda pairs: _find_named_together(resolved, pairs))
    found = pl.DataFrame(list(merged.items()), schema={"actor_id": pl.String, "merged_into": pl.String}, orient="row")
    return actors.join(found, on="actor_id", how="left")


def _find_named_together(resolved: pl.LazyFrame, pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return the pairs whose two actors are both named in a single article."""
    asked_pairs = pl.LazyFrame(list(pairs), schema={"one": pl.String, "other": pl.String}, orient="row")
    articles_of_actor = resolved.select("actor_id", "article_id").unique()
    both = asked_pairs.join(articles_of_actor, left_on="one", right_on="actor_id").join(
        articles_of_actor, left_on=["other", "article_id"], right_on=["actor_id", "article_id"]
    )
    return frozenset(both.select("one", "other").unique().collect(engine="streaming").iter_rows())


def _choose_names(surfaces: pl.DataFrame, names: Mapping[str, str]) -> pl.DataFrame:
    """Return each actor's name: the reference's, else the most common surface that spells the id, else the longest."""
    ranked = surfaces.with_columns(
        spelling=pl.struct("actor_id", "text").map_elements(_rank_spelling, return_dtype=pl.Int64),
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


def _rank_spelling(surface: Mapping[str, str]) -> int:
    """Return 2 if the surface spells the id's name, 1 if only the office's name (state bodies), else 0."""
    surface_slug, name_slug = slug(surface["text"]), name_slug_of(surface["actor_id"])
    if surface["actor_id"].startswith("gov:"):
        return 2 if surface_slug.endswith(f"-{name_slug}") else int(surface_slug == name_slug)
    return 2 * int(surface_slug == name_slug)


def name_slug_of(actor_id: str) -> str:
    """Return the part of an actor id that spells its name.

    ``ministry-of-x`` for ``gov:IRN/ministry-of-x``, ``jane-doe`` for ``person:jane-doe/KEN``.
    """
    sort, _, rest = actor_id.partition(":")
    return (rest.rpartition("/")[2] if sort != "person" else rest.partition("/")[0]).partition("~")[0]
