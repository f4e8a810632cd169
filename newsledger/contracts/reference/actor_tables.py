"""The contracts of the reference tables for actors: organisations, persons, titles and state bodies."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from newsledger.contracts import columns as c
from newsledger.contracts.reference import cells as r
from newsledger.contracts.reference import word_kinds as k

_ACTOR_KINDS = tuple(kind for kind in c.KINDS if kind not in {"state", "person", "population"})
_YEAR = r.like(r"[12]\d{3}", "a year")
_SLUG = r.like(r"[a-z0-9]+(?:-[a-z0-9]+)*", "a short name of small letters and hyphens")


class Actors(r.ReferenceRow):
    """Organisations, armed groups, parties, companies, media, and organs of states with names of their own."""

    actor_id = r.cell(
        "Its id, such as `group:hamas` or `gov:ISR/mossad`.",
        r.like(r"[a-z]+:[A-Za-z0-9][A-Za-z0-9/-]*", "an id such as group:red-dawn"),
        key="cell",
    )
    kind = r.cell("What sort of actor it is.", r.one_of(_ACTOR_KINDS))
    country = r.country("The state it belongs to, or PLOVER's slot.")
    sector = r.sector("Its sector, if it has one.", may_be_empty=True)
    name = r.cell("The name it is shown by.", r.WORDED, r.like(r"[^|]+", "a single name"))
    aliases = r.cell("Other names, as printed.", r.LISTED, r.WORDED, may_be_empty=True)


class Leaders(r.ReferenceRow):
    """Persons known by name alone, one row per office held; a person's rows are those of one name."""

    name = r.cell("The full name.", r.WORDED, r.like(r"[^|]+", "a single name"), key="cell")
    aliases = r.cell("Other names, as printed.", r.LISTED, r.WORDED, may_be_empty=True)
    country = r.country("The country of the office.")
    title = r.cell("The office, in lower case.", r.LOWER, key="cell")
    sector = r.sector("The sector of the office.")
    from_year = r.cell("The year it began.", _YEAR, key="cell")
    to_year = r.cell("The year it ended; empty while it lasts.", _YEAR, may_be_empty=True)

    @dy.rule()
    def to_year__is_not_before_from_year(cls) -> pl.Expr:
        return (pl.col("to_year") == "") | (pl.col("to_year") >= pl.col("from_year"))


class Titles(r.ReferenceRow):
    """Words that name an actor by office, rank, trade or condition."""

    title = r.cell("One of them, in lower case.", r.LOWER, r.WORDED, key="cell")
    plural = r.cell("Several of them.", r.LOWER, r.WORDED, may_be_empty=True)
    sector = r.sector("Their sector.")
    denotes = r.choice(
        "What the word names.",
        {
            "person": "one of them; the plural is several",
            "group": "people in the plural or as a mass",
            "body": "an institution or force",
        },
    )
    country = r.country("Where only one state, or one of PLOVER's slots, has the office.", may_be_empty=True)
    alone = r.choice(
        "Whether the bare word names an actor.",
        {"no": "only with a country or body, or as one who acts"},
        may_be_empty=True,
    )
    rank = r.choices(
        "The rank of the office.",
        {
            "highest": "whoever holds it leads a state or the like, and is meant by a surname alone",
            "shared": "several hold it in a state at a time",
        },
    )


class Metonyms(r.ReferenceRow):
    """Seats of power that stand for a state's institution."""

    words = r.cell("The seat, as printed.", r.WORDED, key="cell")
    country = r.state("The state.")
    sector = r.sector("The institution's sector.")


class Bodies(r.ReferenceRow):
    """Common names of a state's bodies and the one id they share within that state."""

    title = r.cell("The name, in lower case.", r.LOWER, key="cell")
    body = r.cell("The id's last part.", _SLUG)


class Portfolios(r.ReferenceRow):
    """What a ministry is for, in the words of its name, and one short name for each."""

    words = r.cell("The words, in lower case.", r.LOWER, key="cell")
    portfolio = r.cell("The short name.", _SLUG)


class PartiallyRecognised(r.ReferenceRow):
    """Entities that some states recognise: by their bare name they carry PLOVER's sector PRE."""

    words = r.cell("Its names, as printed.", r.LISTED, r.WORDED)
    country = r.state("Its code, or that of the state in whose borders it lies.")
    actor_id = r.cell("Its id.", r.like(r"[a-z]+:[A-Za-z0-9/-]+", "an id such as state:XKX"), key="cell")


class OrganisationHeads(r.ReferenceRow):
    """Words that make the name around them an organisation's, with its sector."""

    word = r.cell("The word, as printed.", r.like(r"\S+", "a single word"), key="cell")
    sector = r.sector("The sector.")
    where = r.choice(
        "Where it stands.",
        {"name": "in the name (Popular Front)", "before": "a small word before it (the ruling …)"},
        key="cell",
    )


class LettersAfterNames(r.ReferenceRow):
    """Letters after a name that say what somebody is: degrees, seats, an American party before a state (R-Wis.)."""

    letters = r.cell("The letters, as printed.", r.like(r"\S+", "a single word"), key="cell")
    sector = r.sector("The sector.")


class DefaultCountries(r.ReferenceRow):
    """Institutions that English print names without their country, for mentions standing by themselves."""

    words = r.cell("The institution, as printed.", r.WORDED, key="cell")
    country = r.state("Whose it is when nothing else says.")


class NameWords(r.ReferenceRow):
    """Words that persons' names are made of, and words before offices."""

    word = r.cell("The word, in lower case.", r.LOWER, key="cell")
    sort = r.choice("What it is.", k.NAME_SORTS, key="cell")


class GivenNames(r.ReferenceRow):
    """Given names of many languages with whom they are given to; those of ``name_words`` stand above them."""

    name = r.cell("The name, in plain lower-case letters.", r.LOWER, key="cell")
    gender = r.choice("Whom it is given to.", {"female": "girls", "male": "boys", "both": "both: it tells nothing"})


class NameOrders(r.ReferenceRow):
    """Countries whose people's family names come first in English print."""

    country = r.state("The country.", key="cell")
    family_name = r.choice(
        "Where the family name stands.",
        {"first": "first", "often_first": "first, unless the first word is a given name"},
    )


class PopulationWords(r.ReferenceRow):
    """Words for places and things that stand for those in them, and for unnamed people."""

    word = r.cell("The word, in lower case.", r.LOWER, key="cell")
    sort = r.choice(
        "What it stands for.",
        {
            "housing": "the body named before it (police post)",
            "place": "its people",
            "force": "the force whose it is",
            "people": "unnamed people",
            "quantity": "what follows *of*",
        },
        key="cell",
    )
    sector = r.sector("The sector of those meant.", may_be_empty=True)


class SectorTraits(r.ReferenceRow):
    """What sets actors of a PLOVER sector apart."""

    trait = r.choice(
        "What it is.",
        {
            "public_life": "they make an event one of public life, whatever the article is about",
            "of_state": "bodies of a state; who leaves office is former (ELI)",
            "says_little": "a title that takes the sector of the body beside it",
            "with_ranks": "bodies with ranks of their own, like armies: rebels, and parliaments with a marshal",
            "politics": "one person moves between them: politicians change office",
            "any_person": "says nothing against being somebody of another sector",
            "of_country": "its people are, where nobody says otherwise, of the country an article is about",
            "forces": "armed and secret forces of a state",
            "outlaw": "armed groups and criminals, whose events are violence",
            "outside_sport": "they make an event in a report of sport one of public life; there countries are teams",
            "business": "the doers that event_doers calls business",
            "court": "those that it calls a court",
            "scholar": "those that it calls scholars",
            "official": "those that it calls officials",
            "private": "those that it calls private",
            "employer": "whose *with* names where somebody works (a doctor with the Red Cross)",
        },
        key="cell",
    )
    sectors = r.cell("The sectors.", r.LISTED, r.all_of(c.SECTORS, "PLOVER's sectors"), key="list")


class AddressedWords(r.ReferenceRow):
    """Words that name what is done to a government or wanted from it, so that its capital stands for it there."""

    word = r.cell("The lemma.", r.LOWER, key="cell")
    preposition = r.cell("What joins the capital to it.", r.LOWER, key="cell", may_be_empty=True)
