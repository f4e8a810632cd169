"""Gather articles into stories: one row per story, and one per article with its story.

A story is one happening, or one crisis while it is reported; it ends when nothing of it is reported for sixty days. The
result is a pure function of the articles, whatever the order in which they came.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from newsledger.contracts.columns import HAZARD
from newsledger.contracts.stories import Stories, StoryArticles
from newsledger.corpus.story_clusters import find_clusters
from newsledger.corpus.story_links import UNDATED, Links, find_links
from newsledger.corpus.story_vectors import ASSUMED, Ints, make_vectors

_KEYWORDS = 8
_TOLD = "asserted"


def find_story_articles(terms: pl.DataFrame, articles: pl.LazyFrame) -> pl.DataFrame:
    """Return ``story_articles``; ``terms`` are those of all the articles."""
    dated = articles.select("article_id", "published_at", "published_date").collect()
    # a story's articles from the earliest on, so that its first row is the one it is named for
    ordered = terms.join(dated, on="article_id").sort("published_at", "article_id", nulls_last=True)
    days = ordered["published_date"].to_physical().cast(pl.Int64).fill_null(int(UNDATED)).to_numpy()
    links = find_links(make_vectors(ordered), days)
    heads = find_clusters(links, days)
    ids = ordered["article_id"]
    rows = pl.DataFrame(
        {
            "article_id": ids,
            "story_id": ids.gather(heads),
            "similarity": pl.Series(_mean_similarities(links, heads), dtype=pl.Float64),
        }
    )
    return StoryArticles.validate(rows.sort("article_id"))


def _mean_similarities(links: Links, heads: Ints) -> list[float]:
    """Return how alike each article is to the others of its story, on average."""
    inside = heads[links.first] == heads[links.second]
    sums = np.zeros(len(heads), dtype=np.int64)
    for side in (links.first, links.second):
        np.add.at(sums, side[inside], links.similar[inside])
    others = np.bincount(heads, minlength=len(heads))[heads] - 1
    means = sums / np.maximum(others, 1) / 1_000_000
    return [round(float(mean), 2) if count else 1.0 for mean, count in zip(means, others, strict=True)]


def gather_stories(
    members: pl.DataFrame, terms: pl.DataFrame, articles: pl.LazyFrame, events: pl.LazyFrame
) -> pl.DataFrame:
    """Return ``stories`` of these ``story_articles``."""
    facts = articles.select("article_id", "title", "publisher", "published_date").collect()
    told = members.join(facts, on="article_id").sort("similarity", "article_id", descending=[True, False])
    rows = told.group_by("story_id", maintain_order=True).agg(
        title=pl.col("title").drop_nulls().first(),
        first_date=pl.col("published_date").min(),
        last_date=pl.col("published_date").max(),
        articles=pl.len().cast(pl.Int64),
        publishers=pl.col("publisher").drop_nulls().n_unique().cast(pl.Int64),
    )
    done = events.filter(pl.col("realis") == _TOLD).join(members.lazy(), on="article_id")
    for name, frame in (
        ("kind", _find_kinds(done, rows.select("story_id", "articles"))),
        ("focus_country", _find_commonest(done, "place_country")),
        ("place_name", _find_commonest(done.filter(pl.col("place_precision") != "country"), "place_name")),
    ):
        rows = rows.join(frame.rename({"value": name}), on="story_id", how="left")
    rows = rows.join(_find_keywords(members, terms), on="story_id", how="left")
    rows = rows.with_columns(keywords=pl.col("keywords").fill_null([]))
    return Stories.validate(rows.select(list(Stories.columns())).sort("story_id"))


def _find_kinds(done: pl.LazyFrame, sizes: pl.DataFrame) -> pl.DataFrame:
    """Return the mode of each story's hazard, where at least half of its articles tell one, else its commonest event type."""
    is_hazard = pl.col("event_type") == HAZARD
    hazards = done.filter(is_hazard).join(sizes.lazy(), on="story_id")
    is_main = pl.col("article_id").n_unique().over("story_id") * 2 >= pl.col("articles")
    modes = _find_commonest(hazards.filter(is_main), "mode")
    types = _find_commonest(done.filter(~is_hazard), "event_type")
    return pl.concat([modes, types.join(modes, on="story_id", how="anti")])


def _find_commonest(rows: pl.LazyFrame, column: str) -> pl.DataFrame:
    """Return each story's most frequent value; ties go to the alphabetically first."""
    counted = rows.drop_nulls(column).group_by("story_id", pl.col(column).alias("value")).agg(uses=pl.len())
    ranked = counted.sort("story_id", "uses", "value", descending=[False, True, False]).collect()
    return ranked.unique("story_id", keep="first", maintain_order=True).select("story_id", "value")


def _find_keywords(members: pl.DataFrame, terms: pl.DataFrame) -> pl.DataFrame:
    """Return each story's words of most weight, weighed by how rare they are among the words kept."""
    size = float(terms.height + ASSUMED)
    words = members.select("article_id", "story_id").join(
        terms.select("article_id", "words", tf=pl.col("terms").list.head(pl.col("words").list.len()) % 1024),
        on="article_id",
    )
    flat = words.explode("words", "tf", empty_as_null=False).with_columns(count=pl.len().over("words"))
    worth = (pl.col("tf") * (pl.lit(size) / pl.col("count")).log() * 1000).round().cast(pl.Int64)
    ranked = (
        flat.group_by("story_id", "words")
        .agg(worth=worth.sum())
        .sort("story_id", "worth", "words", descending=[False, True, False])
    )
    return ranked.group_by("story_id", maintain_order=True).agg(keywords=pl.col("words").head(_KEYWORDS))
