"""Questions of grammar that a token's label answers: is it a subject, is it a past tense, is it a noun.

Questions are plain functions that compare integers: half a million are asked of fifty articles.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from newsledger.enrich.syntax.label_scheme import FORM_LABELS, PART_LABELS, RELATION_LABELS

Question: TypeAlias = Callable[[Token], bool]

_ANSWERS: dict[Question, tuple[Callable[[frozenset[int]], Question], frozenset[int]]] = {}
"""How each question is made, and from which labels."""


def relation(name: str) -> Question:
    """Return the question whether a token stands in that relation to its head."""
    return _keep(_ask_relation, frozenset({get_string_id(RELATION_LABELS[name])}))


def form(name: str) -> Question:
    """Return the question whether a word has that form."""
    return _keep(_ask_form, frozenset({get_string_id(FORM_LABELS[name])}))


def part(name: str) -> Question:
    """Return the question whether a word is that part of speech."""
    return _keep(_ask_part, frozenset({get_string_id(PART_LABELS[name])}))


def any_of(*questions: Question) -> Question:
    """Return the question whether any of these holds; all are about relations, about forms or about parts of speech."""
    kinds = {_ANSWERS[question][0] for question in questions}
    if len(kinds) > 1:
        raise TypeError("questions of relation, form and part of speech are joined by `or`, not by any_of")
    return _keep(kinds.pop(), frozenset().union(*(_ANSWERS[question][1] for question in questions)))


def positions_of(question: Question, doc: Doc) -> list[int]:
    """Return the places of the words of that part of speech; quicker than to ask each token of a long text."""
    labels = _ANSWERS[question][1]
    return [place for place, label in enumerate(doc.to_array("POS").tolist()) if label in labels]


def _keep(make: Callable[[frozenset[int]], Question], labels: frozenset[int]) -> Question:
    question = make(labels)
    _ANSWERS[question] = (make, labels)
    return question


def _ask_relation(labels: frozenset[int]) -> Question:
    def stands_in_relation(token: Token) -> bool:
        return token.dep in labels

    return stands_in_relation


def _ask_form(labels: frozenset[int]) -> Question:
    def has_form(token: Token) -> bool:
        return token.tag in labels

    return has_form


def _ask_part(labels: frozenset[int]) -> Question:
    def is_part_of_speech(token: Token) -> bool:
        return token.pos in labels

    return is_part_of_speech
