"""The contract of ``statements``, which the statement reader's rows must meet."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from newsledger.contracts import columns as c


class Statements(dy.Schema):
    """One row per quotation or reported statement."""

    statement_id = c.key("Hash of article and offsets.")
    article_id = c.text("The article that carries it.")
    published_date = dy.Date(nullable=True, description="Publication day of the article.")
    speaker_actor_id = c.text("The speaker, when resolved.", nullable=True)
    speaker = c.text("The speaker as printed.", nullable=True)
    verb = c.text("Lemma of the verb of saying.", nullable=True)
    quote = c.text(
        "The words said, exactly as in the article: a quotation without its marks, or the whole reported clause."
    )
    is_direct = dy.Bool(
        description="Whether it stands in quotation marks; a reported clause that is partly quoted does not."
    )
    addressee = c.text("Who was spoken to, as printed.", nullable=True)
    evidence_field = c.one_of(c.EVIDENCE_FIELDS, "Which text of the article the words stand in.")
    char_start = c.count("First code point of the quote.")
    char_end = c.count("Code point after the quote.")
    coder = c.text("Rules and version that judged the row.")

    @dy.rule()
    def quote_fills_its_span(cls) -> pl.Expr:
        return c.words_fill_their_span("quote")
