"""Surnames left open: what enters is actors, what leaves is the same, an article's own surname merged where it is plain.

``person:hussein~3f9a…`` is merged into a person of that surname when exactly one is known to the same country within
a year of the article; two candidates are none.
"""

from __future__ import annotations

import polars as pl

_OWN = "~"
_YEAR = pl.duration(days=366)


def merge_surnames(actors: pl.DataFrame) -> pl.DataFrame:
    """Return the actors with the column ``merged_into``."""
    persons = actors.lazy().filter(pl.col("actor_id").str.starts_with("person:"))
    own = pl.col("actor_id").str.contains(_OWN, literal=True)
    named = pl.col("actor_id").str.strip_prefix("person:").str.split("/").list.first()
    surnames = persons.filter(own).select(
        "actor_id", "country", "first_seen_date", "last_seen_date", surname=named.str.split(_OWN).list.first()
    )
    endings = persons.filter(~own).select(
        "country",
        merged_into="actor_id",
        known_from=pl.col("first_seen_date") - _YEAR,
        known_to=pl.col("last_seen_date") + _YEAR,
        surname=named.map_elements(_endings, return_dtype=pl.List(pl.String)),
    )
    candidates = surnames.join(
        endings.explode("surname", keep_nulls=False, empty_as_null=False), on=["country", "surname"]
    ).filter(pl.col("first_seen_date") >= pl.col("known_from"), pl.col("last_seen_date") <= pl.col("known_to"))
    plain = candidates.group_by("actor_id").agg("merged_into").filter(pl.col("merged_into").list.len() == 1)
    merged = plain.select("actor_id", pl.col("merged_into").list.first())
    return actors.join(merged.collect(), on="actor_id", how="left")


def _endings(name: str) -> list[str]:
    """What may be the surname of ``ali-al-hussein``: ``al-hussein`` and ``hussein``."""
    parts = name.split("-")
    return ["-".join(parts[start:]) for start in range(1, len(parts))]
