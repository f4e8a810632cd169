"""Print what a figure counts or is the value of, as the article has it."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from newsledger.enrich.figures.measures import Measured
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.figures.units import unit_of
from newsledger.enrich.figures.valued_nouns import is_amount_word, valued_noun
from newsledger.enrich.syntax.noun_phrases import prepositional_object
from newsledger.enrich.syntax.parts_of_speech import (
    is_adposition,
    is_determiner_word,
    is_function_particle,
    is_noun,
    is_pronoun,
    is_punctuation_mark,
)
from newsledger.enrich.syntax.questions import any_of
from newsledger.model.reading import Sentence
from newsledger.normalise.cardinals import is_currency_sign

_names_nothing = any_of(is_pronoun, is_determiner_word, is_adposition, is_function_particle, is_punctuation_mark)
_LONGEST_BEFORE = 6
_KEEPS_ITS_UNIT = frozenset({"duration"})


def counted_words(sentence: Sentence, quantity: Quantity, measured: Measured) -> str | None:
    """Return the noun phrase that the quantity counts or is the value of."""
    doc, noun = quantity.node.doc, quantity.noun
    is_amount = measured.pattern == "unit" and (noun is None or quantity.number.kind != "fraction")
    if is_amount or (noun is None and measured.measure == "other"):
        amount = _amount(quantity)
        valued = valued_noun(amount, measured.measure, min(quantity.start, amount.start))
        if valued is not None:
            return _phrase(sentence, doc, valued, amount)
        if is_amount and measured.measure not in _KEEPS_ITS_UNIT:
            return None
    if noun is None or noun.i < quantity.number.end:
        return noun.text if noun is not None else None
    numbers = [i + 1 for i in range(quantity.number.end, noun.i) if doc[i].like_num]
    return _words(sentence, doc, max(numbers, default=quantity.number.end), noun.i, noun.i + 1)


def _amount(quantity: Quantity) -> Span:
    """Return the number with its sign or unit, without the words that bound it."""
    doc, number, unit = quantity.node.doc, quantity.number, unit_of(quantity)
    is_signed = number.core_start > 0 and is_currency_sign(doc[number.core_start - 1].lower_)
    end = max(number.core_end, unit.end) if unit is not None else number.core_end
    return doc[number.core_start - is_signed : end]


def _phrase(sentence: Sentence, doc: Doc, noun: Token, amount: Span) -> str:
    """Return the noun with what stands before it, and what it is of: "operating profit", "cost of borrowing"."""
    start, end = max(noun.left_edge.i, noun.i - _LONGEST_BEFORE), noun.i + 1
    start = amount.end if start < amount.end <= noun.i else start
    if end < len(doc) and doc[end].lower_ == "of" and doc[end].head == noun:
        held = prepositional_object(doc[end])
        is_held = held is not None and is_noun(held) and not is_amount_word(held) and held.i - end <= _LONGEST_BEFORE
        end = held.i + 1 if held is not None and is_held else end
    return _words(sentence, doc, start, noun.i, end)


def _words(sentence: Sentence, doc: Doc, start: int, last: int, end: int) -> str:
    first = next((i for i in range(start, last + 1) if not _names_nothing(doc[i])), last)
    return sentence.passage.words(first, end).text


__all__ = ["counted_words"]
