"""Find the quantities of a sentence: each number with the noun it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from newsledger.enrich.figures.figure_lexicon import cues, effects, groups, labels, units
from newsledger.enrich.figures.not_counts import is_count
from newsledger.enrich.syntax.inflections import (
    is_adjective_form,
    is_comparative,
    is_genitive_marker,
    is_hyphen,
    is_number,
    is_past_participle,
    is_plural_common_noun,
    is_singular_common_noun,
    is_singular_name,
    is_singular_noun,
)
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_noun, is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adjectival_modifier,
    is_adverb_modifier,
    is_adverbial_noun,
    is_apposition,
    is_attributive,
    is_compound_part,
    is_determiner,
    is_number_modifier,
    is_numeral_modifier,
    is_possessor,
    is_predeterminer,
    is_prepositional_object,
    is_prepositional_phrase,
)
from newsledger.knowledge.country_names import country_of
from newsledger.model.reading import Sentence
from newsledger.normalise.bounds import apply_bound, find_bound_before
from newsledger.normalise.numbers import Number, read_numbers

_may_precede_noun = any_of(is_past_participle, is_adjective_form, is_comparative, is_number, is_hyphen)
_counts_noun = any_of(
    is_adverb_modifier,
    is_adverbial_noun,
    is_attributive,
    is_numeral_modifier,
    is_number_modifier,
    is_determiner,
    is_predeterminer,
)
_ONE_PERSON = frozenset({"a", "an", "another"})
_BOTH = "both"
_ANOTHER = "another"
_ARTICLES = frozenset({"a", "an"})
_LASTING = frozenset({"for", "within"})
_SPANNING = frozenset({"over"})
_FURTHEST_NOUN = 5
_WHOLE_GROUPS = frozenset(
    {"couple", "dozen", "pair", "duo", "trio", "million", "billion", "thousand", "hundred", "quarter"}
)


_SINGLES = _ONE_PERSON | {_BOTH}


@dataclass(frozen=True, slots=True, eq=False)
class Quantity:
    """A number and what it counts. ``node`` stands for both in the parse; ``start`` and ``end`` are its tokens.

    ``is_indefinite``: "a soldier", which is a figure only where something befalls the soldier.
    ``is_share``: "five of them", which is a part of a whole. ``is_fraction_of``: the 80 of "half of the 80".
    """

    number: Number
    node: Token
    noun: Token | None
    start: int
    end: int
    is_indefinite: bool = False
    is_share: bool = False
    is_fraction_of: Number | None = None


def find_quantities(sentence: Sentence) -> list[Quantity]:
    """Return the quantities of the sentence in order of place; years, ages, dates, times and labels are left out."""
    span, doc = sentence.span, sentence.passage.doc
    words = [token.lower_ for token in span]
    numbers = [_without_preposition(doc, _moved(number, span.start)) for number in read_numbers(words)]
    found = [_quantity(doc, number, span.end) for number in numbers if is_count(doc, number, span.start, span.end)]
    found = [_as_part(quantity, found) for quantity in found]
    taken = {place for quantity in found for place in range(quantity.start, quantity.end)}
    singles = [
        _single(token) or _one_of_time(token) for token in span if token.lower_ in _SINGLES and token.i not in taken
    ]
    return sorted([*found, *(single for single in singles if single)], key=lambda quantity: quantity.start)


def _as_part(quantity: Quantity, others: Sequence[Quantity]) -> Quantity:
    """Return half of the 80 hostages as about 40 of them; the fraction of what is not counted stays a percentage."""
    number, noun = quantity.number, quantity.noun
    whole = next((one.number for one in others if one is not quantity and one.noun == noun), None)
    if noun is None or number.kind != "fraction" or whole is None or whole.best is None or whole.kind != "count":
        return quantity
    if whole.core_start < number.core_end or number.best is None:
        return quantity
    bound = "about" if number.bound == "exact" else number.bound
    low, best, high = apply_bound(float(round(number.best * whole.best / 100)), bound)
    part = replace(number, low=low, best=best, high=high, bound=bound, kind="count")
    return replace(quantity, number=part, is_fraction_of=whole)


def _without_preposition(doc: Doc, number: Number) -> Number:
    """Return the number without the bound that is a preposition there: "spent it over two years" is two years."""
    if doc[number.start : number.start + 2].text.lower() == "up to" and _goes_up(doc, number):
        return replace(number, start=number.core_start, low=number.best, high=number.best, bound="exact")
    governs = number.start == number.core_start - 1 and doc[number.start].lower_ in _SPANNING
    if not governs or number.bound not in ("more_than", "less_than") or number.best is None:
        return number
    preposition = doc[number.start]
    noun = next(filter(is_prepositional_object, preposition.children), None)
    lasts = noun is not None and lemma_of(noun) in units() and units()[lemma_of(noun)][0] == "duration"
    if not (is_prepositional_phrase(preposition) and is_verb_or_auxiliary(preposition.head) and lasts):
        return number
    value = number.best
    return replace(number, start=number.core_start, low=value, high=value, bound="exact")


def _goes_up(doc: Doc, number: Number) -> bool:
    """Return whether "up to" is a direction: "the rate edged up to 5 %"."""
    return number.bound == "at_most" and number.start > 0 and lemma_of(doc[number.start - 1]) in cues("goes_up")


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
    if partitive is not None and partitive.like_num:
        return Quantity(number, root, None, number.start, number.end, is_share=True)  # "five of the 12"
    if partitive is not None:
        whole = number.kind == "vague" or lemma_of(root) in _WHOLE_GROUPS or number.kind == "fraction"
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
    objects = [child for child in doc[number.core_end].children if is_prepositional_object(child)]
    if not objects or objects[0].i <= number.core_end or root.i >= number.core_end:
        return None
    noun = objects[0]
    while noun.i + 2 < sentence_end and doc[noun.i + 1].text == "-" and not noun.whitespace_:
        noun = _last_of_compound(doc[noun.i + 2])
        noun = noun.head if is_adjectival_modifier(noun) and noun.head.i > noun.i else noun
    return noun


def _noun(doc: Doc, number: Number, root: Token, sentence_end: int) -> Token | None:
    hyphened = _hyphened(doc, number, sentence_end)
    if hyphened is not None:
        return hyphened
    head = root.head
    if _counts_noun(root) and head.i >= number.core_end and is_noun(head):
        between = doc[number.end : head.i]
        if not any(token.is_punct and token.text not in "-–'\"“”‘’(" for token in between):
            return _last_of_compound(head)
    return _next_noun(doc, number, sentence_end)


def _hyphened(doc: Doc, number: Number, sentence_end: int) -> Token | None:
    """Return the page of "a 240-page book": the counted noun follows the hyphen."""
    if number.end + 1 >= sentence_end or doc[number.end].text != "-" or doc[number.end].whitespace_:
        return None
    noun = doc[number.end + 1]
    return noun if is_singular_common_noun(noun) and noun.is_alpha else None


def _next_noun(doc: Doc, number: Number, sentence_end: int) -> Token | None:
    """Return the noun that follows closely, when the parse attaches the number elsewhere."""
    for place in range(number.end, min(number.end + _FURTHEST_NOUN, sentence_end)):
        token = doc[place]
        if is_noun(token):
            return _last_of_compound(token) if not is_singular_name(token) or token.lower_ in groups() else None
        if not _may_precede_noun(token) and token.lower_ not in ("-", "other", "more"):
            return None
    return None


def _last_of_compound(noun: Token) -> Token:
    while (is_compound_part(noun) or _owns(noun)) and noun.head.i > noun.i and is_noun(noun.head):
        noun = noun.head
    return noun


def _owns(noun: Token) -> bool:
    """Return whether it is the "women" of "a dozen women's rights activists": plural, so not one town's policemen."""
    return is_possessor(noun) and is_plural_common_noun(noun) and any(map(is_genitive_marker, noun.children))


def _one_of_time(article: Token) -> Quantity | None:
    """Return the "a week" of "closed for a week" and "took up to an hour" as the quantity one."""
    doc, first = article.doc, article.sent.start
    words = [token.lower_ for token in doc[first : article.i + 1]]
    start, bound = find_bound_before(words, len(words) - 1, 0)
    noun = article.nbor() if article.i + 1 < article.sent.end else None
    is_lasting = bound is not None or (len(words) > 1 and words[-2] in _LASTING)
    if article.lower_ not in _ARTICLES or noun is None or lemma_of(noun) not in cues("lasting") or not is_lasting:
        return None
    following = doc[noun.i + 1] if noun.i + 1 < article.sent.end else None
    is_kind = following is not None and (is_noun(following) or is_hyphen(following))
    if is_kind or (following is not None and following.lower_ in cues("distance")):
        return None  # "a day trip", "about a month after the vote"
    low, best, high = apply_bound(1.0, bound or "exact")
    number = Number(first + start, article.i + 1, article.i, article.i + 1, low, best, high, bound or "exact", "one")
    return Quantity(number, noun, noun, first + start, noun.i + 1)


def _single(token: Token) -> Quantity | None:
    """Return "a soldier" as the quantity one and "both soldiers" as two, when the noun is one for a person."""
    noun = token.head
    if token.lower_ == _ANOTHER and (state := _state_behind(token)) is not None:
        number = Number(token.i, token.i + 1, token.i, token.i + 1, 1.0, 1.0, 1.0, "exact", "one")
        return Quantity(number, token, None, token.i, state.i, is_indefinite=True)
    is_both = token.lower_ == _BOTH
    value, has_number = (2.0, is_plural_common_noun(noun)) if is_both else (1.0, is_singular_noun(noun))
    is_people = value == 1.0 and noun.text[:1].isupper() and country_of(noun.text) is not None
    known = is_people or lemma_of(noun) in groups()
    is_person = has_number and known and noun.lower_ not in _NOT_ONE | labels("not_noun")
    is_before = (is_determiner(token) or is_predeterminer(token)) and token.i <= noun.i
    if not is_before or is_apposition(noun) or not is_person:
        return None
    number = Number(token.i, token.i + 1, token.i, token.i + 1, value, value, value, "exact", "one")
    return Quantity(number, noun, noun, token.i, noun.i + 1, is_indefinite=token.lower_ in _SINGLES)


def _state_behind(another: Token) -> Token | None:
    """Return the "wounded" of "12 dead and another wounded"."""
    following = another.doc[another.i + 1 : min(another.i + 3, another.sent.end)]
    if len(following) == 0 or following[0].lower_ not in effects("state"):
        return None
    return following[0] if len(following) == 1 or not is_noun(following[1]) else None


_NOT_ONE = frozenset(
    {"crowd", "family", "household", "group", "party", "crew", "police", "aid", "staff", "life", "drug", "general"}
)
