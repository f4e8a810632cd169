"""Find the clause of a token in a parsed sentence, and the clauses around and within it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

CLAUSE_RELATIONS = frozenset(
    {"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp", "csubj", "csubjpass"}
)
_VERBS = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


def is_clause_head(token: Token) -> bool:
    """Return whether the token heads a clause as its verb or root; a bare infinitive belongs to its governor."""
    return token.dep_ == "ROOT" or (token.dep_ in CLAUSE_RELATIONS and token.pos_ in _VERBS)


def clause_head(token: Token) -> Token:
    """Return the head of the clause that contains the token."""
    while not is_clause_head(token):
        token = token.head
    return token


def outer_clauses(token: Token) -> Iterator[Token]:
    """Yield the head of the token's clause, then of each enclosing clause."""
    head = clause_head(token)
    yield head
    while head.dep_ != "ROOT":
        head = clause_head(head.head)
        yield head


def has_subject(verb: Token) -> bool:
    """Return whether the clause has its own subject."""
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def inner_clauses(head: Token) -> Iterator[Token]:
    """Yield the clauses that share this one's time and place: participles and conjoined verbs without a subject."""
    for child in head.children:
        if child.dep_ in {"advcl", "conj"} and child.pos_ in _VERBS and not has_subject(child):
            yield child


def is_within(token: Token, ancestor: Token) -> bool:
    """Return whether the token is the ancestor or below it."""
    return token.i == ancestor.i or ancestor.is_ancestor(token)
