"""The contracts of the reference tables for parsing pages: furniture, bylines, outlets, fields of tables and files."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from newsledger.contracts.reference import cells as r

_OUTER = r"[\s|:;,•·*_\-–—=~<>«»‹›→▶►…!.?()\[\]{}]"
_GAP = r"[*#]"
_PAGE_FIELDS = {
    "social_title": "the headline for social networks",
    "twin_title": "the headline for social networks, given a second time",
    "other_title": "the headline, elsewhere",
    "description": "the summary",
    "published": "when it was published",
    "modified": "when it was last changed",
    "author": "who wrote it",
    "section": "its section",
    "publisher": "the outlet",
    "language": "its language",
    "url": "its address",
}
_FIELDS = (
    *("id", "url", "title", "text", "publisher", "agency", "authors", "section", "published_at", "modified_at"),
    "language",
)


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
    kind = r.choice(
        "What they are there.",
        {
            "introduction": "opens a byline (by)",
            "ending": "may follow the names on the same line",
            "job": "a job on a line of its own",
            "title": "a job before or after a name",
            "organisation": "a word of an organisation's name, no person's",
            "particle": "a small word inside a name",
            "unnamed": "a word before a job without a name (our correspondent)",
        },
        key="cell",
    )


class DateLineWords(r.ReferenceRow):
    """What introduces a date on a date line."""

    words = r.cell("The words.", r.LOWER, key="cell")
    kind = r.choice(
        "Which date follows.",
        {
            "published": "that of publication",
            "modified": "that of the last change",
            "printed": "that of publication, after the name of a paper (Published in The Paper, May 2, 2021)",
        },
    )


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
    place = r.choice(
        "Where in the name they stand.",
        {"first": "its first word", "second": "its second word", "last": "its last words"},
        key="cell",
    )
    kind = r.choice(
        "What they tell.",
        {
            "agency": "it serves other outlets",
            "outlet": "it prints or sends itself",
            "weak": "an outlet only beside a date, section or byline",
        },
    )


class PageBlocks(r.ReferenceRow):
    """Words in the class or id of a block of a page."""

    kind = r.choice(
        "What the block is.",
        {
            "furniture": "no part of the article",
            "standfirst": "its summary below the headline",
            "byline": "who wrote it",
            "date": "when it was published",
            "comments": "what its readers say",
            "masthead": "the outlet's head of the page",
            "kicker": "a label beside the headline",
            "hidden": "not shown",
        },
    )
    match = r.choice(
        "Where the word may end.",
        {"whole": "at spaces", "part": "at spaces, - and _"},
        key="cell",
    )
    word = r.cell("The word.", r.LOWER, key="cell")


class PageFields(r.ReferenceRow):
    """Where pages state facts about their article."""

    field = r.choice("What is said.", _PAGE_FIELDS)
    attribute = r.cell("The attribute.", r.one_of(("property", "name", "itemprop", "http-equiv")), key="cell")
    key = r.cell("The attribute's value.", key="cell")


class ColumnNames(r.ReferenceRow):
    """Other names that tables and records of news use for the columns read."""

    field = r.cell("What is read.", r.one_of(_FIELDS))
    alias = r.cell("The other name.", r.like(r"[^A-Z\s-]+", "in lower case with underscores between words"), key="cell")


class CorpusSources(r.ReferenceRow):
    """The letters with which a corpus begins the ids of a source's documents."""

    prefix = r.cell("The letters.", key="cell")
    publisher = r.cell("The agency or newspaper.")


class JsonWrappers(r.ReferenceRow):
    """Where in one JSON object of an interface or an export its list of articles stands."""

    path = r.cell("The keys down to the list, with dots between them.", key="cell")
    source = r.cell("Who writes it so.")


class FileSignatures(r.ReferenceRow):
    """First bytes of files in formats that are not read as articles."""

    written_as = r.choice("How the beginning is written.", {"bytes": "hexadecimal", "letters": "in any case"})
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
