"""Classify how a toponym stands in its sentence: whether something is in, at or from there.

A name stands as a place after "in" or "to", before "province", as the object of "hit" or "visit", or in "X-based".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_common_noun, is_noun, is_preposition, is_punctuation_mark
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adjectival_modifier,
    is_adverb_modifier,
    is_adverbial_noun,
    is_apposition,
    is_attributive,
    is_compound_part,
    is_conjunct,
    is_determiner,
    is_nominal_modifier,
    is_patient,
    is_possessor,
    is_prepositional_object,
)
from newsledger.knowledge.reference import derived, read_table

_is_modifying_name = any_of(is_compound_part, is_nominal_modifier)
_may_be_beside = any_of(_is_modifying_name, is_possessor, is_apposition)
_precedes_noun = any_of(is_adverb_modifier, is_adjectival_modifier, is_determiner)

IN_PLACE, TOWARDS, BESIDE, OF_ACTOR, NOT_AS_PLACE = range(5)
_GENITIVES = frozenset({"'s", "’s", "'", "’"})


@derived
def place_words(kind: str) -> frozenset[str]:
    """Return the words of a kind of ``place_words``, such as ``place_noun``."""
    return frozenset(row["word"] for row in read_table("place_words") if row["kind"] == kind)


def is_place_noun(token: Token) -> bool:
    """Return whether the word is a noun for a kind of place: "town", "province"."""
    return token.lower_ in place_words("place_noun") or token.lower_ in place_words("admin_noun")


def standing_of(doc: Doc, start: int, end: int, *, is_country: bool) -> int:
    """Return how the name stands.

    In a place, on the way to or from one, beside a noun, as an actor's seat, or not as a place.
    """
    if end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_ and not doc[end - 1].whitespace_:
        return OF_ACTOR if doc[end + 1].lower_ == "based" or not is_country else NOT_AS_PLACE
    root = doc[start:end].root
    standing = _standing_by_relation(root)
    if not (is_country and _is_beside_noun(root, end)):
        standing = min(standing, _standing_by_word_before(doc, start))
    if standing == BESIDE and end < len(doc) and doc[end].text in _GENITIVES:
        return NOT_AS_PLACE
    return OF_ACTOR if standing == BESIDE and is_country else standing


def _is_beside_noun(root: Token, end: int) -> bool:
    """Return whether the name only modifies the noun right after it: "for the US prosecution"."""
    is_beside = is_attributive(root) and root.head.i >= end
    return is_beside and is_common_noun(root.head) and not is_place_noun(root.head)


def _standing_by_word_before(doc: Doc, start: int) -> int:
    at = start - 1
    while at >= 0 and _precedes_noun(doc[at]) and not is_punctuation_mark(doc[at]):
        at -= 1
    return _standing_after_preposition(doc[at]) if at >= 0 and is_preposition(doc[at]) else NOT_AS_PLACE


def _is_by_measure(verb: Token) -> bool:
    """Return whether the place is hit by a measure or by words: "hit Venezuela with sanctions"."""
    means = (word for preposition in verb.children if preposition.lower_ == "with" for word in preposition.children)
    return any(lemma_of(word) in place_words("measure") for word in means)


def _standing_after_preposition(preposition: Token) -> int:
    """Return the standing the preposition gives its place; a person's origin is no place of an event."""
    word, governor = preposition.lower_, preposition.head
    if lemma_of(governor) in place_words("biography_verb") or (word == "from" and _is_somebody(governor)):
        return OF_ACTOR
    if word in place_words("preposition_in") or (
        word in place_words("preposition_onto") and lemma_of(governor) in place_words("onto_noun")
    ):
        return IN_PLACE
    is_adverbial = is_adverb_modifier(governor) or is_adverbial_noun(governor)
    if word == "of" and is_adverbial and governor.lower_ in place_words("compass"):
        return IN_PLACE
    if word == "between" and (is_place_noun(governor) or lemma_of(governor) in place_words("journey_noun")):
        return TOWARDS
    if word == "of":
        return _standing_by_relation(governor) if is_place_noun(governor) else NOT_AS_PLACE
    return TOWARDS if word in place_words("preposition_to") else NOT_AS_PLACE


def _is_ground(head: Token) -> bool:
    """Return whether events can happen on it: a street, a coast, an island.

    "on Lampedusa" counts, "sanctions on Cyprus" does not.
    """
    is_island = head.lower_ in place_words("island") and lemma_of(head.head.head) not in place_words("measure")
    return is_place_noun(head) or is_island


def _is_somebody(governor: Token) -> bool:
    """Return whether the word before "from" denotes people rather than a journey."""
    return is_noun(governor) and lemma_of(governor) not in place_words("journey_noun")


def _standing_by_relation(head: Token) -> int:
    while is_conjunct(head) and is_noun(head.head):
        head = head.head
    governor = head.head
    if is_prepositional_object(head):
        return IN_PLACE if governor.lower_ == "on" and _is_ground(head) else _standing_after_preposition(governor)
    if is_patient(head) and lemma_of(governor) in place_words("onto_verb"):
        return NOT_AS_PLACE if _is_by_measure(governor) else IN_PLACE
    if _may_be_beside(head) and is_noun(governor):
        is_named = is_apposition(head) and is_place_noun(head)
        shares = is_place_noun(governor) or is_possessor(head) or is_named
        outer = _standing_by_relation(governor) if shares else NOT_AS_PLACE
        return BESIDE if outer == NOT_AS_PLACE and _is_modifying_name(head) else outer
    return NOT_AS_PLACE
