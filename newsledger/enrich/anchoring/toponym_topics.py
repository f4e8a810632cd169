"""Find the topic that a place belongs to, if the sentence only talks about it.

"They discussed the crisis in Haiti" happens elsewhere; an event inside the topic ("the shooting in Haiti") does not.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.anchoring.toponym_standing import place_words
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_proper_noun, is_verb, is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adverbial_clause,
    is_clausal_subject,
    is_complement_clause,
    is_conjunct,
    is_direct_object,
    is_parataxis,
    is_prepositional_object,
    is_relative_clause,
    is_root,
)

_ends_topic = any_of(
    is_root, is_clausal_subject, is_complement_clause, is_adverbial_clause, is_relative_clause, is_parataxis
)


def topic_of(place: Token) -> Token | None:
    """Return the head of the topic that contains the place; None if the place is one of its clause."""
    if _is_after_topic(place):
        return None
    node = _state_of_affairs(place) or place
    while not _ends_topic(node) and not (is_conjunct(node) and is_verb_or_auxiliary(node)):
        if _is_topic(node):
            return node
        node = node.head
    return None


def _is_after_topic(place: Token) -> bool:
    """Return whether another place precedes it in the topic.

    In "the crisis in Haiti in Ottawa", Ottawa is outside.
    """
    if not is_prepositional_object(place) or place.head.i == 0:
        return False
    before = place.head.nbor(-1)
    return is_proper_noun(before) and _state_of_affairs(before) is not None


def _state_of_affairs(place: Token) -> Token | None:
    """Return the noun before "in" if it takes a place: "the situation in …", whatever the parse."""
    if not is_prepositional_object(place) or place.head.i == 0 or place.head.lower_ not in {"in", "inside", "across"}:
        return None
    before = place.head.nbor(-1)
    return before if lemma_of(before) in place_words("topic_state") else None


def _is_topic(node: Token) -> bool:
    head = node.head
    if is_direct_object(node):
        return lemma_of(head) in place_words("topic_verb")
    if not is_prepositional_object(node):
        return False
    if head.lower_ in place_words("topic_preposition"):
        return True
    talk = lemma_of(head.head)
    return head.lower_ in {"on", "over", "of"} and (
        talk in place_words("topic_noun") or (is_verb(head.head) and talk in place_words("topic_talk"))
    )
