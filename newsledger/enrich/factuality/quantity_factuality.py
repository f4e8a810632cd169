"""Factuality of a quantity: collect what is said of the event whose toll it is, or of the clause it is an argument in."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.factuality.cues import cue_realis
from newsledger.enrich.factuality.embedding import clause_cues, embed_noun, factuality_cues
from newsledger.enrich.syntax.arguments import is_infinitive

_VERBS = ("VERB", "AUX")
_PREDICATES = ("acomp", "attr", "oprd")
_INSIDE_PHRASE = ("nummod", "quantmod", "npadvmod", "compound", "amod", "nmod", "conj", "appos", "pobj", "prep", "poss")
_DEFINITE = ("the", "these", "those", "both", "all", "its", "their", "his", "her", "our", "my")
_OPEN = {"hypothetical", "future", "historical"}
_MOST_STEPS = 6


def event_cues(governor: Token) -> set[str]:
    """Return every realis that words give the event a toll is of: a noun, or a verb with its predicate ("are feared dead")."""
    is_predicate = governor.dep_ in _PREDICATES and governor.head.pos_ in _VERBS
    verb = governor.head if is_predicate else governor
    return factuality_cues(verb) | (clause_cues(verb) if verb.pos_ in _VERBS else set())


def argument_cues(noun: Token) -> set[str]:
    """Return every realis that words give a noun, as far as it lies in the clause: "plans to send 200 troops".

    What is denied or left undone is the clause, not a noun known from before, its subject, or what it was denied to.
    """
    chain = list(_phrases_around(noun))
    found = {word for one in chain for word in embed_noun(one)} & _OPEN
    verb = chain[-1].head
    if verb.pos_ not in _VERBS or verb == chain[-1]:
        return found
    shared = factuality_cues(verb)
    if any(child.dep_ == "aux" and cue_realis("obligation", child.lower_) for child in verb.lefts):
        shared -= {"hypothetical"}
    if verb.dep_ == "advcl" and is_infinitive(verb) and verb.head.tag_ in ("VBD", "VBN"):
        shared -= {"future"}  # the amount of what somebody set out to do is set ("scrambled to add $300 million")
    is_subject = chain[-1].dep_ in ("nsubj", "nsubjpass")
    is_known = any(child.lower_ in _DEFINITE for one in chain for child in one.lefts)
    return found | (shared - {"negated"} if is_subject or is_known else shared)


def _phrases_around(noun: Token) -> Iterator[Token]:
    """Yield the noun and each noun or preposition whose phrase it stands in, inside one clause."""
    yield noun
    for _ in range(_MOST_STEPS):
        if noun.dep_ not in _INSIDE_PHRASE or noun.head.pos_ in _VERBS:
            return
        noun = noun.head
        yield noun
