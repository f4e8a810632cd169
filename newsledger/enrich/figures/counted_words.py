"""Print what a figure counts or is the value of, as the article has it."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from newsledger.enrich.figures.figure_lexicon import cues, has_trait
from newsledger.enrich.figures.measures import Measured
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.figures.valued_nouns import amount_of, is_amount_word, valued_noun
from newsledger.enrich.syntax.lemmas import lemma_of
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

_names_nothing = any_of(is_pronoun, is_determiner_word, is_adposition, is_function_particle, is_punctuation_mark)
_LONGEST_BEFORE = 6
_KEEPS_ITS_UNIT = frozenset({"duration"})


def noun_valued_by(quantity: Quantity, measured: Measured) -> Token | None:
    """Return the noun whose value the quantity is, where it is an amount or a bare number."""
    is_step = quantity.noun is not None and lemma_of(quantity.noun) in cues("steps")
    if not (_is_amount(quantity, measured) or (measured.measure == "other" and (quantity.noun is None or is_step))):
        return None
    amount = amount_of(quantity)
    if is_step and quantity.noun is not None and quantity.noun.i >= amount.end:
        amount = quantity.node.doc[amount.start : quantity.noun.i + 1]  # "climbed 30 points"
    return valued_noun(amount, measured.measure, min(quantity.start, amount.start))


def counted_words(sentence: Sentence, quantity: Quantity, measured: Measured, valued: Token | None) -> str | None:
    """Return the noun phrase that the quantity counts, or that of ``valued``, whose value it is."""
    doc, noun = quantity.node.doc, quantity.noun
    if valued is not None:
        return _phrase(sentence, doc, valued, amount_of(quantity))
    if _is_amount(quantity, measured) and measured.measure not in _KEEPS_ITS_UNIT:
        return None
    if noun is None or noun.i < quantity.number.end:
        return noun.text if noun is not None else None
    numbers = [i + 1 for i in range(quantity.number.end, noun.i) if doc[i].like_num]
    return _words(sentence, doc, max(numbers, default=quantity.number.end), noun.i, _end_of_packed(noun, measured))


def _end_of_packed(noun: Token, measured: Measured) -> int:
    """Return where "head of cattle" and "rounds of ammunition" end; any other noun ends with itself."""
    following = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    is_packed = has_trait(measured.measure, "packed") and following is not None and following.lower_ == "of"
    held = prepositional_object(following) if following is not None and is_packed else None
    return held.i + 1 if held is not None and is_noun(held) else noun.i + 1


def _is_amount(quantity: Quantity, measured: Measured) -> bool:
    return measured.pattern == "unit" and (quantity.noun is None or quantity.number.kind != "fraction")


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


__all__ = ["counted_words", "noun_valued_by"]
