"""The contract of ``figures``, which the figure reader's rows must meet."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from newsledger.contracts import columns as c


class Figures(dy.Schema):
    """One row per quantity stated in an article."""

    figure_id = c.key("Hash of article, offsets and measure.")
    article_id = c.text("The article that states it.")
    published_date = dy.Date(nullable=True, description="Publication day of the article.")
    event_id = c.text("The event it belongs to; null if to none.", nullable=True)
    parent_figure_id = c.text("The total this figure is a part of.", nullable=True)
    measure = c.one_of(c.MEASURES, "What was counted or measured.")
    value_low = dy.Float64(nullable=True, description="Least value the words allow.")
    value_best = dy.Float64(nullable=True, description="The value stated; null when only vague.")
    value_high = dy.Float64(nullable=True, description="Greatest value the words allow; null when open.")
    bound = c.one_of(c.BOUNDS, "How the words bound the value.")
    unit = c.text("`persons`, an ISO 4217 code, `percent`, a unit's symbol, or the noun's lemma.")
    counted = c.text("The noun phrase counted, or whose value an amount is, as printed.", nullable=True)
    change = c.one_of(c.CHANGES, "Whether what is measured rises or falls; null for a level.", nullable=True)
    change_kind = c.one_of(
        c.CHANGE_KINDS,
        "`by`: how far it rises or falls; `to`: the level it reaches so; null for a level.",
        nullable=True,
    )
    per = c.text(
        "What it is told per: `share`, `year`, `person`, `100,000 people`; null if per nothing.", nullable=True
    )
    population_country = c.country("Country of the people counted.")
    population_group = c.text("Group of the people counted, such as civilians or soldiers.", nullable=True)
    population_actor_id = c.text("Actor the people counted belong to.", nullable=True)
    scope = c.one_of(c.SCOPES, "This event, a running total, a period, or a historical comparison.")
    as_of_date = dy.Date(nullable=True, description="Day the figure stands for; else publication day.")
    since_date = dy.Date(nullable=True, description="Day a running total starts from.")
    place_name = c.text("Place as printed.", nullable=True)
    geoname_id = dy.Int64(nullable=True, description="GeoNames id of the place.")
    place_country = c.country("Country of the place.")
    place_admin1 = c.text("First-level division of the place (state, province), as GeoNames names it.", nullable=True)
    place_admin1_code = c.text("GeoNames' code of that division, CC.code.", nullable=True)
    place_admin2 = c.text("Second-level division (county, district), as GeoNames names it.", nullable=True)
    place_basis = c.one_of(
        c.PLACE_BASES, "Where the place is said: the clause, the sentence, elsewhere in the article.", nullable=True
    )
    attributed_to = c.text("Who says so, as printed.", nullable=True)
    attributed_actor_id = c.text("Actor of attributed_to.", nullable=True)
    realis = c.one_of(c.REALIS, "Whether it is told as so, denied, forecast, feared or past.")
    evidence_field = c.one_of(c.EVIDENCE_FIELDS, "Which text of the article the words stand in.")
    evidence = c.text("The number phrase with the noun it counts, exactly as in the article.")
    char_start = c.count("First code point of the evidence.")
    char_end = c.count("Code point after the evidence.")
    confidence = c.confidence("How often rows read this way are right, 0 to 1.")
    coder = c.text("Rules and version that judged the row.")

    @dy.rule()
    def evidence_fills_its_span(cls) -> pl.Expr:
        return c.words_fill_their_span("evidence")

    @dy.rule()
    def low_is_at_most_high(cls) -> pl.Expr:
        return pl.col("value_low") <= pl.col("value_high")

    @dy.rule()
    def some_value_is_stated(cls) -> pl.Expr:
        return pl.any_horizontal(pl.col("value_low", "value_best", "value_high").is_not_null())

    @dy.rule()
    def a_change_has_its_kind(cls) -> pl.Expr:
        return pl.col("change").is_null() == pl.col("change_kind").is_null()
