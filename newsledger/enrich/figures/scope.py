"""The scope of a figure: decide whether it is of this event, a running total, a period, or a historical comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Span, Token

from newsledger.enrich.factuality.historical import is_former_value
from newsledger.enrich.figures.figure_lexicon import cues
from newsledger.enrich.figures.measures import Measured
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.figures.units import unit_of
from newsledger.enrich.figures.valued_nouns import is_time
from newsledger.enrich.syntax.clauses import clause_head, inner_clauses, outer_clauses
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.noun_phrases import prepositional_object
from newsledger.enrich.syntax.parts_of_speech import is_noun
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adverbial_noun,
    is_attributive,
    is_number_modifier,
    is_numeral_modifier,
    is_prepositional_phrase,
)
from newsledger.knowledge.reference import derived
from newsledger.model.reading import Sentence

_FLOWS = ("money", "percent", "other")
_REACH_OF_RECORD = 8
_modifies_noun = any_of(is_attributive, is_numeral_modifier, is_number_modifier, is_adverbial_noun)


def scope_of(sentence: Sentence, quantity: Quantity, measured: Measured, realis: str) -> str:
    """Return whether the figure is of this event, a running total, a period, or a historical comparison."""
    said = _Cues(sentence, quantity)
    if realis == "historical":
        is_last_period = said.holds("last_period") and not is_former_value(quantity.node.doc[quantity.start])
        return "period" if is_last_period else "historical"
    if measured.pattern == "unit" and _is_property(quantity):
        return "event"
    if measured.pattern == "total" or said.holds("cumulative"):
        return "cumulative"
    is_of_period = said.holds("period") or (measured.measure in _FLOWS and said.holds("reporting_period"))
    return "period" if is_of_period and quantity.number.kind != "one" else "event"


def _is_property(quantity: Quantity) -> bool:
    """Return whether the amount tells what kind of thing it is, whenever: "an 80-ton crane", "a $50 billion auction"."""
    unit = unit_of(quantity)
    amount = quantity.node.doc[quantity.number.core_start : unit.end if unit else quantity.number.core_end]
    token = amount.root
    while _modifies_noun(token) and token.head.i >= amount.end and is_noun(token.head):
        token = token.head
    if token == amount.root or is_time(token):
        return False
    return lemma_of(token) not in cues("change_noun") | cues("flow")


@dataclass(frozen=True, slots=True)
class _Cues:
    """The words that tell scope in the clause of a quantity, and in those whose time it shares."""

    sentence: Sentence
    quantity: Quantity

    def holds(self, cue: str) -> bool:
        """Return whether the clause has words of the cue."""
        span = self.sentence.span
        text = span.text.lower()
        return any(self._is_near(span.char_span(*match.span()), cue) for match in _pattern(cue).finditer(text))

    def _is_near(self, words: Span | None, cue: str) -> bool:
        if words is None:
            return True
        if cue == "cumulative" and (_is_of_record(words) or is_attributive(words.root)):
            return False
        heads = list(outer_clauses(self.quantity.node))
        own = clause_head(words.root)
        if own in heads or any(own in inner_clauses(head) for head in heads):
            return True
        return words.text.lower() == "since" and clause_head(own.head) == heads[0]  # "since the war began"


def _is_of_record(words: Span) -> bool:
    """Return whether "since" only says how long nothing like it was: "the first since 2012", "the most since May"."""
    before = words.doc[max(words.sent.start, words.start - _REACH_OF_RECORD) : words.start]
    return words.text.lower() == "since" and any(token.lower_ in cues("record") for token in before)


def since_of(sentence: Sentence) -> Token | None:
    """Return the token that "since" starts from, if the sentence says so."""
    for token in sentence.span:
        if token.lower_ == "since" and is_prepositional_phrase(token):
            return prepositional_object(token)
    return None


@derived
def _pattern(cue: str) -> re.Pattern[str]:
    words = "|".join(re.escape(words).replace("\\#", r"\d\d") for words in sorted(cues(cue)))
    return re.compile(rf"\b(?:{words})\b")
