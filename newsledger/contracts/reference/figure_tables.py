"""The contracts of the reference tables for reading figures: what is counted, units, numbers and their bounds."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from newsledger.contracts import columns as c
from newsledger.contracts.reference import cells as r
from newsledger.contracts.reference import word_kinds as k

_WITH_UNITS = (
    *("percent", "area", "distance", "duration", "temperature", "mass", "volume", "speed", "energy", "rate"),
    "other",
)
_BOUNDS = {
    "about": "near the number",
    "at_least": "the number or more",
    "more_than": "more than the number",
    "at_most": "the number or less",
    "less_than": "less than the number",
}


class FigureMeasures(r.ReferenceRow):
    """What numbers measure, a row a measure: what it counts, and the verbs and nouns that name it."""

    measure = r.cell("The measure.", r.one_of(c.MEASURES), key="cell")
    counts = r.choice(
        "What it counts; of people and crowds the unit is persons.",
        {
            "people": "people to whom something happens",
            "crowd": "people who do or are something together",
            "things": "things, whose unit is their noun",
            "amount": "an amount with a unit of its own",
            "any": "whatever its noun names, people too",
        },
    )
    traits = r.choices(
        "What sets it apart.",
        {
            "victim": "one of them without a number is a figure too (a man was killed)",
            "harm": "two harms of the same people make the joint measure (killed or wounded)",
            "joint": "what harms together are",
            "several": "one of them, named by its noun alone, is no figure (one soldier)",
            "own": "its nouns keep it whatever happens to them",
            "years": "the measure of ages",
            "index": "the measure of indices",
            "ratio": "the measure of rates and ratios",
            "forces": "its nouns keep it whatever they do; they are of the side that keeps, sends or loses them",
            "packed": "counted in rounds, crates and the like",
            "population": "country and group of the people behind it are looked for",
        },
    )
    verbs = r.cell(
        "Verbs, or @harms, that happen to what is counted.",
        r.LISTED,
        r.LOWER,
        may_be_empty=True,
        refers="@harm_verbs.harm",
    )
    nouns = r.cell(
        "Nouns or @classes that name it where no verb does.",
        r.LISTED,
        r.LOWER,
        may_be_empty=True,
        refers="@noun_classes.class",
    )
    meaning = r.cell("What it is, in a sentence.")


class MeasureWords(r.ReferenceRow):
    """More words that name a measure, by the role they have beside what is counted."""

    measure = r.cell("The measure.", r.one_of(c.MEASURES), key="cell")
    role = r.choice(
        "How the word stands to what is counted.",
        {
            "object": "a verb that happens to it: its object or passive subject is counted",
            "subject": "a verb it does",
            "state": "an adjective said of it",
            "noun": "a noun that is counted and names the measure whatever the verb",
            "nominal": "a noun that stands before *of* and what is counted",
            "total": "a noun whose value the number is",
            "strength": "a noun that is so many strong (a 300-strong force)",
            "object_with": "a verb that happens to it, and a word beside that (take hostage)",
            "subject_with": "a verb it does, and a word beside that (lose life)",
            "counted_with": "a counted noun, and its verb (life claim)",
        },
        key="cell",
    )
    word = r.cell("The lemma, or two parted by a space.", r.LOWER, key="cell")
    of_people = r.yes("yes: it means this only of people.")

    @dy.rule()
    def word__is_a_pair_of_words_for_this_role(cls) -> pl.Expr:
        return ~pl.col("role").str.ends_with("_with") | pl.col("word").str.contains(r"^[^ ]+ .+$")


class Units(r.ReferenceRow):
    """Units of measure."""

    measure = r.cell("What it measures.", r.one_of(_WITH_UNITS))
    symbol = r.cell("The standard symbol.")
    words = r.cell("The words print uses.", r.LISTED, r.LOWER, key="list")


class Currencies(r.ReferenceRow):
    """Signs and words of money."""

    position = r.choice(
        "Where it stands.",
        {
            "sign": "before the number",
            "word": "after it",
            "hundredth": "after it, for a hundredth of the unit (*12 cents*)",
        },
        key="cell",
    )
    word = r.cell("The sign or word.", r.LOWER, key="cell")
    code = r.cell("ISO 4217.", r.like("[A-Z]{3}", "a code of three capitals"))


class NumberWords(r.ReferenceRow):
    """Number words."""

    kind = r.choice(
        "What it is.",
        {
            "unit": "below twenty",
            "ten": "a ten",
            "hundred": "hundred",
            "scale": "multiplies what stands before it",
            "group": "a noun that counts by itself",
            "fraction": "a part of a whole",
            "none": "a count of nothing",
        },
    )
    word = r.cell("The word.", r.LOWER, key="cell")
    value = r.cell("Its value.", r.NUMBER)


class NumberLabels(r.ReferenceRow):
    """Words next to which a number names or dates something rather than counting it."""

    position = r.choice("Where they stand, and what they do there.", k.NUMBER_LABEL_POSITIONS, key="cell")
    words = r.cell("The words.", r.LISTED, r.LOWER, key="list")


class VagueQuantities(r.ReferenceRow):
    """Quantities without a number and the least they stand for."""

    phrase = r.cell("The words.", r.LOWER, key="cell")
    low = r.cell("The least.", r.NUMBER)


class BoundPhrases(r.ReferenceRow):
    """Words that bound the number beside them."""

    position = r.choice(
        "On which side of the number they stand.",
        {
            "before": "before the number",
            "before_amount": "before it, and only where it is of money or percent (*passed $3 million*)",
            "after": "after it",
        },
        key="cell",
    )
    bound = r.choice("The bound.", _BOUNDS)
    phrase = r.cell("The words.", r.LOWER, key="cell")


class FigureCues(r.ReferenceRow):
    """Words that show how a figure is meant."""

    cue = r.choice(
        "What they tell.",
        {
            "change": "verbs whose *from* number is the old value",
            "stand": "further verbs a total has its value by",
            "cumulative": "a running total",
            "period": "a count over a period",
            "last_period": "a period that is over and counted in itself",
            "keeps": "verbs whose subject the counted troops belong to",
            "loses": "verbs whose subject the counted people belong to",
            "valued": "further verbs whose subject an amount beside them is the value of",
            "share": "verbs that say what share of a whole their subject is",
            "share_of": "verbs beside which a percentage is their subject's",
            "change_noun": "nouns for a change of what follows *in* or *of*",
            "time": "nouns for a time, which no amount is the value of",
            "weighs": "words by which pounds are a weight",
            "reporting_period": "a period that sums, shares and levels are told for",
            "flow": "nouns for what accrues over a period",
            "record": "words before *since* or *so far* that only say how long nothing like it was",
            "goes_up": "verbs after which *up to* is a direction and no bound",
            "tally": "nouns whose value is a running total when it changes",
            "instant": "words before *this year* that make it a date (*in May this year*)",
            "flow_of_percent": "what changes by a percent only over a time, but has a level at any moment: *prices*",
            "states": "verbs that only state a toll, or take it back (*put the toll at 19*)",
            "comparison": "what comes before a value that another is compared with",
            "earlier": "a past time behind such a value",
            "rise": "verbs, nouns and adverbs of a rise",
            "fall": "verbs, nouns and adverbs of a fall",
            "upward": "adverbs before how far something rises (*up 12 %*)",
            "downward": "adverbs before how far something falls",
            "more": "words behind how far something rises (*12 % higher*)",
            "less": "words behind how far something falls",
            "steps": "nouns that count a change and no things (*rose 12 points*)",
            "takes_amount": "verbs whose object is no change unless it is a percentage (*raised $5m*)",
            "reaching": "prepositions before the level a change reaches",
            "per_time": "further times behind *a* or *per* (*a quarter*)",
            "per_person": "words behind *per* that mean a person",
            "per_year": "adverbs that mean per year",
            "distance": "words behind *a year* where that is no rate (*a year ago*)",
            "lasting": "times of which *a* is one where it tells how long (*for a week*)",
            "bearing": "words behind degrees that tell a place (*18 degrees north*)",
            "index": "nouns whose value is a number of points",
            "rate": "nouns whose value is a rate",
            "age_of_many": "words beside *age* where it holds for many (*pension age*)",
        },
        key="cell",
    )
    words = r.cell("The words.", r.LISTED, r.LOWER, key="list")


class FigureConfidence(r.ReferenceRow):
    """How often a figure read by a pattern is right."""

    pattern = r.choice(
        "The pattern.",
        {
            "verb": "a verb that happens to what is counted, or that it does",
            "state": "an adjective or participle said of it",
            "noun": "a noun that names the measure",
            "nominal": "a noun before *of* and what is counted",
            "total": "a noun whose value the number is",
            "list": "what is said of another item of the list",
            "inherited": "what is said of the whole it is a part of",
            "plain": "a noun that names the measure where no verb does",
            "unit": "a unit beside the number",
            "other": "no known word",
        },
        key="cell",
    )
    confidence = r.cell("The share.", r.like(r"0(\.\d+)?|1(\.0+)?", "a share from 0 to 1"))
