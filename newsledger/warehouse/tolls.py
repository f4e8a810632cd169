"""Compare the standing reports of tolls before and after a run and return those that changed."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from newsledger.warehouse.query import query

_KEY = ["toll", "source"]
_SHOWN = ["place_name", "place_country", "measure", "population_group", "scope", "day"]
_QUERY = f"select {', '.join([*_KEY, *_SHOWN])}, stated, bound from toll_standing"
_SCHEMA = dict.fromkeys([*_KEY, *_SHOWN, "bound"], pl.String) | {"day": pl.Date, "stated": pl.Float64}


def read_standing_tolls(warehouse: Path) -> pl.DataFrame:
    """Return each source's standing report of each toll; no rows without a warehouse or with an older version's."""
    try:
        return query(warehouse, _QUERY).cast(dict(_SCHEMA))  # type: ignore[arg-type] # polars has its own mapping type
    except ValueError:
        return pl.DataFrame(schema=_SCHEMA)


def find_toll_changes(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Return new, changed and dropped tolls, largest change first: what is counted, source, before, after, change."""
    joined = before.join(after, on=_KEY, how="full", coalesce=True, suffix="_after")
    shown = [pl.coalesce(f"{column}_after", column).alias(column) for column in _SHOWN]
    was, now = pl.col("stated").fill_null(0.0), pl.col("stated_after").fill_null(0.0)
    return (
        joined.filter(pl.col("stated").ne_missing(pl.col("stated_after")))
        .select(
            *shown,
            "source",
            pl.col("stated").alias("before"),
            pl.col("stated_after").alias("after"),
            (now - was).alias("change"),
        )
        .sort(pl.col("change").abs(), *_SHOWN, "source", descending=[True] + [False] * 7, nulls_last=True)
    )
