"""Factuality of a quantity: collect what is said of the event whose toll it is, or of the clause it is an argument in."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.factuality.cues import cue_realis
from newsledger.enrich.factuality.embedding import clause_cues, embed_noun, factuality_cues
from newsledger.enrich.syntax.inflections import is_past_form
from newsledger.enrich.syntax.parts_of_speech import is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_active_auxiliary,
    is_adverbial_clause,
    is_adverbial_noun,
    is_apposition,
    is_conjunct,
    is_noun_modifier,
    is_number_modifier,
    is_numeral_modifier,
    is_predicate,
    is_prepositional_object,
    is_prepositional_phrase,
    is_subject,
)
from newsledger.enrich.syntax.verb_phrases import is_infinitive

_is_inside_phrase = any_of(
    is_prepositional_phrase,
    is_prepositional_object,
    is_conjunct,
    is_adverbial_noun,
    is_apposition,
    is_noun_modifier,
    is_numeral_modifier,
    is_number_modifier,
)
_DEFINITE = ("the", "these", "those", "both", "all", "its", "their", "his", "her", "our", "my")
_OPEN = {"hypothetical", "future", "historical"}
_MOST_STEPS = 6


def event_cues(governor: Token) -> set[str]:
    """Return every realis that words give the event a toll is of: a noun, or a verb with its predicate ("are feared dead")."""
    says_of_subject = is_predicate(governor) and is_verb_or_auxiliary(governor.head)
    verb = governor.head if says_of_subject else governor
    return factuality_cues(verb) | (clause_cues(verb) if is_verb_or_auxiliary(verb) else set())


def argument_cues(noun: Token) -> set[str]:
    """Return every realis that words give a noun, as far as it lies in the clause: "plans to send 200 troops".

    What is denied or left undone is the clause, not a noun known from before, its subject, or what it was denied to.
    """
    chain = list(_phrases_around(noun))
    found = {word for one in chain for word in embed_noun(one)} & _OPEN
    verb = chain[-1].head
    if not is_verb_or_auxiliary(verb) or verb == chain[-1]:
        return found
    shared = factuality_cues(verb)
    if any(is_active_auxiliary(child) and cue_realis("obligation", child.lower_) for child in verb.lefts):
        shared -= {"hypothetical"}
    if is_adverbial_clause(verb) and is_infinitive(verb) and is_past_form(verb.head):
        shared -= {"future"}  # the amount of what somebody set out to do is set ("scrambled to add $300 million")
    is_known = any(child.lower_ in _DEFINITE for one in chain for child in one.lefts)
    return found | (shared - {"negated"} if is_subject(chain[-1]) or is_known else shared)


def _phrases_around(noun: Token) -> Iterator[Token]:
    """Yield the noun and each noun or preposition whose phrase it stands in, inside one clause."""
    yield noun
    for _ in range(_MOST_STEPS):
        if not _is_inside_phrase(noun) or is_verb_or_auxiliary(noun.head):
            return
        noun = noun.head
        yield noun
