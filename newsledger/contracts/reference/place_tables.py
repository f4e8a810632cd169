"""The contracts of the reference tables of countries and places."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from newsledger.contracts import columns as c
from newsledger.contracts.reference import cells as r
from newsledger.contracts.reference import word_kinds as k


class Countries(r.ReferenceRow):
    """States and territories with their names; the codes are fixed, a row of one replaces its names."""

    country = r.state("ISO 3166-1 alpha-3, XKX for Kosovo.", key="cell")
    name = r.cell("The short name.", r.WORDED, r.like(r"[^|]+", "a single name"))
    other_names = r.cell("Other names.", r.LISTED, r.WORDED, may_be_empty=True)
    adjectives = r.cell("Adjectives, the commonest first.", r.LISTED, r.WORDED, may_be_empty=True)
    people = r.cell("Names of its people.", r.LISTED, r.WORDED, may_be_empty=True)
    capitals = r.cell("Seats of its government.", r.LISTED, r.WORDED, may_be_empty=True)


class StateParts(r.ReferenceRow):
    """Parts of states, towns and regions whose names hold a name of another state, its people or its capital."""

    words = r.cell("The name, as printed.", r.WORDED, key="cell")
    country = r.state("The state it is part of; empty for a region of several states.", may_be_empty=True)


class PlaceWords(r.ReferenceRow):
    """Places that GeoNames' list of cities does not hold, other names of countries, and words beside place names."""

    word = r.cell("The name or word, in lower case.", r.LOWER, key="cell")
    kind = r.choice("A sort of place, or of word.", k.PLACE_KINDS, key="cell")
    country = r.state("Where it lies.", key="cell", may_be_empty=True)

    @dy.rule()
    def country__is_filled_for_a_country_alias(cls) -> pl.Expr:
        return (pl.col("kind") != "country_alias") | (pl.col("country") != "")


class Admin1Names(r.ReferenceRow):
    """First-level divisions of countries with GeoNames' codes and names."""

    code = r.cell("GeoNames' code, CC.code.", r.like(r"[A-Z]{2}\.\w+", "a code of GeoNames"), key="cell")
    name = r.cell("The name, as GeoNames has it.", r.WORDED)
    other_names = r.cell("Other names and spellings.", r.LISTED, r.WORDED, may_be_empty=True)


class PlacePoints(r.ReferenceRow):
    """Representative points of places by hand (``place_words``) that are no division in GeoNames."""

    word = r.cell("The name as in `place_words`.", r.LOWER, key="cell")
    country = r.state("Where it lies, as in `place_words`.", key="cell", may_be_empty=True)
    latitude = r.cell("Degrees north.", r.like(r"-?\d+(\.\d+)?", "degrees"))
    longitude = r.cell("Degrees east.", r.like(r"-?\d+(\.\d+)?", "degrees"))
    admin1_code = r.cell(
        "The admin1 it lies in, if one.", r.like(r"[A-Z]{2}\.\w+", "a code of GeoNames"), may_be_empty=True
    )


class DatelineRegions(r.ReferenceRow):
    """Regions that follow a city in a dateline, and places reports are filed from."""

    name = r.cell("The name, as printed.", key="cell")
    abbreviations = r.cell("Its abbreviations.", r.LISTED, may_be_empty=True)
    kind = r.choice(
        "Which of the two.",
        {"region": "follows a city (Jackson, Miss.)", "city": "reports are filed from it"},
    )


class HxlTags(r.ReferenceRow):
    """HXL hashtags of exported columns."""

    column = r.cell("The column's name.", r.LOWER, key="cell")
    tag = r.cell("Its hashtag with attributes.", r.like(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*", "a hashtag of HXL"))


class InternetDomains(r.ReferenceRow):
    """Top-level domains that are not what GeoNames' country list says."""

    domain = r.cell("The domain, without its dot.", r.LOWER, key="cell")
    country = r.state("Its country; none where anybody takes it.", may_be_empty=True)


class OlderCountryCodes(r.ReferenceRow):
    """Country codes that annotated files of older editions use."""

    code = r.cell("The older code.", key="cell")
    same_as = r.cell("The code it is counted as.", r.one_of(c.COUNTRIES, "the countries and PLOVER's slots"))
    note = r.cell("Why.", may_be_empty=True)
