"""Find what a verb of saying reports without a finite clause.

An infinitive ("urged residents *to leave*"), a gerund ("denied *having met him*", "accused it of *hiding the toll*") or
a noun phrase ("called for *an end to the siege*").
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.attribution.content_spans import trim
from newsledger.enrich.attribution.speech_verbs import words_of_kind
from newsledger.enrich.syntax.inflections import is_gerund, is_relative_pronoun
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.noun_phrases import prepositional_object
from newsledger.enrich.syntax.parts_of_speech import is_noun_or_pronoun
from newsledger.enrich.syntax.relations import (
    is_auxiliary,
    is_complement_clause,
    is_direct_object,
    is_open_complement,
    is_prepositional_clause,
    is_recipient,
)
from newsledger.enrich.syntax.verb_phrases import is_infinitive

_OF_WHAT = frozenset({"of", "for"})
_ANONYMITY = frozenset({"name", "identify", "quote"})
_FEWEST_WORDS = 3


def find_nonfinite_content(verb: Token) -> tuple[int, int] | None:
    """Return the token span of what the verb reports; None where it reports nothing or a finite clause."""
    found = next((one for find in (_infinitives, _gerunds, _nouns) for one in find(verb)), None)
    if found is None:
        return None
    start, end = trim(verb.doc, _start_of(found), found.right_edge.i + 1)
    start += is_relative_pronoun(verb.doc[start])
    return (start, end) if end - start >= _FEWEST_WORDS else None


def _start_of(content: Token) -> int:
    """Return where the content begins: with the infinitive's subject, "urged *residents* to leave"."""
    objects = (child for child in content.head.rights if is_direct_object(child) or is_recipient(child))
    before = next(
        (one for one in objects if one.right_edge.i + 1 == content.left_edge.i and one.i > content.head.i), None
    )
    return (before or content).left_edge.i


def _infinitives(verb: Token) -> Iterator[Token]:
    if lemma_of(verb) in words_of_kind("infinitive_verb"):
        yield from filter(_is_infinitive_complement, verb.rights)


def _is_infinitive_complement(child: Token) -> bool:
    """Return whether it is an infinitive that completes the verb; who "asked to stay unnamed" says nothing by that."""
    is_complement = is_open_complement(child) or is_complement_clause(child)
    return is_complement and is_infinitive(child) and lemma_of(child) not in _ANONYMITY


def _gerunds(verb: Token) -> Iterator[Token]:
    if lemma_of(verb) in words_of_kind("gerund_verb"):
        yield from filter(_is_gerund_complement, verb.rights)
    if lemma_of(verb) in words_of_kind("blaming_verb"):
        accused = (child for child in verb.rights if is_direct_object(child) or is_recipient(child))
        for word in (*(one for noun in accused for one in noun.rights), *verb.rights):
            if word.lower_ in _OF_WHAT:
                yield from filter(is_prepositional_clause, word.rights)


def _is_gerund_complement(child: Token) -> bool:
    if not (is_open_complement(child) or is_complement_clause(child)):
        return False
    return is_gerund(child) or any(is_auxiliary(one) and is_gerund(one) for one in child.lefts)


def _nouns(verb: Token) -> Iterator[Token]:
    lemma = lemma_of(verb)
    if lemma in words_of_kind("noun_content_verb"):
        yield from (child for child in verb.rights if is_direct_object(child) and is_noun_or_pronoun(child))
    for word in verb.rights:
        if f"{lemma} {word.lower_}" in words_of_kind("noun_content_verb"):
            noun = prepositional_object(word)
            if noun is not None:
                yield noun
