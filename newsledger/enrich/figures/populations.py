"""Find the population a quantity counts: its country, group and actor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from newsledger.enrich.figures.figure_lexicon import groups
from newsledger.enrich.figures.people import is_person
from newsledger.enrich.figures.quantities import Quantity
from newsledger.enrich.mentions.nominal_mentions import country_named
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_adjective, is_noun_or_adjective, is_pronoun
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adjectival_modifier,
    is_apposition,
    is_compound_part,
    is_noun_modifier,
    is_prepositional_object,
    is_prepositional_phrase,
)
from newsledger.model.reading import Figure, Mention, Reading

_GUESSED = "surface"
_OTHERS = frozenset({"other", "others", "more", "another", "rest", "additional", "further"})
_EMPTY_NOUNS = frozenset({"person", "people", "other", "others", "more", "dead", "wounded", "injured", "missing"})
_is_modifier = any_of(is_apposition, is_noun_modifier)
_POPULATION_KINDS = frozenset({"state", "population", "armed_group", "party", "igo", "ngo", "government_body"})


@dataclass(frozen=True, slots=True)
class Population:
    """Who was counted; all empty when the words do not tell."""

    country: str | None = None
    group: str | None = None
    actor_id: str | None = None


def population_of(reading: Reading, quantity: Quantity, earlier: Sequence[Figure]) -> Population:
    """Return who the quantity counts; "others" and bare numbers are of the people counted just before."""
    noun = quantity.noun
    own = _read_population(reading, noun) if noun is not None else Population()
    refers_back = noun is None or is_pronoun(noun) or noun.like_num or _says_others(quantity)
    if refers_back and own in (Population(), Population(group=own.group)) and earlier:
        before = earlier[-1]
        group = own.group or before.population_group
        return Population(before.population_country, group, before.population_actor_id)
    return own


def _says_others(quantity: Quantity) -> bool:
    noun = quantity.noun
    doc = quantity.node.doc
    words = {token.lower_ for token in doc[quantity.number.core_end : quantity.end]}
    words |= {token.lower_ for token in doc[quantity.start : quantity.number.core_start] if token.lower_ != "more"}
    empty = noun is not None and lemma_of(noun) in _EMPTY_NOUNS
    return bool(words & _OTHERS) and empty


def _read_population(reading: Reading, noun: Token) -> Population:
    group = group_of(noun)
    country = country_named(noun)
    mention = None if _stands_elsewhere(noun) else reading.mention_at(noun)
    for word in _modifiers(noun):
        named = _named_group(word)
        is_too_broad = group in _BROAD and (is_compound_part(word) or is_adjectival_modifier(word))
        if group is None or is_too_broad or named == "police":
            group = named or group
        country = country or country_named(word)
        mention = mention if _is_population(mention) else reading.mention_at(word)
    if mention is None or not _is_population(mention):
        return Population(country, group)
    told = mention.country if mention.resolution != _GUESSED else None
    return Population(country or told, group, mention.actor_id)


def _stands_elsewhere(noun: Token) -> bool:
    """Return whether a country after it only says where they are: "troops in Niger"."""
    return noun.i + 1 < len(noun.doc) and noun.nbor().lower_ in _WHERE


_WHERE = frozenset({"in", "at", "near", "on", "across", "inside", "outside", "along", "around"})
_SAID_BY_ADJECTIVES = frozenset({"civilians", "militants", "health_workers", "aid_workers", "children", "women"})
_BROAD = frozenset({"men", "women", "workers", "officials", "people"})


def group_of(noun: Token) -> str | None:
    """Return the population group of a noun for people, by its lemma; a plural read as a name keeps its ending."""
    singular = noun.lower_.removesuffix("men") + "man" if noun.lower_.endswith("men") else noun.lower_.removesuffix("s")
    return groups().get(lemma_of(noun)) or groups().get(noun.lower_) or groups().get(singular)


def _named_group(word: Token) -> str | None:
    group = groups().get(lemma_of(word)) if is_noun_or_adjective(word) else None
    return group if not is_adjective(word) or group in _SAID_BY_ADJECTIVES else None


def _modifiers(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if _is_modifier(child) and child.i < noun.i:
            yield child
            yield from (grandchild for grandchild in child.children if _is_modifier(grandchild))
        elif is_prepositional_phrase(child) and child.lower_ in ("of", "from"):
            yield from (token for token in child.children if is_prepositional_object(token))


def _is_population(mention: Mention | None) -> bool:
    return mention is not None and mention.kind in _POPULATION_KINDS


__all__ = ["Population", "group_of", "is_person", "population_of"]
