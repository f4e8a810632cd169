"""Make the columns that several tables share: descriptions in, dataframely columns out.

Enumerations are closed lists, declared only here; PLOVER's own lists and the measures are read from ``seeds/reference``.
"""

from __future__ import annotations

import dataframely as dy
import polars as pl

from newsledger.packaged_tables import packaged_table

EVIDENCE_FIELDS = ("body", "title")
DATE_PRECISIONS = ("minute", "day", "unknown")
EVENT_DATE_PRECISIONS = ("day", "week", "month", "year", "publication")
EVENT_DATE_BASES = ("clause", "sentence", "inherited", "publication")
PLACE_PRECISIONS = ("point", "city", "admin2", "admin1", "country")
PLACE_BASES = ("clause", "sentence", "article")
REALIS = ("asserted", "negated", "future", "hypothetical", "historical")
QUAD_CLASSES = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
ROLES = ("actor", "recipient")
RESOLUTIONS = ("reference", "title", "within_article", "surface")
KINDS = (
    "state",
    "government_body",
    "person",
    "armed_group",
    "party",
    "igo",
    "ngo",
    "company",
    "media",
    "population",
    "other",
)
BOUNDS = ("exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague")
CHANGES = ("rise", "fall")
CHANGE_KINDS = ("by", "to")
SCOPES = ("event", "cumulative", "period", "historical")
INTAKE_STATES = ("article", "reject")
REJECT_REASONS = (
    "coder_error",
    "decompression_limit",
    "fetch_failed",
    "malformed_csv",
    "malformed_feed",
    "malformed_json",
    "malformed_xml",
    "missing_field",
    "no_text",
    "not_allowed",
    "not_an_object",
    "parser_error",
    "removed",
    "several_documents",
    "too_deep",
    "too_large",
    "too_many_members",
    "too_slow",
    "unknown_encoding",
    "unknown_format",
    "unreadable_file",
    "unsafe_path",
    "unsupported_language",
)
STAGES = ("read", "parse", "normalise", "enrich", "contract", "code", "corpus", "warehouse", "remove")
RUN_STATES = ("running", "completed", "failed")
RUN_COMMANDS = ("run", "recode", "remove", "publish")
MEASURES = tuple(row["measure"] for row in packaged_table("figure_measures"))
PLOVER_TYPES = tuple(row["event_type"] for row in packaged_table("plover_event_types"))
HAZARD = "HAZARD"
EVENT_TYPES = (*PLOVER_TYPES, HAZARD)
HAZARD_MODES = tuple(row["mode"] for row in packaged_table("hazard_modes"))
MODES = (
    *(f"{row['event_type']}/{row['mode']}" for row in packaged_table("plover_modes")),
    *(f"{HAZARD}/{mode}" for mode in HAZARD_MODES),
)
CONTEXTS = tuple(row["context"] for row in packaged_table("plover_contexts"))
SECTORS = tuple(row["sector"] for row in packaged_table("plover_sectors"))
PLOVER_SLOTS = ("UNO", "EUR", "IGO", "NGO", "MNC", "IMG", "ISM")
COUNTRIES = (*(row["country"] for row in packaged_table("countries")), *PLOVER_SLOTS)


def key(description: str) -> dy.String:
    """Return a column for the table's own key: a computed id."""
    return dy.String(primary_key=True, min_length=1, description=description)


def text(description: str, *, nullable: bool = False) -> dy.String:
    """Return a column of free text, never the empty string."""
    return dy.String(nullable=nullable, min_length=1, description=description)


def one_of(values: tuple[str, ...], description: str, *, nullable: bool = False) -> dy.String:
    """Return a column for a word from a closed list, stored as text so that any Parquet reader shows it plainly."""
    return dy.String(
        nullable=nullable,
        check={f"is one of {', '.join(values)}": lambda column: column.is_in(values)},
        description=description,
        metadata={"values": list(values)},
    )


def country(description: str) -> dy.String:
    """Return a column of ISO 3166-1 alpha-3 codes, XKX for Kosovo, and ``PLOVER_SLOTS``."""
    return dy.String(
        nullable=True,
        check={"is ISO 3166-1 alpha-3, XKX or a slot of PLOVER": lambda column: column.is_in(COUNTRIES)},
        description=description,
    )


def sector(description: str) -> dy.String:
    """Return a column of PLOVER's 25 sectors."""
    return one_of(SECTORS, description, nullable=True)


def count(description: str, *, nullable: bool = False) -> dy.Int64:
    """Return a column of whole numbers, never negative."""
    return dy.Int64(nullable=nullable, min=0, description=description)


def confidence(description: str) -> dy.Float64:
    """Return a column of shares between 0 and 1, rounded to two decimals before writing."""
    return dy.Float64(min=0.0, max=1.0, description=description)


def moment(description: str, *, nullable: bool = False) -> dy.Datetime:
    """Return a column of instants in UTC, to the microsecond."""
    return dy.Datetime(nullable=nullable, time_zone="UTC", time_unit="us", description=description)


def words_fill_their_span(column: str) -> pl.Expr:
    """Return the rule that the words are as long, in code points, as their offsets say."""
    return pl.col(column).str.len_chars() == pl.col("char_end") - pl.col("char_start")
