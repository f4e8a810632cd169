"""The contracts of the reference tables for reading figures: what is counted, units, numbers and their bounds."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from newsledger.contracts import columns as c
from newsledger.contracts.reference import cells as r

_PAIRS = r"^[^| ]+ [^|]+(\|[^| ]+ [^|]+)*$"
_BOUNDS = tuple(bound for bound in c.BOUNDS if bound not in {"exact", "range", "vague"})


class Measures(r.ReferenceRow):
    """What a number counts, by the word that governs it."""

    measure = r.cell("The measure.", r.one_of(c.MEASURES), key="cell")
    role = r.cell("How the word stands to what is counted.", r.asked_for("measures", "role"), key="cell")
    needs_person = r.cell("yes: only of people.", r.one_of(("yes", "no")))
    words = r.cell("The lemmas.", r.LISTED, r.LOWER, key="list")

    @dy.rule()
    def words__is_a_list_of_pairs_of_words_for_this_role(cls) -> pl.Expr:
        return ~pl.col("role").str.ends_with("_with") | pl.col("words").str.contains(_PAIRS)


class Populations(r.ReferenceRow):
    """Nouns for people, by group; people are those of no group."""

    group = r.cell("The group.", r.LOWER, key="cell")
    words = r.cell("The nouns, singular.", r.LISTED, r.LOWER, key="list")


class Units(r.ReferenceRow):
    """Units of measure."""

    measure = r.cell("What it measures.", r.one_of(("percent", "area", "distance", "duration", "other")))
    symbol = r.cell("The standard symbol.")
    words = r.cell("The words print uses.", r.LISTED, r.LOWER, key="list")


class Currencies(r.ReferenceRow):
    """Signs and words of money."""

    position = r.cell("sign: before the number; word: after it.", r.one_of(("sign", "word")), key="cell")
    word = r.cell("The sign or word.", r.LOWER, key="cell")
    code = r.cell("ISO 4217.", r.like("[A-Z]{3}", "a code of three capitals"))


class NumberWords(r.ReferenceRow):
    """Number words."""

    kind = r.cell("Unit, ten, scale, fraction, and so on.", r.asked_for("number_words", "kind"))
    word = r.cell("The word.", r.LOWER, key="cell")
    value = r.cell("Its value.", r.NUMBER)


class NumberLabels(r.ReferenceRow):
    """Words next to which a number names or dates something rather than counting it."""

    position = r.cell("Where they stand.", r.asked_for("number_labels", "position"), key="cell")
    words = r.cell("The words.", r.LISTED, r.LOWER, key="list")


class VagueQuantities(r.ReferenceRow):
    """Quantities without a number and the least they stand for."""

    phrase = r.cell("The words.", r.LOWER, key="cell")
    low = r.cell("The least.", r.NUMBER)


class BoundPhrases(r.ReferenceRow):
    """Words that bound the number beside them."""

    position = r.cell("On which side of the number they stand.", r.one_of(("before", "after")), key="cell")
    bound = r.cell("The bound.", r.one_of(_BOUNDS))
    phrase = r.cell("The words.", r.LOWER, key="cell")


class FigureCues(r.ReferenceRow):
    """Words that show how a figure is meant."""

    cue = r.cell("What they tell.", r.asked_for("figure_cues", "cue"), key="cell")
    words = r.cell("The words.", r.LISTED, r.LOWER, key="list")


class FigureConfidence(r.ReferenceRow):
    """How often a figure read by a pattern is right."""

    pattern = r.cell("The pattern.", r.asked_for("figure_confidence", "pattern"), key="cell")
    confidence = r.cell("The share.", r.like(r"0(\.\d+)?|1(\.0+)?", "a share from 0 to 1"))
