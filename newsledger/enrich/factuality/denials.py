"""Denials: recognise a noun that names nobody, and a claim that is called untrue, baseless or unproven."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.factuality.cues import cue_realis
from newsledger.enrich.syntax.lemmas import lemma_of

_SUBJECTS = ("nsubj", "nsubjpass")
_PREDICATES = ("acomp", "attr", "oprd")


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
    return following < len(negation.doc) and cue_realis("after not", negation.doc[following].lower_) is not None


def is_false(claim: Token) -> bool:
    """Return whether what the claim says is called untrue, rejected as such, or said not to exist."""
    if is_nobody(claim) or any(cue_realis("false", child.lower_) for child in claim.lefts):
        return True
    head, relation = claim.head, claim.dep_
    if relation in ("dobj", "nsubjpass") and (_is_disproved_by(head) or _is_labelled_false(head)):
        return not any(child.dep_ == "neg" for child in head.children)
    if relation == "pobj":
        return _lacks_basis(head.head)
    if relation == "attr" and cue_realis("true", claim.lower_):
        return any(child.dep_ == "neg" for child in head.children)
    return relation in _SUBJECTS and is_untrue(head)


def _is_disproved_by(verb: Token) -> bool:
    lemma = lemma_of(verb)
    phrases = (f"{lemma} {child.lower_}" for child in verb.rights if child.dep_ in ("prt", "advmod"))
    return any(cue_realis("disproof", one) for one in (lemma, *phrases))


def _is_labelled_false(verb: Token) -> bool:
    """Return whether the verb gives its object a false label ("dismissed … as propaganda", "called … a lie")."""
    labels = (
        label
        for child in verb.rights
        if child.lower_ == "as" or child.dep_ in ("oprd", "ccomp")
        for label in (child, *child.children)
    )
    return any(cue_realis("false", label.lower_) for label in labels)


def _lacks_basis(noun: Token) -> bool:
    """Return whether it is said that nothing bears a claim out ("no truth to", "no evidence for")."""
    return cue_realis("basis", lemma_of(noun)) is not None and is_nobody(noun)


def is_untrue(verb: Token) -> bool:
    """Return whether the predicate calls its subject untrue: "is a hoax", "proved unfounded", "is not true"."""
    denied = any(child.dep_ == "neg" for child in verb.children)
    position = "true" if denied else "false"
    if any(cue_realis(position, word.lower_) for word in (verb, *_predicates(verb))):
        return True
    without = (child for child in verb.rights if child.lower_ == "without")
    return any(cue_realis("basis", lemma_of(noun)) for child in without for noun in child.children)


def _predicates(verb: Token) -> Iterator[Token]:
    """Yield what the verb says its subject is, through "turned out to be" and "was found to be"."""
    for child in verb.rights:
        if child.dep_ in _PREDICATES:
            yield child
        elif child.dep_ == "xcomp":
            yield child
            yield from _predicates(child)
