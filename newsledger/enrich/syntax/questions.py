"""Questions of grammar that a token's label answers: is it a subject, is it a past tense, is it a noun."""

from __future__ import annotations

from typing import Self

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from newsledger.enrich.syntax.label_scheme import FORM_LABELS, PART_LABELS, RELATION_LABELS


class Question:
    """A question that is answered by yes when the token bears one of the labels; ``a | b`` asks whether either holds."""

    __slots__ = ("labels",)

    def __init__(self, labels: frozenset[int]) -> None:
        self.labels = labels

    def __or__(self, other: Self) -> Self:
        return type(self)(self.labels | other.labels)


class RelationQuestion(Question):
    """A question about the relation of a token to its head."""

    __slots__ = ()

    def __call__(self, token: Token) -> bool:
        return token.dep in self.labels


class FormQuestion(Question):
    """A question about the form of a word: tense, number, kind of pronoun."""

    __slots__ = ()

    def __call__(self, token: Token) -> bool:
        return token.tag in self.labels


class PartQuestion(Question):
    """A question about the part of speech."""

    __slots__ = ()

    def __call__(self, token: Token) -> bool:
        return token.pos in self.labels


def positions_of(question: PartQuestion, doc: Doc) -> list[int]:
    """Return the places of the words of that part of speech; quicker than to ask each token of a long text."""
    return [place for place, label in enumerate(doc.to_array("POS").tolist()) if label in question.labels]


def relation(name: str) -> RelationQuestion:
    """Return the question whether a token stands in that relation to its head."""
    return RelationQuestion(frozenset({get_string_id(RELATION_LABELS[name])}))


def form(name: str) -> FormQuestion:
    """Return the question whether a word has that form."""
    return FormQuestion(frozenset({get_string_id(FORM_LABELS[name])}))


def part(name: str) -> PartQuestion:
    """Return the question whether a word is that part of speech."""
    return PartQuestion(frozenset({get_string_id(PART_LABELS[name])}))
