"""Recognise figures of a period: counts of a year or a day, and amounts that are had only over a time ("revenue").

A level that holds at a moment ("a price of $40") is of no period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.figures.figure_lexicon import cues, what_counts
from newsledger.enrich.figures.measures import Measured
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.figures.scope_cues import find_cues, stands_by
from newsledger.enrich.syntax.arguments import own_subject
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_noun
from newsledger.enrich.syntax.relations import is_prepositional_object
from newsledger.enrich.syntax.verb_phrases import governing_verb
from newsledger.model.reading import Sentence

_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/]\d{2,4})?|fy\d\d(?:\d\d)?")
_DATING = frozenset({"in", "for", "during", "over", "fiscal"})


def is_of_period(sentence: Sentence, quantity: Quantity, measured: Measured) -> bool:
    """Return whether it is a count over a period, or an amount of a dated period or of what has one only over a time."""
    if any(stands_by(token, quantity.node) for token in find_cues(sentence, "period")):
        return True
    is_amount = (
        what_counts(measured.measure) == "amount"
        and measured.measure != "duration"
        and quantity.number.kind != "fraction"
    )
    return is_amount and (_is_of_dated_period(sentence, quantity.node) or _is_flow(quantity, measured))


def _is_flow(quantity: Quantity, measured: Measured) -> bool:
    """Return whether it measures what has a value only over a time: "revenue fell 31 percent", "a loss of $5 million"."""
    flows = cues("flow") | (cues("flow_of_percent") if measured.measure == "percent" else frozenset())
    return any(lemma_of(noun) in flows or noun.lower_ in flows for noun in _nouns_measured(quantity))


def _nouns_measured(quantity: Quantity) -> Iterator[Token]:
    """Yield the nouns whose value it may be: the one behind it, the one before "of", and the subject of its clause."""
    node = quantity.node
    if quantity.noun is not None:
        yield from (quantity.noun, *filter(is_noun, node.doc[quantity.number.end : quantity.noun.i]))
    if is_prepositional_object(node) and is_noun(node.head.head):
        yield node.head.head
    verb = governing_verb(node)
    subject = own_subject(verb) if verb is not None else None
    if subject is not None and subject.i < node.i:
        yield subject


def _is_of_dated_period(sentence: Sentence, node: Token) -> bool:
    """Return whether an amount is one of a year, a quarter or a financial period: "emitted 16 million tons in 2020"."""
    dated = any(
        _YEAR.fullmatch(token.lower_)
        and token.i > sentence.span.start
        and token.nbor(-1).lower_ in _DATING
        and stands_by(token, node)
        for token in sentence.span
    )
    return dated or any(stands_by(token, node) for token in find_cues(sentence, "reporting_period"))
