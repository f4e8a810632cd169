"""Find the clause of a token in a parsed sentence, and the clauses around and within it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.syntax.parts_of_speech import is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adverbial_clause,
    is_clause_as_subject,
    is_complement_clause,
    is_conjunct,
    is_expletive,
    is_modifier_clause,
    is_parataxis,
    is_prepositional_clause,
    is_root,
    is_subject,
)

_may_head_clause = any_of(
    is_root,
    is_clause_as_subject,
    is_prepositional_clause,
    is_complement_clause,
    is_modifier_clause,
    is_parataxis,
    is_conjunct,
)
_is_any_subject = any_of(is_subject, is_clause_as_subject, is_expletive)


def is_clause_head(token: Token) -> bool:
    """Return whether the token heads a clause as its verb or root; a bare infinitive belongs to its governor."""
    return is_root(token) or (_may_head_clause(token) and is_verb_or_auxiliary(token))


def clause_head(token: Token) -> Token:
    """Return the head of the clause that contains the token."""
    while not is_clause_head(token):
        token = token.head
    return token


def outer_clauses(token: Token) -> Iterator[Token]:
    """Yield the head of the token's clause, then of each enclosing clause."""
    head = clause_head(token)
    yield head
    while not is_root(head):
        head = clause_head(head.head)
        yield head


def has_subject(verb: Token) -> bool:
    """Return whether the clause has its own subject."""
    return any(map(_is_any_subject, verb.children))


def inner_clauses(head: Token) -> Iterator[Token]:
    """Yield the clauses that share this one's time and place: participles and conjoined verbs without a subject."""
    for child in head.children:
        if (
            (is_adverbial_clause(child) or is_conjunct(child))
            and is_verb_or_auxiliary(child)
            and not has_subject(child)
        ):
            yield child


def is_within(token: Token, ancestor: Token) -> bool:
    """Return whether the token is the ancestor or below it."""
    return token.i == ancestor.i or ancestor.is_ancestor(token)
