"""Find the noun whose value an amount is: the profit of "profit fell 18 %", the loss of "a £4bn loss"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from newsledger.enrich.figures.figure_lexicon import cues, currencies, labels, units
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.figures.units import unit_of
from newsledger.enrich.syntax.arguments import subject_of
from newsledger.enrich.syntax.inflections import is_name
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.noun_phrases import prepositional_object
from newsledger.enrich.syntax.parts_of_speech import is_noun, is_pronoun, is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adnominal_clause,
    is_adverbial_clause,
    is_adverbial_noun,
    is_attributive,
    is_complement_clause,
    is_conjunct,
    is_direct_object,
    is_number_modifier,
    is_numeral_modifier,
    is_parataxis,
    is_predicate,
    is_predicate_noun,
    is_prepositional_phrase,
    is_subject,
)
from newsledger.normalise.cardinals import is_currency_sign

_modifies_noun = any_of(is_attributive, is_numeral_modifier, is_number_modifier, is_adverbial_noun)
_goes_on_from = any_of(is_conjunct, is_adverbial_clause, is_complement_clause, is_parataxis)
_HIGHEST_CLIMB = 8
_WORTH = "worth"
_REACHING = frozenset({"to", "by", "at", "from", "for", "above", "below", "under", "over", "past", "between", "near"})
_SPENT = frozenset({"on", "in", "for"})
_POSSIBLY_HELD = {"money": ("of", "in"), "percent": ("of",)}


def valued_noun(amount: Span, measure: str, first: int) -> Token | None:
    """Return the noun whose value the amount is; None where the sentence does not name it.

    ``first`` is the token at which the words that bound the amount begin ("a minimum of £250").
    """
    root = amount.root
    noun = _modified(amount) or _measured_out(amount, root, measure) or _governing(amount, root, measure, first)
    return noun if noun is not None and not (is_pronoun(noun) or noun.like_num) else None


def amount_of(quantity: Quantity) -> Span:
    """Return the number with its sign or unit, without the words that bound it."""
    doc, number, unit = quantity.node.doc, quantity.number, unit_of(quantity)
    is_signed = number.core_start > 0 and is_currency_sign(doc[number.core_start - 1].lower_)
    end = max(number.core_end, unit.end) if unit is not None else number.core_end
    return doc[number.core_start - is_signed : end]


def modified_noun(amount: Span) -> Token | None:
    """Return the loss of "a £4bn loss" and the suspension of "a ten-minute suspension"."""
    token = amount.root
    while _modifies_noun(token) and token.head.i >= amount.end and is_noun(token.head):
        token = token.head
    return token if token != amount.root and not is_time(token) else None


def _modified(amount: Span) -> Token | None:
    noun = modified_noun(amount)
    return _changed(noun, amount) if noun is not None else None


def _measured_out(amount: Span, root: Token, measure: str) -> Token | None:
    """Return the heroin of "320 pounds of heroin", the voters of "40 % of voters", the funding of "$3m in funding"."""
    for preposition in _prepositions(amount, _POSSIBLY_HELD.get(measure, ("of",))):
        noun = prepositional_object(preposition)
        if noun is None or is_time(noun) or not is_noun(noun):
            continue
        if measure == "percent" and (whole := _share(root)) is not None:
            return whole
        if preposition.lower_ == "of" or not is_name(noun):
            return noun
    return None


def _prepositions(amount: Span, words: tuple[str, ...]) -> Iterator[Token]:
    for token in amount:
        for child in token.children:
            if child.i >= amount.end and is_prepositional_phrase(child) and child.lower_ in words:
                yield child


def _share(root: Token) -> Token | None:
    """Return the deficit of "the deficit was 5 % of GDP", whose share of a whole is told."""
    verb = root.head.head if root.head.lower_ == "for" else root.head
    if is_subject(root) or not is_verb_or_auxiliary(verb) or lemma_of(verb) not in cues("share"):
        return None
    return _subject(verb)


def _governing(amount: Span, root: Token, measure: str, first: int) -> Token | None:
    """Climb from the amount to the noun or verb above it, through prepositions, "worth", "up" and other amounts."""
    token = root
    for _ in range(_HIGHEST_CLIMB):
        head = token.head
        if head == token:
            return None
        if is_verb_or_auxiliary(head):
            return _of_verb(head, token, amount, measure)
        if head.lower_ == _WORTH and (valued := _before_worth(head)) is not None:
            return valued
        if is_noun(head) and head.i < first and not is_amount_word(head):
            is_when = measure == "duration" and is_prepositional_phrase(token) and token.lower_ != "of"
            return None if is_time(head) or is_when else _changed(head, amount)
        token = head
    return None


def _before_worth(worth: Token) -> Token | None:
    """Return the cocaine of "found cocaine worth $4m", wherever the parse attaches "worth"."""
    before = worth.nbor(-1) if worth.i > worth.sent.start else None
    return before if before is not None and is_noun(before) else None


def _of_verb(verb: Token, argument: Token, amount: Span, measure: str) -> Token | None:
    if is_subject(argument):
        return next((child for child in verb.children if is_predicate_noun(child) and is_noun(child)), None)
    if measure == "duration" and (is_prepositional_phrase(argument) or lemma_of(verb) not in cues("valued")):
        return None  # the five years of "it ends in five years" and "served five years" are of no noun
    if any(is_direct_object(child) and is_pronoun(child) for child in verb.children):
        return None
    lemma, reaching = lemma_of(verb), is_prepositional_phrase(argument) and argument.lower_ in _REACHING
    if not is_direct_object(argument) and (found := _object(verb, argument)):
        return found if reaching or is_adverbial_noun(argument) or is_predicate(argument) else None
    is_value = lemma in cues("valued") | cues("change") | cues("stand") or (
        lemma in cues("share_of") and measure == "percent"
    )
    if is_value or reaching or not (is_direct_object(argument) or is_prepositional_phrase(argument)):
        return _subject(verb)
    return _spent_on(verb, amount)


def _object(verb: Token, argument: Token) -> Token | None:
    """Return the rate of "cut the rate to 4 %"."""
    found = (child for child in verb.children if is_direct_object(child) and child != argument)
    return next(
        (_changed(noun) for noun in found if is_noun(noun) and not is_amount_word(noun) and not is_time(noun)), None
    )


def _spent_on(verb: Token, amount: Span) -> Token | None:
    """Return the bridge of "spent $3m on the bridge"."""
    for preposition in [*_prepositions(amount, tuple(_SPENT)), *verb.rights]:
        if preposition.i >= amount.end and is_prepositional_phrase(preposition) and preposition.lower_ in _SPENT:
            noun = prepositional_object(preposition)
            if noun is not None and _may_be_valued(noun) and not is_name(noun):
                return noun
    return None


def _subject(verb: Token) -> Token | None:
    """Return the verb's subject; for "it", that of the clause it goes on from."""
    subject = subject_of(verb)
    if subject is None and is_adnominal_clause(verb):
        subject = verb.head  # the ring of the headline "Ring sold for $5m"
    if subject is not None and is_pronoun(subject) and _goes_on_from(verb) and is_verb_or_auxiliary(verb.head):
        subject = subject_of(verb.head)
    if subject is None or not is_noun(subject) or is_amount_word(subject):
        return None
    return _changed(subject)


def _changed(noun: Token, amount: Span | None = None) -> Token:
    """Return the sales of "a fall of 5 % in sales" and the cases of "the number of cases", else the noun itself."""
    is_change = lemma_of(noun) in cues("change_noun")
    if not is_change and lemma_of(noun) not in labels("total_of"):
        return noun
    words = ("in", "of") if is_change else ("of",)
    own = (child for child in noun.rights if is_prepositional_phrase(child) and child.lower_ in words)
    behind = _prepositions(amount, ("in",)) if amount is not None and is_change else ()
    held = (prepositional_object(preposition) for preposition in (*own, *behind))
    return next((one for one in held if one is not None and _may_be_valued(one)), noun)


def _may_be_valued(noun: Token) -> bool:
    return is_noun(noun) and not is_time(noun) and not is_amount_word(noun)


def is_time(noun: Token) -> bool:
    """Return whether the noun names a time: "year", "quarter", "Monday"."""
    lemma = lemma_of(noun)
    return units().get(lemma, ("",))[0] == "duration" or lemma in cues("time")


def is_amount_word(noun: Token) -> bool:
    """Return whether the word is itself a number, a unit or money: "million", "percent", "euros"."""
    lemma = lemma_of(noun)
    return (
        noun.like_num
        or lemma in units()
        or noun.lower_ in units()
        or lemma in currencies("word")
        or lemma in currencies("hundredth")
        or noun.is_currency
    )


__all__ = ["amount_of", "is_amount_word", "is_time", "modified_noun", "valued_noun"]
