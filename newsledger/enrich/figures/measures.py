"""Decide what a quantity measures: its measure, its unit and the word that governs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from newsledger.enrich.figures.figure_lexicon import (
    Effect,
    effects,
    has_trait,
    labels,
    paired_effects,
    what_counts,
)
from newsledger.enrich.figures.lists import are_listed, goes_on, shares_unit
from newsledger.enrich.figures.people import is_person
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.figures.totals import by_strong_noun, by_total, continues_total
from newsledger.enrich.figures.units import Unit, unit_of
from newsledger.enrich.figures.verbs import effect_of_clause, effect_of_modifier, effect_of_verb
from newsledger.enrich.syntax.inflections import (
    is_adjective_form,
    is_past_form,
    is_past_participle,
    is_past_tense,
    is_plural_common_noun,
    is_singular_common_noun,
)
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_pronoun, is_verb
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adverbial_noun,
    is_apposition,
    is_conjunct,
    is_direct_object,
    is_numeral_modifier,
    is_prepositional_object,
    is_unclassified,
)

_is_loose_number = any_of(is_adverbial_noun, is_numeral_modifier, is_unclassified)
_PARTS = frozenset({"including", "include", "among", "with", "like", "besides", "of", "follow", "following"})
_DEEPEST = 5
_may_name_state = any_of(is_past_form, is_singular_common_noun, is_plural_common_noun, is_adjective_form)


@dataclass(frozen=True, slots=True)
class Measured:
    """The measure and unit of a quantity, the token that says so, and by which pattern (``figure_confidence.csv``)."""

    measure: str
    unit: str
    governor: Token
    pattern: str


def measure_of(quantity: Quantity) -> Measured:
    """Return what the quantity measures; ``other`` when no known word governs it."""
    unit = unit_of(quantity)
    if unit is not None:
        return Measured(unit.measure, unit.symbol, quantity.node, "unit")
    found = _effect(quantity)
    if found is not None:
        effect, governor, pattern = found
        measure = _kept_by_noun(quantity, effect.measure) or effect.measure
        return Measured(measure, _unit_name(quantity, measure), governor, pattern)
    return _by_noun(quantity)


def measures_of(quantities: Sequence[Quantity], total: Measured | None = None) -> list[Measured]:
    """Return the measure of each quantity of a sentence, those of a list taken together; ``total`` is the last toll stated.

    "Five nurses, two doctors and a driver dead": what stands by the last is said of all. "Nine died in Aleppo, two in
    Homs": a bare number goes on with what was said before it. "It had stood at 35": it is the toll named before.
    """
    measured = [_again(quantity, measure_of(quantity), total) for quantity in quantities]
    for place in range(len(quantities) - 2, -1, -1):
        own, following = measured[place], measured[place + 1]
        if (
            following.pattern == "unit"
            and own.pattern == "other"
            and shares_unit(quantities[place], quantities[place + 1])
        ):
            measured[place] = Measured(following.measure, following.unit, own.governor, "unit")
        said_of_all = has_trait(following.measure, "victim") and following.governor.i >= quantities[place + 1].end
        if said_of_all and own.pattern in ("other", "plain") and are_listed(quantities[place], quantities[place + 1]):
            measured[place] = Measured(following.measure, following.unit, following.governor, "list")
    for place, quantity in enumerate(quantities):
        if any(one.is_fraction_of == quantity.number for one in quantities):
            measured[place] = _by_noun(quantity)  # of the 80 only half were freed
    for place in range(1, len(quantities)):
        own, before = measured[place], measured[place - 1]
        if own.pattern in ("other", "plain") and before.unit == "persons" and _is_list(quantities, place, before):
            measured[place] = Measured(before.measure, before.unit, before.governor, "list")
    return measured


def _is_list(quantities: Sequence[Quantity], place: int, before: Measured) -> bool:
    first, second = quantities[place - 1], quantities[place]
    listed = before.pattern == "list" and is_person(second) and are_listed(first, second)
    return listed or goes_on(first, second, before.governor)


def _again(quantity: Quantity, own: Measured, total: Measured | None) -> Measured:
    subject = continues_total(quantity) if total is not None and own.unit == "count" else None
    return Measured(total.measure, total.unit, own.governor, "total") if total is not None and subject else own


def _effect(quantity: Quantity) -> tuple[Effect, Token, str] | None:
    nodes = [quantity.node]
    if quantity.noun is not None and quantity.noun is not quantity.node:
        nodes.append(quantity.noun)
    following = _following_state(quantity)
    if strong := _by_strength(quantity):
        return strong
    for node in nodes:
        found = effect_of_verb(node)
        if found and _fits(quantity, found[0]):
            return (*found, "verb")
    if following and _fits(quantity, following[0]):
        return (*following, "state")
    for node in nodes:
        for reader, pattern in ((effect_of_clause, "state"), (effect_of_modifier, "state")):
            found = reader(node)
            if found and _fits(quantity, found[0]) and is_person(quantity):
                return (*found, pattern)
    return by_strong_noun(quantity) or by_total(quantity.node) or _inherited(quantity, quantity.node, 0)


def _by_strength(quantity: Quantity) -> tuple[Effect, Token, str] | None:
    """Read "a 300-strong force": the noun says of whom there are so many."""
    doc, at = quantity.node.doc, quantity.number.end
    if at + 2 >= len(doc) or doc[at].text != "-" or doc[at + 1].lower_ != "strong":
        return None
    found = effects("strength").get(lemma_of(doc[at + 2]))
    return (found[0], doc[at + 2], "plain") if found else None


def _fits(quantity: Quantity, effect: Effect) -> bool:
    noun = quantity.noun
    if noun is None or is_pronoun(noun):
        return True
    if what_counts(effect.measure) == "things":
        return True  # "fired two rounds"
    if lemma_of(noun) in labels("never_victim"):
        return False
    return is_person(quantity) or not effect.of_people


def _following_state(quantity: Quantity) -> tuple[Effect, Token] | None:
    """Read "41 dead" and "41 people wounded", wherever the parse attaches the adjective."""
    doc = quantity.node.doc
    if quantity.end >= len(doc):
        return None
    token = doc[quantity.end]
    state = effects("state").get(token.lower_)
    if state and (_may_name_state(token) or token.lower_ == "missing"):
        own_object = is_past_tense(token) and any(map(is_direct_object, token.children))
        return None if own_object else (state[0], token)
    if quantity.noun is None and is_past_form(token) and lemma_of(token) in effects("object"):
        own_object = any(map(is_direct_object, token.children))
        return None if own_object else (effects("object")[lemma_of(token)][0], token)
    return None


def _inherited(quantity: Quantity, node: Token, depth: int) -> tuple[Effect, Token, str] | None:
    """Climb from the node to what it is coordinated with, part of or wrapped in, and read that one's measure."""
    head = node.head
    if depth > _DEEPEST or head == node:
        return None
    if is_conjunct(node) or is_apposition(node):
        return _of_head(quantity, head, depth)
    if _is_loose_number(node) and is_past_participle(head) and lemma_of(head) in effects("object"):
        effect = effects("object")[lemma_of(head)][0]
        return (effect, head, "verb") if _fits(quantity, effect) else None
    if is_prepositional_object(node) and head.lower_ == "of":
        return _of_wrapper(quantity, head.head, depth)
    return _of_head(quantity, head.head, depth) if is_prepositional_object(node) and head.lower_ in _PARTS else None


def _of_wrapper(quantity: Quantity, outer: Token, depth: int) -> tuple[Effect, Token, str] | None:
    """Read "the killing of 12" and "a group of 12", whose measure is the group's."""
    if is_conjunct(outer) and lemma_of(outer.head) in effects("nominal"):
        outer = outer.head  # "the killing and burying of 12"
    claimed = paired_effects("counted_with").get(lemma_of(outer), {}).get(lemma_of(outer.head))
    nominal = (claimed,) if claimed else effects("nominal").get(lemma_of(outer))
    if nominal and _fits(quantity, nominal[0]):
        return nominal[0], outer, "nominal"
    return _of_head(quantity, outer, depth) if lemma_of(outer) in labels("wrapper") else None


def _of_head(quantity: Quantity, head: Token, depth: int) -> tuple[Effect, Token, str] | None:
    for reader in (effect_of_verb, effect_of_clause, effect_of_modifier):
        found = reader(head)
        if found and _fits(quantity, found[0]):
            return (*found, "inherited") if is_person(quantity) else None
    if is_verb(head) and quantity.node.i > head.i and is_prepositional_object(quantity.node):
        own = _of_own_verb(head)
        if own:
            return own
    noun = effects("noun").get(lemma_of(head))
    if noun and _fits(quantity, noun[0]) and (quantity.noun is None or is_person(quantity)):
        return noun[0], head, "inherited"
    total = by_total(head) if depth == 0 and head.like_num else None
    return total or _inherited(quantity, head, depth + 1)


def _of_own_verb(verb: Token) -> tuple[Effect, Token, str] | None:
    """Read "were killed, including two children": the part depends on the verb itself."""
    lemma = lemma_of(verb)
    found = effects("object").get(lemma) or effects("subject").get(lemma)
    return (found[0], verb, "inherited") if found else None


def _by_noun(quantity: Quantity) -> Measured:
    noun = quantity.noun
    if noun is None:
        voted = _follows_votes(quantity)
        return Measured(voted[0].measure if voted else "other", "vote" if voted else "count", quantity.node, "other")
    plain = _plain(noun)
    if plain and not quantity.is_indefinite:
        return Measured(plain[0].measure, _unit_name(quantity, plain[0].measure), noun, "plain")
    return Measured("other", _unit_name(quantity, "other"), noun, "other")


def _follows_votes(quantity: Quantity) -> tuple[Effect, ...]:
    """Read the 39 of "61 votes to 39"."""
    before = quantity.node.doc[max(quantity.start - 2, 0) : quantity.start]
    is_contested = len(before) == 2 and before[1].lower_ in {"to", "against"} and lemma_of(before[0]) == "vote"
    return effects("plain").get("vote", ()) if is_contested else ()


def _kept_by_noun(quantity: Quantity, measure: str) -> str | None:
    """Return the measure that the noun keeps: soldiers stay troops when they march, cattle are no people killed."""
    named = [effect.measure for effect in _plain(quantity.noun)] if quantity.noun is not None else []
    own = next((name for name in named if has_trait(name, "own")), None)
    forces = next((name for name in named if has_trait(name, "forces")), None)
    return own or (forces if what_counts(measure) == "crowd" else None)


def _plain(noun: Token) -> tuple[Effect, ...]:
    """Return what the noun names by itself or with the word before it ("armoured vehicle")."""
    lemma, known = lemma_of(noun), effects("plain")
    phrases = (f"{child.lower_} {lemma}" for child in noun.children if child.i < noun.i)
    own = next((known[phrase] for phrase in (*phrases, lemma, noun.lower_) if phrase in known), ())
    return own or _held_weapons(noun)


def _held_weapons(noun: Token) -> tuple[Effect, ...]:
    """Read "20 rounds of ammunition" and "three crates of grenades"."""
    held = (token for child in noun.children if child.lower_ == "of" for token in child.children)
    found = (effects("plain").get(lemma_of(token), ()) for token in held if is_prepositional_object(token))
    return next((effect for effect in found if effect and has_trait(effect[0].measure, "packed")), ())


def _unit_name(quantity: Quantity, measure: str) -> str:
    if what_counts(measure) in ("people", "crowd"):
        return "persons"
    if quantity.noun is None or is_pronoun(quantity.noun):
        return "count"
    if measure == "other" and is_person(quantity):
        return "persons"
    return lemma_of(quantity.noun)


__all__ = ["Measured", "Unit", "measure_of", "measures_of"]
