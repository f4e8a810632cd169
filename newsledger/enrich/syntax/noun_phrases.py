"""Find what belongs to a noun's own phrase: its head, its possessor, what stands in apposition; and the noun of a preposition."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_apposition,
    is_case_marker,
    is_determiner,
    is_noun_modifier,
    is_number_modifier,
    is_numeral_modifier,
    is_possessor,
    is_prepositional_object,
)

_precedes_noun = any_of(is_noun_modifier, is_numeral_modifier, is_number_modifier, is_determiner, is_case_marker)


def head_noun(token: Token) -> Token:
    """Return the noun of the phrase that the token opens: the officers of "the three army officers"."""
    while _precedes_noun(token) and token.head.i > token.i:
        token = token.head
    return token


def possessor_of(noun: Token) -> Token | None:
    """Return whose it is: the army of "the army's plan"."""
    return next(filter(is_possessor, noun.children), None)


def appositions_of(noun: Token) -> Iterator[Token]:
    """Yield the nouns that say the same of it: the minister of "Jones, the minister"."""
    return filter(is_apposition, noun.rights)


def prepositional_object(preposition: Token) -> Token | None:
    """Return the noun that the preposition governs."""
    return next(filter(is_prepositional_object, preposition.children), None)
