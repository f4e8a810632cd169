"""Tell a change from a level: the 12 of "rose by 12 to 340" is how far it rose, the 340 what it rose to."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Span, Token

from newsledger.enrich.figures.figure_lexicon import cues
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.figures.units import unit_of
from newsledger.enrich.figures.valued_nouns import amount_of, modified_noun
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_noun, is_verb_or_auxiliary
from newsledger.enrich.syntax.relations import (
    is_conjunct,
    is_direct_object,
    is_prepositional_object,
    is_prepositional_phrase,
    is_subject,
)

_HIGHEST_CLIMB = 6
_BY, _OF, _FROM = "by", "of", "from"


class Change(NamedTuple):
    """``direction``: ``rise`` or ``fall``. ``kind``: ``by`` for how far, ``to`` for the level reached."""

    direction: str | None = None
    kind: str | None = None


def change_of(quantity: Quantity) -> Change:
    """Return the change that the quantity is the size or the outcome of; nothing for a level."""
    amount = amount_of(quantity)
    found = _beside(quantity, amount) or _modified(quantity, amount) or _governed(quantity, amount)
    return found or Change()


def _direction(word: Token | None) -> str | None:
    if word is None:
        return None
    for cue, direction in ((cues("rise"), "rise"), (cues("fall"), "fall")):
        if lemma_of(word) in cue or word.lower_ in cue:
            return direction
    return None


def _beside(quantity: Quantity, amount: Span) -> Change | None:
    """Read "up 12 %", "down 3 points" and "12 % higher than"."""
    doc, start = amount.doc, min(quantity.start, amount.start)
    before = doc[start - 1] if start > amount.sent.start else None
    if before is not None and before.lower_ in cues("upward") | cues("downward"):
        return Change("rise" if before.lower_ in cues("upward") else "fall", "by")
    after = doc[amount.end] if amount.end < amount.sent.end else None
    unit = unit_of(quantity)
    if after is None or unit is None or after.lower_ not in cues("more") | cues("less"):
        return None
    is_compared = after.lower_ in ("higher", "lower") or unit.measure == "percent"
    return Change("rise" if after.lower_ in cues("more") else "fall", "by") if is_compared else None


def _modified(quantity: Quantity, amount: Span) -> Change | None:
    """Read "a 12 % rise"; "three rockets" are counted."""
    noun = modified_noun(amount)
    is_counted = unit_of(quantity) is None and noun == quantity.noun
    direction = None if is_counted else _direction(noun)
    return Change(direction, "by") if direction else None


def _governed(quantity: Quantity, amount: Span) -> Change | None:
    """Read "rose 12 %", "fell by 12 to 340", "a rise of 12 % to 5 %"."""
    token, preposition = amount.root, _preposition_before(quantity, amount)
    for _ in range(_HIGHEST_CLIMB):
        head = token.head
        if head == token:
            return None
        if is_prepositional_object(token) and preposition is None:
            preposition = head.lower_
        if is_verb_or_auxiliary(head):
            return _of_verb(quantity, head, token, preposition)
        if is_noun(head) and head.i < amount.start and preposition and (direction := _direction(head)):
            return Change(direction, "by") if preposition == _OF else _by_preposition(direction, preposition)
        if is_subject(token) or (is_noun(head) and not (is_conjunct(token) or head.like_num or _is_amount(head))):
            return None
        token = head
    return None


def _preposition_before(quantity: Quantity, amount: Span) -> str | None:
    """Return the preposition right before the quantity; the parse takes "by 12 to 340" for one number."""
    start = min(quantity.start, amount.start)
    word = amount.doc[start - 1].lower_ if start > amount.sent.start else ""
    return word if word in cues("reaching") | {_BY, _OF, _FROM} else None


def _is_amount(noun: Token) -> bool:
    return any(child.like_num for child in noun.children)


def _of_verb(quantity: Quantity, verb: Token, argument: Token, preposition: str | None) -> Change | None:
    direction = _direction(verb) or _direction_of_particle(verb, quantity.start)
    if direction is None or is_subject(argument):
        return None
    if preposition is not None or is_prepositional_phrase(argument):
        if lemma_of(verb) in cues("loses"):
            return None  # "lost by 12 points"
        return _by_preposition(direction, preposition or argument.lower_)
    unit = unit_of(quantity)
    if unit is None and quantity.noun is not None and lemma_of(quantity.noun) not in cues("steps"):
        return None  # "dropped 12 bombs"
    is_taken = is_direct_object(argument) and lemma_of(verb) in cues("takes_amount")
    if is_taken and not (unit is not None and unit.measure == "percent"):
        return None  # "raised $5 million", "lost 12 kilos"
    return Change(direction, "by")


def _direction_of_particle(verb: Token, end: int) -> str | None:
    """Read "went up 12 %" and "edged lower to 5 %", whose verb tells no direction."""
    between = (token.lower_ for token in verb.doc[verb.i + 1 : end])
    words = next((word for word in between if word in cues("upward") | cues("downward")), None)
    if words is None:
        return None
    return "rise" if words in cues("upward") else "fall"


def _by_preposition(direction: str, preposition: str) -> Change | None:
    if preposition == _BY:
        return Change(direction, "by")
    return Change(direction, "to") if preposition in cues("reaching") else None


__all__ = ["Change", "change_of"]
