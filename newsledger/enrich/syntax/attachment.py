"""Group the items found in a sentence by their syntactic closeness to a token, nearest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from spacy.tokens import Token

from newsledger.enrich.syntax.clauses import clause_head, inner_clauses, is_clause_head, is_within, outer_clauses
from newsledger.model.reading import Sentence

_Item = TypeVar("_Item")


def group_by_closeness(
    items: Sequence[_Item], position: Callable[[_Item], int], sentence: Sentence, token: Token
) -> Iterator[list[_Item]]:
    """Yield the items below the token, in its clause, in clauses sharing its time and place, then in outer ones."""
    if not items:
        return
    doc = sentence.passage.doc
    heads = {id(one): clause_head(doc[position(one)]).i for one in items}
    own = clause_head(token)
    if not is_clause_head(token):
        beneath = [one for one in items if is_within(doc[position(one)], token) and heads[id(one)] == own.i]
        if beneath:
            yield beneath
    for clause in outer_clauses(token):
        for head in (clause, *inner_clauses(clause)):
            group = [one for one in items if heads[id(one)] == head.i]
            if group:
                yield group
