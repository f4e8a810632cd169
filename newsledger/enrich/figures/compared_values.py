"""Recognise the value that a later one is compared with ("up from 7.1 percent in 2015", "$5 million a year earlier")."""

from __future__ import annotations

import re

from spacy.tokens import Token

from newsledger.enrich.figures.figure_lexicon import cues
from newsledger.enrich.figures.quantities import Quantity
from newsledger.knowledge.reference import derived

_FARTHEST = 8
"""Words between the comparison and the value, and between the value and its time."""


def is_compared_with(quantity: Quantity) -> bool:
    """Return whether a later value is compared with it: "compared with a profit of $54 million a year earlier"."""
    sentence, doc = quantity.node.sent, quantity.node.doc
    before = doc[max(sentence.start, quantity.start - _FARTHEST) : quantity.start].text.lower()
    if not _comparison().search(before):
        return False
    after = doc[quantity.end : min(sentence.end, quantity.end + _FARTHEST)].text.lower()
    return _earlier().match(after) is not None


def is_compared(quantity: Quantity) -> bool:
    """Return whether an earlier value follows that it is compared with, whose time is not its own."""
    doc, end = quantity.node.doc, quantity.node.sent.end
    return _later_base().search(doc[quantity.end : end].text.lower()) is not None


def stands_in_base(token: Token, node: Token) -> bool:
    """Return whether a comparison with another value lies between the node and the token behind it."""
    return token.i > node.i and _base().search(node.doc[node.i + 1 : token.i].text.lower()) is not None


@derived
def _base() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_comparing()})\b.*\d")


@derived
def _later_base() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_comparing()})\b[^\d]*\d[\d.,]*.*?\b(?:{_past_times()})\b")


@derived
def _comparison() -> re.Pattern[str]:
    """Match what a value is compared with, at its end: no verb and no other number may come between."""
    return re.compile(rf"\b(?:{_comparing()})(?: [a-z' -]+)?(?: \S{{0,3}})?$")


@derived
def _earlier() -> re.Pattern[str]:
    """Match a past time right behind a value: "a year earlier", "in 2017", "for FY19"."""
    return re.compile(rf"\W*(?:[a-z]+ ){{0,2}}?(?:{_past_times()})\b")


def _past_times() -> str:
    return rf"{_earlier_times()}|(?:in|for|during) (?:fy ?)?(?:(?:19|20)\d\d|\d\d)"


def _comparing() -> str:
    return _either(cues("comparison"))


def _earlier_times() -> str:
    return _either(cues("earlier"))


def _either(phrases: frozenset[str]) -> str:
    return "|".join(re.escape(words) for words in sorted(phrases, key=lambda words: (-len(words), words)))
