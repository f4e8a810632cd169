"""Denials: recognise a noun that names nobody, and a claim that is called untrue, baseless or unproven."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.factuality.cues import cue_realis
from newsledger.enrich.syntax.inflections import is_past_participle
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_numeral, is_verb, is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_active_subject,
    is_adnominal_clause,
    is_adverb_modifier,
    is_attributive,
    is_complement,
    is_core_argument,
    is_determiner,
    is_direct_object,
    is_object_predicate,
    is_open_complement,
    is_particle,
    is_passive_subject,
    is_patient,
    is_predicate,
    is_predicate_noun,
    is_prepositional_object,
    is_relative_clause,
    is_subject,
)
from newsledger.enrich.syntax.verb_phrases import has_negation

_completes_verb = any_of(is_direct_object, is_particle, is_adverb_modifier)
_is_modifier = any_of(is_adverb_modifier, is_attributive, is_determiner)


def is_nobody(noun: Token) -> bool:
    """Return whether the noun names nobody or nothing ("no one", "none of them", "no suspect", "not a single hostage")."""
    if cue_realis("nobody", noun.lower_):
        return True
    if any(child.lower_ in ("fewer", "less") for child in noun.lefts):
        return False
    return any(cue_realis("before nobody", child.lower_) and not denies_nothing(child) for child in noun.lefts)


def denies_nothing(negation: Token) -> bool:
    """Return whether it is the "not" of "not only" or the "no" of "no-fly", which denies nothing."""
    following = negation.i + 1
    if following < len(negation.doc) and negation.lower_ == "no" and is_numeral(negation.doc[following]):
        return True
    return following < len(negation.doc) and cue_realis("after not", negation.doc[following].lower_) is not None


def denial_of(claim: Token) -> str | None:
    """Return ``negated`` if what a claim says is called untrue, taken back or said not to exist, ``hypothetical`` if unproven."""
    if is_nobody(claim):
        return "negated"
    return next(filter(None, map(_denial_by_modifier, claim.children)), None) or _denial_by_governor(claim)


def _denial_by_modifier(modifier: Token) -> str | None:
    """Return what an adjective or a relative clause says of a claim: "a false report", "the report, since withdrawn,"."""
    if _is_modifier(modifier):
        return cue_realis("false", modifier.lower_)
    if (
        is_adnominal_clause(modifier)
        and is_past_participle(modifier)
        and not any(map(is_active_subject, modifier.lefts))
    ):
        return denial_by_governor(modifier)
    if is_relative_clause(modifier) and any(map(is_subject, modifier.lefts)):
        acts_on_claim = any(map(is_passive_subject, modifier.lefts))
        return (denial_by_governor(modifier) if acts_on_claim else None) or denial_by_predicate(modifier)
    return None


def _denial_by_governor(claim: Token) -> str | None:
    head = claim.head
    if is_patient(claim):
        is_denied = _is_negated(head)
        found = denial_by_predicate(head) if is_denied else denial_by_governor(head) or _false_label(head)
        if found or is_direct_object(claim):
            return found
    if is_prepositional_object(claim):
        return _denial_by_preposition(claim.head)
    if is_predicate_noun(claim) and cue_realis("true", claim.lower_):
        return "negated" if _is_negated(head) else None
    return denial_by_predicate(head) if is_subject(claim) else None


def denial_by_governor(verb: Token) -> str | None:
    """Return the realis that a verb gives a claim it acts on ("retracted", "laughed off", "cast doubt on")."""
    if not is_verb_or_auxiliary(verb):
        return None
    lemma = lemma_of(verb)
    phrases = (f"{lemma} {child.lower_}" for child in verb.rights if _completes_verb(child))
    return next(filter(None, (cue_realis("disproof", one) for one in (lemma, *phrases))), None)


def _false_label(verb: Token) -> str | None:
    """Return the realis of the label that the verb gives its object ("dismissed … as propaganda", "called … a lie")."""
    named = (child for child in verb.rights if is_object_predicate(child) or is_complement(child))
    compared = (word for child in verb.rights for word in child.subtree if word.lower_ == "as")
    labels = (label for opener in (*named, *compared) for label in (opener, *opener.children))
    return next(filter(None, (cue_realis("false", label.lower_) for label in labels)), None)


def _denial_by_preposition(preposition: Token) -> str | None:
    """Return what is said of a claim under a preposition: "no truth to", "contrary to", "cast doubt on"."""
    noun = preposition.head
    if cue_realis("basis", lemma_of(noun)) is not None and is_nobody(noun):
        return "negated"
    if cue_realis("contrary", noun.lower_) or cue_realis("contrary", preposition.lower_):
        return "negated"
    verb = noun if is_verb(noun) else noun.head
    phrase = next((child.lower_ for child in verb.rights if is_direct_object(child) or is_particle(child)), None)
    return cue_realis("disproof", f"{lemma_of(verb)} {phrase or preposition.lower_}")


def denial_by_predicate(verb: Token) -> str | None:
    """Return the realis of a subject whose predicate calls it untrue or unproven: "is a hoax", "is not true", "could not be verified"."""
    position = "true" if _is_negated(verb) else "false"
    words = (spelling for word in (verb, *_predicates(verb)) for spelling in (word.lower_, lemma_of(word)))
    if word := next(filter(None, (cue_realis(position, word) for word in words)), None):
        return word
    without = (child for child in verb.rights if child.lower_ == "without")
    lacks_basis = any(cue_realis("basis", lemma_of(noun)) for child in without for noun in child.children)
    return "negated" if lacks_basis else None


def is_confirmed(claim: Token) -> bool:
    """Return whether the claim is confirmed or called true ("confirmed the allegation that", "the rumour proved true")."""
    head = claim.head
    if not is_core_argument(claim) or _is_negated(head):
        return False
    words = (head, *_predicates(head)) if is_subject(claim) else (head,)
    return any(cue_realis("true", spelling) for word in words for spelling in (word.lower_, lemma_of(word)))


def _is_negated(verb: Token) -> bool:
    return has_negation(verb) or any(map(is_nobody, filter(is_subject, verb.lefts)))


def _predicates(verb: Token) -> Iterator[Token]:
    """Yield what the verb says its subject is, through "turned out to be" and "was found to be"."""
    for child in verb.rights:
        if is_predicate(child):
            yield child
        elif is_open_complement(child):
            yield child
            yield from _predicates(child)
