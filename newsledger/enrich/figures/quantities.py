"""Find the quantities of a sentence: each number with the noun it counts."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsledger.enrich.figures.figure_lexicon import groups, labels
from newsledger.enrich.figures.not_counts import is_count
from newsledger.knowledge.country_names import country_of
from newsledger.model.reading import Sentence
from newsledger.normalise.numbers import Number, read_numbers

_NUMBER_DEPENDENCIES = frozenset(
    {"nummod", "quantmod", "compound", "amod", "det", "nmod", "predet", "npadvmod", "advmod"}
)
_ONE_PERSON = frozenset({"a", "an", "another"})
_BOTH = "both"
_NOMINAL = frozenset({"NOUN", "PROPN"})
_PARTICIPLES = frozenset({"VBN", "VBD", "JJ"})
_FURTHEST_NOUN = 5
_WHOLE_GROUPS = frozenset(
    {"couple", "dozen", "pair", "duo", "trio", "million", "billion", "thousand", "hundred", "quarter"}
)


_SINGLES = _ONE_PERSON | {_BOTH}


@dataclass(frozen=True, slots=True, eq=False)
class Quantity:
    """A number and what it counts. ``node`` stands for both in the parse; ``start`` and ``end`` are its tokens.

    ``is_indefinite``: "a soldier", which is a figure only where something befalls the soldier.
    ``is_share``: "five of them", which is a part of a whole.
    """

    number: Number
    node: Token
    noun: Token | None
    start: int
    end: int
    is_indefinite: bool = False
    is_share: bool = False


def find_quantities(sentence: Sentence) -> list[Quantity]:
    """Return the quantities of the sentence in order of place; years, ages, dates, times and labels are left out."""
    span, doc = sentence.span, sentence.passage.doc
    words = [token.lower_ for token in span]
    numbers = [_moved(number, span.start) for number in read_numbers(words)]
    found = [_quantity(doc, number, span.end) for number in numbers if is_count(doc, number, span.start, span.end)]
    taken = {place for quantity in found for place in range(quantity.start, quantity.end)}
    singles = [_single(token) for token in span if token.lower_ in _SINGLES and token.i not in taken]
    return sorted([*found, *(single for single in singles if single)], key=lambda quantity: quantity.start)


def _moved(number: Number, by: int) -> Number:
    return Number(
        number.start + by,
        number.end + by,
        number.core_start + by,
        number.core_end + by,
        number.low,
        number.best,
        number.high,
        number.bound,
        number.kind,
    )


def _quantity(doc: Doc, number: Number, sentence_end: int) -> Quantity:
    root = doc[number.core_start : number.core_end].root
    partitive = _partitive(doc, number, root, sentence_end)
    if partitive is not None:
        whole = number.kind == "vague" or root.lemma_.lower() in _WHOLE_GROUPS or number.kind == "fraction"
        end = max(number.end, partitive.i + 1) if whole else number.end
        return Quantity(number, root, partitive, number.start, end, is_share=not whole)
    noun = _noun(doc, number, root, sentence_end)
    node = noun or root
    end = max(number.end, noun.i + 1) if noun is not None else number.end
    return Quantity(number, node, noun, number.start, end)


def _partitive(doc: Doc, number: Number, root: Token, sentence_end: int) -> Token | None:
    """Return the noun of "dozens of people" or "five of the men"."""
    if number.core_end >= sentence_end or doc[number.core_end].lower_ != "of":
        return None
    objects = [child for child in doc[number.core_end].children if child.dep_ == "pobj"]
    if not objects or objects[0].i <= number.core_end or root.i >= number.core_end:
        return None
    noun = objects[0]
    while noun.i + 2 < sentence_end and doc[noun.i + 1].text == "-" and not noun.whitespace_:
        noun = _last_of_compound(doc[noun.i + 2])
        noun = noun.head if noun.dep_ == "amod" and noun.head.i > noun.i else noun
    return noun


def _noun(doc: Doc, number: Number, root: Token, sentence_end: int) -> Token | None:
    hyphened = _hyphened(doc, number, sentence_end)
    if hyphened is not None:
        return hyphened
    head = root.head
    if root.dep_ in _NUMBER_DEPENDENCIES and head.i >= number.core_end and head.pos_ in _NOMINAL:
        between = doc[number.end : head.i]
        if not any(token.is_punct and token.text not in "-–'\"“”‘’(" for token in between):
            return _last_of_compound(head)
    return _next_noun(doc, number, sentence_end)


def _hyphened(doc: Doc, number: Number, sentence_end: int) -> Token | None:
    """Return the page of "a 240-page book": the counted noun follows the hyphen."""
    if number.end + 1 >= sentence_end or doc[number.end].text != "-" or doc[number.end].whitespace_:
        return None
    noun = doc[number.end + 1]
    return noun if noun.tag_ == "NN" and noun.is_alpha else None


def _next_noun(doc: Doc, number: Number, sentence_end: int) -> Token | None:
    """Return the noun that follows closely, when the parse attaches the number elsewhere."""
    for place in range(number.end, min(number.end + _FURTHEST_NOUN, sentence_end)):
        token = doc[place]
        if token.pos_ in _NOMINAL:
            return _last_of_compound(token) if token.tag_ != "NNP" or token.lower_ in groups() else None
        if token.tag_ not in ("JJ", "JJR", "VBN", "HYPH", "CD") and token.lower_ not in ("-", "other", "more"):
            return None
    return None


def _last_of_compound(noun: Token) -> Token:
    while (noun.dep_ == "compound" or _owns(noun)) and noun.head.i > noun.i and noun.head.pos_ in _NOMINAL:
        noun = noun.head
    return noun


def _owns(noun: Token) -> bool:
    """Return whether it is the "women" of "a dozen women's rights activists": plural, so not one town's policemen."""
    return noun.dep_ == "poss" and noun.tag_ == "NNS" and any(child.tag_ == "POS" for child in noun.children)


def _single(token: Token) -> Quantity | None:
    """Return "a soldier" as the quantity one and "both soldiers" as two, when the noun is one for a person."""
    noun = token.head
    value, tags = (2.0, ("NNS",)) if token.lower_ == _BOTH else (1.0, ("NN", "NNP"))
    is_people = value == 1.0 and noun.text[:1].isupper() and country_of(noun.text) is not None
    known = is_people or noun.lemma_.lower() in groups()
    is_person = noun.tag_ in tags and known and noun.lower_ not in _NOT_ONE | labels("not_noun")
    if token.dep_ not in ("det", "predet") or noun.dep_ == "appos" or noun.i < token.i or not is_person:
        return None
    number = Number(token.i, token.i + 1, token.i, token.i + 1, value, value, value, "exact", "one")
    return Quantity(number, noun, noun, token.i, noun.i + 1, is_indefinite=token.lower_ in _SINGLES)


_NOT_ONE = frozenset(
    {"crowd", "family", "household", "group", "party", "crew", "police", "aid", "staff", "life", "drug", "general"}
)
