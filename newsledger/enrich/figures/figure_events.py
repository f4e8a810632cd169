"""Find whose people a quantity counts: a country, an army or a group.

"The Malian army said 12 of its soldiers had died" counts Mali's; "France keeps 1,500 troops in Niger" counts France's.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.figures.figure_lexicon import cues, has_trait
from newsledger.enrich.figures.measures import Measured
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_verb
from newsledger.enrich.syntax.relations import (
    is_active_subject,
    is_direct_object,
    is_possessor,
    is_relative_clause,
    is_subject,
)
from newsledger.model.reading import Mention, Reading

_OWNING = frozenset({"state", "government_body", "armed_group", "igo", "party"})
_OF_A_BODY = frozenset({"its", "their"})
_RELATIVE = frozenset({"which", "that", "who", "it", "they"})
_HIGHEST_CLIMB = 8


def owner_of(reading: Reading, quantity: Quantity, measured: Measured) -> Mention | None:
    """Return the actor whose people are counted: of "its soldiers", or who sends, keeps or loses them."""
    noun = quantity.noun
    if noun is None:
        return None
    if any(is_possessor(child) and child.lower_ in _OF_A_BODY for child in noun.children):
        return next(_subjects_above(reading, noun), None)
    verb = _verb_of(quantity.node)
    if verb is None or not (has_trait(measured.measure, "forces") or lemma_of(verb) in cues("loses")):
        return None
    owns = lemma_of(verb) in cues("keeps") | cues("loses")
    return next((_actor(reading, child) for child in verb.children if owns and is_active_subject(child)), None)


def _verb_of(node: Token) -> Token | None:
    return node.head if is_direct_object(node) and is_verb(node.head) else None


def _subjects_above(reading: Reading, noun: Token) -> Iterator[Mention]:
    token = noun
    for _ in range(_HIGHEST_CLIMB):
        for child in token.children:
            actor = _actor(reading, child) if is_subject(child) and child.i < noun.i else None
            if actor is not None:
                yield actor
        if token.head == token:
            return
        token = token.head


def _actor(reading: Reading, subject: Token) -> Mention | None:
    """Return the mention of a subject; of "which", that of the noun it describes."""
    if subject.lower_ in _RELATIVE and is_relative_clause(subject.head):
        subject = subject.head.head
    mention = reading.mention_at(subject)
    return mention if mention is not None and mention.kind in _OWNING else None
