"""Follow coordination: from a noun or verb to the others joined to it by "and", "or" or commas."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.syntax.parts_of_speech import is_verb_or_auxiliary
from newsledger.enrich.syntax.relations import is_conjunct


def conjuncts_of(token: Token) -> list[Token]:
    """Return the noun and its conjuncts ("A, B and C"), in order."""
    found = [token]
    for child in token.rights:
        if is_conjunct(child) and not is_verb_or_auxiliary(child):
            found.extend(conjuncts_of(child))
    return found


def first_conjunct(token: Token) -> Token:
    """Return the first of the words that the token is coordinated with: the A of "A, B and C"."""
    while is_conjunct(token) and token.head.i < token.i:
        token = token.head
    return token
