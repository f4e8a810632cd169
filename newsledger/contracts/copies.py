"""The contract of ``article_copies`` (corpus table)."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from newsledger.contracts import columns as c


class ArticleCopies(dy.Schema):
    """One row per article that repeats another."""

    article_id = c.key("The article that repeats.")
    copy_of = c.text("The earliest article of the same story.")
    similarity = c.confidence("Estimated Jaccard similarity of the two bodies, 0 to 1.")
    story_id = c.text("Id shared by all copies of one story: the article_id of the earliest.")

    @dy.rule()
    def no_article_copies_itself(cls) -> pl.Expr:
        return pl.col("article_id") != pl.col("copy_of")
