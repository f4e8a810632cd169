"""Find the words that give a figure its scope ("so far", "this year", "a month") in the figure's own clause or phrase."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.figures.compared_values import stands_in_base
from newsledger.enrich.figures.figure_lexicon import cues
from newsledger.enrich.syntax.clauses import clause_head, has_subject, is_clause_head, is_within
from newsledger.enrich.syntax.parts_of_speech import is_adposition
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adverbial_clause,
    is_complement_clause,
    is_conjunct,
    is_possessor,
    is_root,
)
from newsledger.knowledge.reference import derived
from newsledger.model.reading import Sentence

_shares_time = any_of(is_adverbial_clause, is_conjunct)
_ARTICLE = "a"
_NAMES_PERIOD = frozenset({"this", "last", "next"})


def stands_by(token: Token, node: Token) -> bool:
    """Return whether the token is said of the node: below it, in its clause, or in one whose time the clause shares."""
    if is_within(token, node):
        return not stands_in_base(token, node)
    if is_possessor(token) and token.head.i > token.i:
        return False  # "last week's attack" dates the attack
    if stands_in_base(token, node):
        return False
    head = clause_head(token)
    return any(head == own for own in _clauses_of(node)) or _opens_speech(token, head, node)


def _clauses_of(node: Token) -> Iterator[Token]:
    """Yield the node's clause, and those around it as long as the inner one has no subject: "fired on them, killing 20"."""
    head = clause_head(node)
    yield head
    while _shares_time(head) and is_clause_head(head) and not is_root(head) and not has_subject(head):
        head = clause_head(head.head)
        yield head


def _opens_speech(token: Token, head: Token, node: Token) -> bool:
    """Return whether it opens a sentence whose verb of saying comes before what is said: "So far, police say, 20 died"."""
    own = clause_head(node)
    return (
        is_complement_clause(own)
        and own.head == head
        and token.i < min(one.i for one in own.subtree)
        and token.i < head.i
    )


def find_cues(sentence: Sentence, cue: str) -> Iterator[Token]:
    """Yield the last token of each of the cue's phrases in the sentence."""
    span, known = sentence.span, _phrases(cue)
    for first in span:
        for phrase in known.get(first.lower_, ()):
            words = first.doc[first.i : min(first.i + len(phrase), span.end)]
            is_there = tuple(token.lower_ for token in words) == phrase
            if is_there and not (_is_distance(first, words[-1]) or _dates(first)):
                yield words[-1]


def _is_distance(first: Token, last: Token) -> bool:
    """Return whether it is the "a year" of "a year ago", "a year later" and "for a year", which is no rate."""
    if first.lower_ != _ARTICLE:
        return False
    following = last.nbor().lower_ if last.i + 1 < len(last.doc) else ""
    before = first.nbor(-1) if first.i > 0 else None
    return following in cues("distance") or (before is not None and is_adposition(before))


def _dates(first: Token) -> bool:
    """Return whether it is the "this year" of "in May this year" and "earlier this year", which is a date."""
    is_named = first.lower_ in _NAMES_PERIOD and first.i > 0
    return is_named and first.nbor(-1).lower_ in cues("instant")


@derived
def _phrases(cue: str) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(cues(cue)):
        phrase = tuple(words.replace("-", " - ").split())
        found.setdefault(phrase[0], []).append(phrase)
    return found
