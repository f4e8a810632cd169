"""Decide whether a quantity is stated, and so makes a row.

A row is every stated number of something countable. No row is what only points at things already known ("the two
sides", "one of them", "these three countries"), a turn of speech ("one step", "two ways"), a name with a number in it
("Seven News"), or "a man" and "no one" whom no event affects.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.figures.figure_lexicon import groups, has_trait, labels, what_counts
from newsledger.enrich.figures.measures import Measured
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.figures.units import unit_of
from newsledger.enrich.syntax.inflections import is_singular_name
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_attributive,
    is_clause_of_noun,
    is_conjunct,
    is_nominal_argument,
    is_number_modifier,
    is_numeral_modifier,
)

_describes = any_of(is_attributive, is_clause_of_noun)
_BEFALLEN = frozenset({"verb", "state", "nominal"})
_SHARED = frozenset({"inherited", "list"})
_MOST_POINTED_AT = 12


def is_stated(quantity: Quantity, measured: Measured) -> bool:
    """Return whether the quantity is a figure."""
    if quantity.is_indefinite:
        befallen = measured.pattern in _BEFALLEN or (measured.pattern in _SHARED and _is_beside_counted(quantity))
        return has_trait(measured.measure, "victim") and befallen
    if quantity.number.kind == "none":
        return what_counts(measured.measure) == "people"
    if measured.measure == "other" and measured.pattern != "unit":
        return not (_is_only_one(quantity) or _is_turn_of_speech(quantity) or _points(quantity) or _is_loose(quantity))
    if measured.pattern == "unit":
        return not _is_of_a_name_or_date(quantity)
    if _is_one(quantity):
        return _is_one_victim(quantity, measured)
    return not (measured.pattern == "plain" and measured.unit != "persons" and _points(quantity))


def _is_beside_counted(quantity: Quantity) -> bool:
    """Return whether it is the doctor of "two nurses and a doctor"."""
    return is_conjunct(quantity.node) and any(map(is_numeral_modifier, quantity.node.head.children))


def _is_one_victim(quantity: Quantity, measured: Measured) -> bool:
    """Return whether an event affects the one: "one of the men was shot", but not "one of the victims wrote", "one Jim Doe"."""
    if quantity.noun is not None and _is_name(quantity.noun):
        return False
    named_only = measured.pattern == "plain" or (measured.pattern == "noun" and quantity.is_share)
    befallen = what_counts(measured.measure) == "people" and not named_only
    return befallen or not (quantity.is_share or has_trait(measured.measure, "several"))


def _is_of_a_name_or_date(quantity: Quantity) -> bool:
    """Read "two weeks ago", which is a date, and "9 mm calibre", which is a kind."""
    unit, doc = unit_of(quantity), quantity.node.doc
    return unit is not None and unit.end < len(doc) and doc[unit.end].lower_ in labels("unit_after")


def _is_one(quantity: Quantity) -> bool:
    return quantity.node.doc[quantity.number.core_start].lower_ == "one" and quantity.number.best == 1


def _is_only_one(quantity: Quantity) -> bool:
    """Return whether it is the "one" of "one official said", which is no more than "an"."""
    is_listed = (
        is_conjunct(quantity.node) and not quantity.is_share
    )  # "two envoys and one aide", not "and one of the best"
    return _is_one(quantity) and quantity.number.bound == "exact" and not is_listed


def _is_turn_of_speech(quantity: Quantity) -> bool:
    noun, number = quantity.noun, quantity.number
    said_in_passing = (number.best or 0.0) <= _MOST_POINTED_AT and quantity.node.doc[number.core_start].is_alpha
    return said_in_passing and noun is not None and lemma_of(noun) in labels("not_noun")


def _points(quantity: Quantity) -> bool:
    """Return whether a small number in words follows "the", "these" or "the other": the things are known, not counted."""
    doc, number = quantity.node.doc, quantity.number
    value = number.best or 0.0
    if number.bound != "exact" or value > _MOST_POINTED_AT or not doc[number.core_start].is_alpha:
        return False
    noun = quantity.noun
    if noun is not None and doc[number.core_end - 1].head == noun and _is_described(noun):
        return False
    place = number.core_start - 1
    while place >= 0 and doc[place].lower_ in labels("between"):
        place -= 1
    return place >= 0 and doc[place].lower_ in labels("definite")


def _is_described(noun: Token) -> bool:
    """Return whether words beside the noun say which ones: "the six opposition senators", "the two people convicted"."""
    words = (child for child in noun.children if _describes(child) and child.i != noun.i)
    return any(child.lower_ not in labels("between") and not child.like_num for child in words)


def _is_loose(quantity: Quantity) -> bool:
    """Return whether it is a number or name that nothing in the sentence takes: "Studies 101", "24 News"."""
    noun = quantity.noun
    if noun is None:
        return not _is_argument(quantity.node)
    return _is_name(noun)


def _is_name(noun: Token) -> bool:
    named = is_singular_name(noun) and noun.text[:1].isupper() and lemma_of(noun) not in groups()
    return named and noun.lower_ not in groups()


def _is_argument(node: Token) -> bool:
    if is_number_modifier(node) and node.head.like_num and node.i > 0 and node.nbor(-1).lower_ == "by":
        node = node.head  # the 12 of "rose by 12 to 340"
    while is_conjunct(node) and node.head != node:
        node = node.head
    return is_nominal_argument(node)


__all__ = ["is_stated"]
