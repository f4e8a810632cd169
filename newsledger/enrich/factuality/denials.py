"""What is said to be nobody, nothing or untrue: what enters is a noun or verb, what leaves is whether it is called so."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.factuality.cues import said
from newsledger.enrich.syntax.lemmas import lemma_of


def is_nobody(noun: Token) -> bool:
    """Tell whether the noun says nobody or nothing ("no one", "none of them", "no suspect", "not a single hostage")."""
    if said("nobody", noun.lower_):
        return True
    if any(child.lower_ in ("fewer", "less") for child in noun.lefts):
        return False
    return any(said("before nobody", child.lower_) and not denies_nothing(child) for child in noun.lefts)


def denies_nothing(negation: Token) -> bool:
    """Tell whether it is the "not" of "not only" or the "no" of "no-fly", which denies nothing."""
    following = negation.i + 1
    return following < len(negation.doc) and said("after not", negation.doc[following].lower_) is not None


def is_false(noun: Token) -> bool:
    """Tell whether what the noun says is called untrue, rejected as such, or said not to exist."""
    if is_nobody(noun) or any(said("false", child.lower_) for child in noun.lefts):
        return True
    head = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and said("disproof", lemma_of(head)):
        return not any(child.dep_ == "neg" for child in head.children)
    return noun.dep_ in ("nsubj", "nsubjpass") and is_untrue(head)


def is_untrue(verb: Token) -> bool:
    """Tell whether the predicate calls its subject untrue: "is a hoax", "are baseless", "is not true"."""
    denied = any(child.dep_ == "neg" for child in verb.children)
    predicates = [child for child in verb.children if child.dep_ in ("acomp", "attr", "oprd")]
    return any(said("true" if denied else "false", child.lower_) for child in predicates)
