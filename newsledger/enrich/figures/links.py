"""Link a figure to its event and to the total it is part of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from newsledger.enrich.figures.lists import is_among_them, tells_part
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import is_apposition, is_conjunct, is_numeral_modifier, is_prepositional_object
from newsledger.knowledge.hazard_lexicon import HAZARD
from newsledger.model.reading import Event, Figure

_is_linked = any_of(is_prepositional_object, is_conjunct, is_apposition, is_numeral_modifier)
_PART_WORDS = frozenset({"including", "include", "among", "comprising"})
_VIOLENT = ("ASSAULT", "COERCE")
_HIGHEST_CLIMB = 6


def event_of(events: dict[tuple[int, int], Event], governor: Token) -> Event | None:
    """Return the event whose trigger governs the figure: the governor itself, or the nearest word above it."""
    token = governor
    for _ in range(_HIGHEST_CLIMB):
        event = events.get((id(token.doc), token.i))
        if event is not None:
            return event
        if token.head == token:
            return None
        token = token.head
    return None


def hazard_of(events: Iterable[Event], figure: Figure) -> Event | None:
    """Return the disaster whose victims are counted: that of the sentence, else the article's one, if nobody attacks in it."""
    events = list(events)
    hazards = [event for event in events if event.event_type == HAZARD]
    beside = [event for event in hazards if event.sentence is figure.sentence]
    if beside:
        return beside[0]
    told = [event for event in hazards if event.realis == figure.realis]
    is_attack = any(event.event_type in _VIOLENT for event in events)
    return told[0] if len(told) == 1 and not is_attack else None


def parent_of(quantity: Quantity, earlier: Sequence[Figure], figure: Figure) -> Figure | None:
    """Return the total of the same sentence that the figure is part of."""
    if earlier and _goes_on_with_parts(earlier[-1], figure):
        return earlier[-1].parent
    if not (quantity.is_share or _is_told_as_part(quantity)):
        return None
    for total in reversed(earlier):
        same = total.sentence is figure.sentence and total.measure == figure.measure and total.parent is None
        if same and _holds(total, figure):
            return total
    return None


def _goes_on_with_parts(before: Figure, figure: Figure) -> bool:
    """Return whether it is the second of "among them 52 women and 31 minors"."""
    if before.parent is None or before.sentence is not figure.sentence or before.measure != figure.measure:
        return False
    between = figure.sentence.passage.doc[before.end : figure.start]
    return len(between) > 0 and all(token.lower_ in (",", "and") for token in between)


def is_part(quantity: Quantity) -> bool:
    """Return whether the words make it part of a total: "including two police", "five of them"."""
    return quantity.is_share or _is_told_as_part(quantity)


def _holds(total: Figure, part: Figure) -> bool:
    whole = total.value_high or total.value_best or total.value_low or 0.0
    share = part.value_best or part.value_low or 0.0
    return total.bound in ("at_least", "more_than", "vague", "about") or whole >= share


def _is_told_as_part(quantity: Quantity) -> bool:
    token = quantity.node
    for _ in range(_HIGHEST_CLIMB):
        if is_prepositional_object(token) and token.head.lower_ in _PART_WORDS:
            return True
        if not _is_linked(token) or token.head == token:
            break
        token = token.head if not is_prepositional_object(token) else token.head.head
    if is_among_them(quantity) or tells_part(quantity):
        return True
    before = quantity.node.doc[quantity.start - 1] if quantity.start > 0 else None
    return before is not None and before.lower_ in _PART_WORDS
