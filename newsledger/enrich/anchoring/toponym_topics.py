"""Find the topic that a place belongs to, if the sentence only talks about it.

"They discussed the crisis in Haiti" happens elsewhere; an event inside the topic ("the shooting in Haiti") does not.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.anchoring.toponym_standing import place_words

_STOPS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "parataxis", "csubj"})


def topic_of(place: Token) -> Token | None:
    """Return the head of the topic that contains the place; None if the place is one of its clause."""
    if _is_after_topic(place):
        return None
    node = _state_of_affairs(place) or place
    while node.dep_ not in _STOPS and not (node.dep_ == "conj" and node.pos_ in {"VERB", "AUX"}):
        if _is_topic(node):
            return node
        node = node.head
    return None


def _is_after_topic(place: Token) -> bool:
    """Return whether another place precedes it in the topic.

    In "the crisis in Haiti in Ottawa", Ottawa is outside.
    """
    if place.dep_ != "pobj" or place.head.i == 0:
        return False
    before = place.head.nbor(-1)
    return before.pos_ == "PROPN" and _state_of_affairs(before) is not None


def _state_of_affairs(place: Token) -> Token | None:
    """Return the noun before "in" if it takes a place: "the situation in …", whatever the parse."""
    if place.dep_ != "pobj" or place.head.i == 0 or place.head.lower_ not in {"in", "inside", "across"}:
        return None
    before = place.head.nbor(-1)
    return before if before.lemma_ in place_words("topic_state") else None


def _is_topic(node: Token) -> bool:
    head = node.head
    if node.dep_ == "dobj":
        return head.lemma_ in place_words("topic_verb")
    if node.dep_ != "pobj":
        return False
    if head.lower_ in place_words("topic_preposition"):
        return True
    talk = head.head.lemma_
    return head.lower_ in {"on", "over", "of"} and (
        talk in place_words("topic_noun") or (head.head.pos_ == "VERB" and talk in place_words("topic_talk"))
    )
