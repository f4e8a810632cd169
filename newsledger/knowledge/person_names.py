"""Analyse names of persons: their short forms and ids, and whether a word can be part of one."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from itertools import pairwise

from newsledger.knowledge.cities import country_of_place_name
from newsledger.knowledge.phrases import pieces_of
from newsledger.knowledge.reference import derived, read_table
from newsledger.knowledge.vocabulary import is_common_word
from newsledger.model.identity import slug

_CALENDAR = frozenset({*calendar.day_name, *calendar.month_name, *calendar.day_abbr, *calendar.month_abbr})


PERSONAL = frozenset({"he", "she", "him", "her", "his", "himself", "herself", "hers"})
PLURAL = frozenset({"they", "them", "their", "themselves", "theirs"})
NEUTER = frozenset({"it", "its", "itself"})
PRONOUNS = PERSONAL | PLURAL | NEUTER
_LETTERS = re.compile(r"(?:([RDI]-)[A-Z]|([A-Z][A-Za-z.]+)(?![\w-]))")
_PARTY_OF_STATE = re.compile(r"[RDI]-[A-Z][a-z]*\.?")
_CONTRACTED = frozenset({"", "s", "d", "ll", "m", "re", "ve"})


@derived
def _family_name_orders() -> dict[str | None, str]:
    return {row["country"]: row["family_name"] for row in read_table("name_orders")}


@derived
def _name_words(sort: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("name_words") if row["sort"] == sort)


def is_calendar_word(word: str) -> bool:
    """Return whether the word is a day or month, as printed in English."""
    return word.rstrip(".") in _CALENDAR


def is_pronoun_not_name(word: str) -> bool:
    """Return whether the word is a pronoun, also contracted ("HE", "she'll"), not printed as a surname ("He", "She")."""
    stem, _, ending = word.lower().replace("’", "'").partition("'")
    return stem in PRONOUNS and ending in _CONTRACTED and not word.istitle()


def is_particle(word: str) -> bool:
    """Return whether the lower-cased word joins parts of names: "bin", "van", "al"."""
    return word in _name_words("particle")


def is_honorific(word: str) -> bool:
    """Return whether the lower-cased word precedes a name without being an office: "Mr."."""
    return word.rstrip(".") in _name_words("honorific")


def is_given_name(word: str) -> bool:
    """Return whether the word is a common first name, in any language."""
    pieces = pieces_of(word)
    return bool(pieces) and pieces[0].key in _name_words("given")


def is_first_name(word: str) -> bool:
    """Return whether the word is a first name: a common one, or a listed one that is no ordinary word and no place."""
    pieces = pieces_of(word)
    if not pieces or is_given_name(word):
        return bool(pieces)
    key = pieces[0].key
    return is_listed_name(word) and not is_common_word(key) and country_of_place_name(word) is None


def is_no_name_word(word: str) -> bool:
    """Return whether the capitalised word is an ordinary noun, and no given name: "Services", "Experience"."""
    return is_common_word(word.lower()) and not is_listed_name(word) and not is_given_name(word)


def is_listed_name(word: str) -> bool:
    """Return whether the word is a given name in some language, whatever else it is."""
    pieces = pieces_of(word)
    return bool(pieces) and pieces[0].key in _listed_names()


@derived
def _listed_names() -> frozenset[str]:
    return frozenset(row["name"] for row in read_table("given_names"))


def name_keys(name: str, country: str | None = None) -> tuple[str, ...]:
    """Return the short forms of a full name, the family name first: "Amir-Abdollahian", "Abdollahian".

    Where family names come first, the first word is included.
    """
    words = [piece.key for piece in pieces_of(name) if piece.key != "'s"]
    if not words:
        return ()
    keys = [" ".join(words[first:]) for first in range(len(words) - 1, 0, -1) if not is_particle(words[-1])]
    order = _family_name_orders().get(country)
    if order == "first" or (order == "often_first" and words[0] not in _name_words("given")):
        keys.insert(0, words[0])
    return tuple(dict.fromkeys([*keys, " ".join(words)]))


def person_id(name: str, country: str | None = None) -> str:
    """Return the id of a person with that full name, with the country if it distinguishes namesakes."""
    return f"person:{slug(name)}/{country}" if country else f"person:{slug(name)}"


def has_former_word(words: Sequence[str]) -> bool:
    """Return whether the lower-cased words say that an office is no longer held: "former", "ousted", "one-time"."""
    parts = [word for word in words if word != "-"]
    return any(word in _name_words("former") for word in (*parts, *map(" ".join, pairwise(parts))))


def is_aide_word(word: str) -> bool:
    """Return whether the lower-cased word names someone who works for the one after "to": "aide to the president"."""
    return word in _name_words("at_side")


def is_thing_word(word: str) -> bool:
    """Return whether the word marks the name of a place, work or event: "Operation", "Lake"."""
    return word.lower() in _name_words("thing")


@derived
def _letters() -> dict[str, str]:
    return {row["letters"]: row["sector"] for row in read_table("letters_after_names")}


def sector_of_letters(text: str) -> str | None:
    """Return the sector of the letters that the text begins with ("MD, PhD", "R-Wis."); None if they say none."""
    found = _LETTERS.match(text)
    return _letters().get(found[1] or found[2]) if found is not None else None


def is_party_of_state(word: str) -> bool:
    """Return whether the word is an American party's letter with a state: "R-Wis."."""
    return _PARTY_OF_STATE.match(word) is not None


def is_courtesy_title(title: str) -> bool:
    """Return whether the title before a name yields to an office before it: "Minister Dr Ali Hassan"."""
    return title in _name_words("courtesy")


def is_any_head(title: str) -> bool:
    """Return whether states and associations alike have such a head: "president", "secretary general"."""
    return title in _name_words("any_head")


def begins_thing_name(word: str) -> bool:
    """Return whether a name that begins with the word is a place's or an index's: "Sierra Nevada", not "Javier Sierra"."""
    return word.lower() in _name_words("thing_first")


def is_foreign_word(word: str) -> bool:
    """Return whether the lower-cased word says that a force or body is not the country's own: "foreign", "enemy"."""
    return word in _name_words("elsewhere")


def is_deployment_verb(lemma: str) -> bool:
    """Return whether the verb implies that forces are its subject's own: "deploy", "keep"."""
    return lemma in _name_words("sending")
