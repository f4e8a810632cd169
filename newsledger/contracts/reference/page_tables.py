"""The contracts of the reference tables for parsing pages: furniture, bylines, outlets, fields of tables and files."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from newsledger.contracts.reference import cells as r

_OUTER = r"[\s|:;,•·*_\-–—=~<>«»‹›→▶►…!.?()\[\]{}]"
_GAP = r"[*#]"


class BoilerplateLines(r.ReferenceRow):
    """Lines of a page that are not the article's own words; * stands for any words, # for a number."""

    pattern = r.cell(
        "The line, in lower case, without marks around it.",
        r.LOWER,
        r.like(r".*[\p{L}\p{N}#©].*", "made of words"),
        key="cell",
    )
    longest = r.cell("The most words a line of such a pattern has.", r.WHOLE, may_be_empty=True)
    heads_links = r.yes("yes: headlines of other articles follow.")

    @dy.rule()
    def pattern__is_without_marks_around_it(cls) -> pl.Expr:
        return pl.col("pattern").str.contains(_GAP) | ~pl.col("pattern").str.contains(f"^{_OUTER}|{_OUTER}$")

    @dy.rule()
    def longest__is_filled_where_the_pattern_has_gaps(cls) -> pl.Expr:
        return ~pl.col("pattern").str.contains(_GAP) | (pl.col("longest") != "")


class BylineWords(r.ReferenceRow):
    """Words of bylines."""

    words = r.cell("The words.", r.LOWER, key="cell")
    kind = r.cell("What they are there.", r.asked_for("byline_words", "kind"), key="cell")


class DateLineWords(r.ReferenceRow):
    """What introduces a date on a date line."""

    words = r.cell("The words.", r.LOWER, key="cell")
    kind = r.cell("Which date follows.", r.asked_for("date_line_words", "kind"))


class SectionNames(r.ReferenceRow):
    """Sections of newspapers and news sites."""

    section = r.cell("The name, in lower case.", r.LOWER, key="cell")


class Agencies(r.ReferenceRow):
    """News agencies by the name they are mostly credited with."""

    agency = r.cell("The name.", key="cell")
    aliases = r.cell("Other names.", r.LISTED, may_be_empty=True)


class Outlets(r.ReferenceRow):
    """Outlets whose names contain no word that identifies an outlet."""

    name = r.cell("The name.", key="cell")


class OutletWords(r.ReferenceRow):
    """Words that identify the name of an outlet."""

    words = r.cell("The words.", r.LOWER, key="cell")
    place = r.cell("Where in the name they stand.", r.one_of(("first", "second", "last")), key="cell")
    kind = r.cell("What they tell.", r.one_of(("agency", "outlet", "weak")))


class PageBlocks(r.ReferenceRow):
    """Words in the class or id of a block of a page."""

    kind = r.cell("What the block is.", r.asked_for("page_blocks", "kind"))
    match = r.cell("whole: between spaces; part: between - and _ too.", r.one_of(("whole", "part")), key="cell")
    word = r.cell("The word.", r.LOWER, key="cell")


class PageFields(r.ReferenceRow):
    """Where pages state facts about their article."""

    field = r.cell("What is said.", r.asked_for("page_fields", "field"))
    attribute = r.cell("The attribute.", r.asked_for("page_fields", "attribute"), key="cell")
    key = r.cell("The attribute's value.", key="cell")


class ColumnNames(r.ReferenceRow):
    """Other names that tables and records of news use for the columns read."""

    field = r.cell("What is read.", r.asked_for("column_names", "field"))
    alias = r.cell("The other name.", r.like(r"[^A-Z\s-]+", "in lower case with underscores between words"), key="cell")


class FileSignatures(r.ReferenceRow):
    """First bytes of files in formats that are not read as articles."""

    written_as = r.cell("How the beginning is written.", r.one_of(("bytes", "letters")))
    begins = r.cell("Hexadecimal bytes, or letters.", key="cell")
    format = r.cell("What it is.")

    @dy.rule()
    def begins__is_made_of_pairs_of_hexadecimal_digits(cls) -> pl.Expr:
        return (pl.col("written_as") != "bytes") | pl.col("begins").str.contains(r"^([0-9A-Fa-f]{2})+$")


class SecretParameters(r.ReferenceRow):
    """Query parameters whose value lets in whoever has it, hidden wherever an address is written."""

    parameter = r.cell("The parameter; * stands for any letters, digits, - and _.", key="cell")


class TrackingParameters(r.ReferenceRow):
    """Query parameters that say how a reader came to a page."""

    parameter = r.cell("The parameter; * at its end stands for any ending.", key="cell")
