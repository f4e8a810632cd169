"""The contracts of the reference tables for general language: function words, capitals, spellings and time."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from newsledger.contracts.reference import cells as r
from newsledger.contracts.reference import word_kinds as k


class FunctionWords(r.ReferenceRow):
    """The commonest small words of a language: enough to tell English from the others."""

    language = r.cell("ISO 639-1.", r.like("[a-z]{2}", "a code of two small letters"), key="cell")
    words = r.cell("The words.", r.LISTED, r.LOWER, key="list")


class CapitalisedWords(r.ReferenceRow):
    """Words that an English word list also holds in lower case, and how print writes them."""

    kind = r.choice(
        "How print writes them.",
        {
            "name": "always capitalised",
            "given": "a person's, always capitalised, and so is a noun after it",
            "upper": "always in capitals",
            "phrase": "several words, each capitalised",
            "after_name": "capitalised after a name or a title",
            "title": "a title that may stand before a name",
            "small": "small words, in lower case in headlines too",
            "not_a_name": "a city's name that is a common word far more often",
        },
        key="cell",
    )
    words = r.cell("The words, in lower case.", r.LISTED, r.LOWER, key="list")


class Transliterations(r.ReferenceRow):
    """Letters that transliterations into Latin script exchange."""

    sort = r.choice(
        "What is exchanged.",
        {
            "article": "a word left out",
            "word": "a whole word written as another",
            "letters": "letters replaced by those in their place",
            "exchanged": "consonants that stand for one another",
            "vowel": "the sounds a group of vowels may stand for",
            "exact": "countries that write names in one way only",
        },
        key="cell",
    )
    written = r.cell("What is written.", key="cell")
    written_as = r.cell("What it is written as.", key="cell", may_be_empty=True, alias="as")


class TimeWords(r.ReferenceRow):
    """Words that news dates are made of."""

    word = r.cell("The word.", r.LOWER, key="cell")
    kind = r.choice("What it is.", k.TIME_KINDS, key="cell")
    value = r.cell("A weekday from 1, a month, days, or month and day of a holiday.", r.WHOLE, may_be_empty=True)

    @dy.rule()
    def value__is_a_number_of_this_kind(cls) -> pl.Expr:
        value = pl.col("value").cast(pl.Int64, strict=False)
        latest = {"weekday": value.is_between(1, 7), "month": value.is_between(1, 12)}
        is_day = value.is_between(101, 1231) & (value % 100).is_between(1, 31)
        numbered = {**latest, "holiday": is_day, "feast": value.is_not_null()}
        fits = [~pl.col("kind").is_in([kind]) | fits.fill_null(value=False) for kind, fits in numbered.items()]
        return pl.all_horizontal(fits)


class TimeZones(r.ReferenceRow):
    """Time zone abbreviations as news sites print them."""

    abbreviation = r.cell("The abbreviation.", key="cell")
    minutes = r.cell(
        "Minutes east of UTC.", r.like(r"-?(?:\d{1,3}|1[0-3]\d\d|14[0-3]\d)", "a number of minutes within a day")
    )
