"""The contract of ``articles``."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from newsledger.contracts import columns as c


class Articles(dy.Schema):
    """One row per article."""

    article_id = c.key("Hash of the canonical URL; without one, of the file or the own id in it, else of the content.")
    source_id = c.text("The caller's own id; for a file its name without folder and suffixes.")
    url = c.text("Canonical URL, as given.", nullable=True)
    title = c.text("Headline.", nullable=True)
    publisher = c.text("Who published this copy.", nullable=True)
    agency = c.text("Wire agency credited.", nullable=True)
    authors = dy.List(dy.String(min_length=1), description="Authors' names, without job titles, in printed order.")
    section = c.text("Section of the publication.", nullable=True)
    dateline = c.text("Place the report was filed from, as printed.", nullable=True)
    published_at = c.moment("Publication instant; midnight when only the day is known.", nullable=True)
    modified_at = c.moment("Last modification instant the source gives.", nullable=True)
    published_date = dy.Date(nullable=True, description="Publication day as printed; null when unknown.")
    date_precision = c.one_of(c.DATE_PRECISIONS, "How precisely the publication date is known.")
    language = dy.String(regex=r"^[a-z]{2}$", description="ISO 639-1 code of the article's language.")
    body = c.text("The article's own words, paragraphs joined by one newline, without page furniture.")
    word_count = c.count("Words in title and body.")
    content_hash = c.text("Hash of everything that was read out of the input.")
    fingerprint = dy.List(dy.Int64(), description="MinHash signature of the body's word shingles, for finding copies.")

    @dy.rule()
    def a_known_date_has_a_precision(cls) -> pl.Expr:
        return pl.col("published_date").is_null() == (pl.col("date_precision") == "unknown")
