"""Recognise quantities of one list, which share a predicate."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.figures.people import is_person
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_adposition, is_verb_or_auxiliary
from newsledger.enrich.syntax.relations import is_active_subject, is_conjunct, is_subject_predicate

_JOINERS = frozenset({",", ";", "and", "or", "while", "with", "–", "—"})
_AFTER = frozenset({",", ";", ".", "and", "(", ")"})
_FARTHEST = 10
_BE = "be"
_THEM = frozenset({"them", "whom"})
_AMONG_THEM = ["among", "them"]


def are_listed(first: Quantity, second: Quantity) -> bool:
    """Return whether nothing but a comma or "and" stands between two counts of people."""
    between = first.node.doc[first.end : second.start]
    joined = len(between) > 0 and all(token.lower_ in (",", "and", "or") for token in between)
    return joined and is_person(first) and first.noun is not None


def goes_on(first: Quantity, second: Quantity, said: Token) -> bool:
    """Return whether a bare number leaves its verb to the one before: "nine died in Aleppo, two in Homs", "73 were Saudis".

    ``said`` is the word that tells what befell the first.
    """
    doc = first.node.doc
    if is_among_them(second) or (second.is_share and second.noun is not None and second.noun.lower_ in _THEM):
        return is_person(second)
    if second.noun is not None or second.end >= len(doc):
        return False
    between, following = doc[first.end : second.start], doc[second.end]
    if lemma_of(following) == _BE and (is_active_subject(second.node) or is_conjunct(second.node)):
        return _tells_who(second, following)
    if not 0 < len(between) <= _FARTHEST or between[-1].lower_ not in _JOINERS:
        return False
    verbs = [token for token in between if is_verb_or_auxiliary(token)]
    verbless = all(said in (token, token.head) for token in verbs)
    return verbless and (is_adposition(following) or following.lower_ in _AFTER)


def is_among_them(quantity: Quantity) -> bool:
    """Return whether it is the 31 of "among them 31 minors"."""
    return [token.lower_ for token in quantity.node.doc[max(0, quantity.start - 2) : quantity.start]] == _AMONG_THEM


def tells_part(quantity: Quantity) -> bool:
    """Return whether it is the 73 of "73 were Saudis", said of some of those counted before."""
    doc = quantity.node.doc
    return (
        quantity.noun is None
        and quantity.end < len(doc)
        and lemma_of(doc[quantity.end]) == _BE
        and _tells_who(quantity, doc[quantity.end])
    )


def shares_unit(first: Quantity, second: Quantity) -> bool:
    """Return whether its unit stands by the second: the 3 of "from 3 to 5 percent", the 10 of "10 and eight years"."""
    between = [token.lower_ for token in first.node.doc[first.number.end : second.start]]
    if between == ["to"]:
        return first.noun is None
    return between in (["and"], ["or"]) and first.noun is not None and first.noun == second.noun


def _tells_who(quantity: Quantity, verb: Token) -> bool:
    """Return whether it "were Saudis", "was a woman": a part of those counted before."""
    named = (token for token in verb.children if is_subject_predicate(token) and token.i > verb.i)
    return any(is_person(_as_counted(quantity, token)) for token in named)


def _as_counted(quantity: Quantity, noun: Token) -> Quantity:
    return Quantity(quantity.number, noun, noun, quantity.start, quantity.end)
