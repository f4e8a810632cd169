"""The contracts of ``events`` and ``event_actors``, which the event reader's rows must meet."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from newsledger.contracts import columns as c


class Events(dy.Schema):
    """One row per event reported in an article."""

    event_id = c.key("Hash of article, trigger, type and participants.")
    article_id = c.text("The article that reports it.")
    published_date = dy.Date(nullable=True, description="Publication day of the article.")
    sentence_index = c.count("Position of the sentence in its evidence field, from 0.")
    is_headline = dy.Bool(description="Whether the event is told in the title.")
    event_type = c.one_of(
        c.EVENT_TYPES, "PLOVER event type; `HAZARD` for a disaster or accident, which is none of PLOVER's."
    )
    mode = c.text(
        "PLOVER mode of that type, of a hazard EM-DAT's; null when the words do not decide one.", nullable=True
    )
    contexts = dy.List(
        dy.String(check={"is a context of PLOVER": lambda column: column.is_in(c.CONTEXTS)}),
        description="PLOVER contexts (of 37), in alphabetical order.",
    )
    quad_class = c.one_of(c.QUAD_CLASSES, "PLOVER quad class of the event type; null for a hazard.", nullable=True)
    score = dy.Float64(
        nullable=True,
        min=-10.0,
        max=10.0,
        description="PLOVER cooperation-conflict score, -10 to 10; null for a hazard.",
    )
    cameo_root = dy.String(
        nullable=True, regex=r"^\d{2}$", description="CAMEO root code that corresponds to the type; null for a hazard."
    )
    realis = c.one_of(c.REALIS, "Whether it is told as done, denied, planned, possible or past.")
    event_date_start = dy.Date(nullable=True, description="First day of the event; null when nothing dates it.")
    event_date_end = dy.Date(nullable=True, description="Last day of the event, inclusive.")
    event_date_precision = c.one_of(
        c.EVENT_DATE_PRECISIONS, "What the dates rest on; `publication` when only the article's day.", nullable=True
    )
    date_basis = c.one_of(
        c.EVENT_DATE_BASES,
        "Where the dates are said: in the event's own clause, elsewhere in its sentence, in another sentence"
        " (`inherited`), or nowhere (`publication`).",
        nullable=True,
    )
    place_name = c.text("Place as printed.", nullable=True)
    geoname_id = dy.Int64(nullable=True, description="GeoNames id of the place.")
    latitude = dy.Float64(
        nullable=True,
        min=-90.0,
        max=90.0,
        description="Degrees north; of a division, the mean of its towns; null for a country.",
    )
    longitude = dy.Float64(nullable=True, min=-180.0, max=180.0, description="Degrees east; likewise.")
    place_country = c.country("Country of the place, ISO 3166-1 alpha-3.")
    place_precision = c.one_of(c.PLACE_PRECISIONS, "How precise the place is.", nullable=True)
    place_admin1 = c.text("First-level division of the place (state, province), as GeoNames names it.", nullable=True)
    place_admin1_code = c.text("GeoNames' code of that division, CC.code.", nullable=True)
    place_admin2 = c.text("Second-level division (county, district), as GeoNames names it.", nullable=True)
    place_basis = c.one_of(
        c.PLACE_BASES, "Where the place is said: the clause, the sentence, elsewhere in the article.", nullable=True
    )
    attributed_to = c.text("Who reports it, as printed, in reported speech.", nullable=True)
    attributed_actor_id = c.text("Actor of attributed_to.", nullable=True)
    trigger = c.text("Lemmas of the words that named the event.")
    evidence_field = c.one_of(c.EVIDENCE_FIELDS, "Which text of the article the words stand in.")
    evidence = c.text("The clause that tells the event, exactly as in the article.")
    char_start = c.count("First code point of the evidence.")
    char_end = c.count("Code point after the evidence.")
    confidence = c.confidence(
        "Estimated share of rows like this one whose type, and whether it is told as done, a person would give too, 0 to 1."
    )
    coder = c.text("Rules and version that judged the row.")

    @dy.rule()
    def evidence_fills_its_span(cls) -> pl.Expr:
        return c.words_fill_their_span("evidence")

    @dy.rule()
    def the_mode_is_of_its_type(cls) -> pl.Expr:
        return pl.concat_str("event_type", pl.lit("/"), "mode").is_in(c.MODES)

    @dy.rule()
    def a_hazard_alone_has_no_quad_class(cls) -> pl.Expr:
        is_hazard = pl.col("event_type") == c.HAZARD
        return pl.all_horizontal(
            pl.col(column).is_null() == is_hazard for column in ("quad_class", "score", "cameo_root")
        )

    @dy.rule()
    def dates_run_forward(cls) -> pl.Expr:
        return pl.col("event_date_start") <= pl.col("event_date_end")


class EventActors(dy.Schema):
    """One row per participant of an event."""

    event_id = dy.String(primary_key=True, description="The event taken part in.")
    article_id = c.text("The article that reports it.")
    published_date = dy.Date(nullable=True, description="Publication day of the article.")
    role = dy.String(
        primary_key=True,
        check={"is actor or recipient": lambda column: column.is_in(c.ROLES)},
        description="`actor` who does it, `recipient` to whom it is done.",
        metadata={"values": list(c.ROLES)},
    )
    actor_id = c.text("The participant, when resolved.", nullable=True)
    mention_id = dy.String(primary_key=True, description="The words that name the participant.")
    country = c.country("Country of the participant as of the article's date.")
    sector = c.sector("PLOVER sector of the participant as of the article's date.")
