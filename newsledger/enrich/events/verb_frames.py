"""Collect the frame of a verb: its particles, objects and dependents, for matching against the lexicon.

Everything is computed once per verb, however many lexicon uses are tried.
"""

from __future__ import annotations

from collections.abc import Iterable, KeysView
from functools import cached_property

from spacy.tokens import Token

from newsledger.enrich.syntax.arguments import objects_of, own_subject
from newsledger.enrich.syntax.coordination import conjuncts_of
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_pronoun, is_proper_noun
from newsledger.enrich.syntax.prepositions import contents_of, objects_of_preposition, particles_of
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adjectival_modifier,
    is_adverbial_clause,
    is_clause_of_noun,
    is_compound_part,
    is_conjunct,
    is_numeral_modifier,
)
from newsledger.enrich.syntax.verb_phrases import is_passive
from newsledger.knowledge.lexicon import VerbUse, cue_words, noun_classes
from newsledger.model.reading import Reading

_classifies_noun = any_of(is_compound_part, is_adjectival_modifier, is_numeral_modifier)
_CLASS_OF_KIND = {
    "person": "@person",
    "population": "@person",
    "armed_group": "@person",
    "state": "@place",
    "government_body": "@organisation",
    "party": "@organisation",
    "igo": "@organisation",
    "ngo": "@organisation",
    "company": "@organisation",
    "media": "@organisation",
}
_NO_PERSON = ("it", "that", "this", "which", "what", "nothing", "something", "anything", "everything")


class VerbFrame:
    """The words around one verb, indexed for lexicon matching."""

    def __init__(self, reading: Reading, verb: Token) -> None:
        self._reading = reading
        self._verb = verb
        self._names: dict[str, tuple[set[str], set[str], bool]] = {}

    @cached_property
    def particles(self) -> set[str]:
        """The prepositions, particles and adverbs of the verb."""
        return particles_of(self._verb)

    @cached_property
    def _dependents(self) -> list[Token]:
        verb = self._verb
        beside = (child for child in verb.children if not is_conjunct(child) and not _is_separate_clause(child))
        reach = [token for child in beside for token in conjuncts_of(child)]
        if is_clause_of_noun(verb) or is_passive(verb):
            reach.extend(objects_of(verb))
        return reach

    @cached_property
    def _by_word(self) -> dict[str, Token]:
        return _index_by_word(self._dependents)

    @property
    def words(self) -> KeysView[str]:
        """The possible next words of a phrase, as lemmas and as printed."""
        return self._by_word.keys()

    def find(self, rest: tuple[str, ...]) -> tuple[Token, ...] | None:
        """Return the tokens for the rest of a phrase, each a dependent of the verb or of one found before.

        None when one is missing. A premodifier is found together with its noun ("give green light").
        """
        further: dict[str, Token] = {}
        found: list[Token] = []
        waiting: list[str] = []
        for word in rest:
            token = self._by_word.get(word) or further.get(word)
            if token is None:
                waiting.append(word)
                continue
            before = _index_by_word(token.lefts) if waiting else {}
            if not all(name in before for name in waiting):
                return None
            found += [*(before[name] for name in waiting), token]
            waiting = []
            if len(found) < len(rest):
                further |= _index_by_word(inner for child in token.children for inner in conjuncts_of(child))
        return None if waiting else tuple(found)

    def object_fit(self, use: VerbUse) -> int:
        """Return how well the object fits: 2 by name, 1 by class, 0 when any fits, -1 when it does not."""
        if use.objects is None:
            return 0
        names, classes, has_object = self._object_names(use.particle)
        if not use.objects:
            return -1 if has_object else 1
        if use.objects & names:
            return 2
        return 1 if use.objects & classes else -1

    def _object_names(self, particle: str) -> tuple[set[str], set[str], bool]:
        if particle not in self._names:
            heads = objects_of(self._verb)
            if particle:
                heads = [*heads, *objects_of_preposition(self._verb, particle)]
            nouns = [noun for head in heads for noun in conjuncts_of(head)]
            nouns += [held for noun in nouns for held in contents_of(noun)]
            names = {name for noun in nouns for name in _lexical_names(noun)}
            classes = {name for noun in nouns for name in self._classes_of(noun)}
            self._names[particle] = names, classes, bool(nouns)
        return self._names[particle]

    def _classes_of(self, noun: Token) -> set[str]:
        classes = {name for word in _lexical_names(noun) for name in noun_classes().get(word, ())}
        mention = self._reading.mention_at(noun)
        if mention is not None and mention.kind in _CLASS_OF_KIND:
            classes.add(_CLASS_OF_KIND[mention.kind])
        if is_pronoun(noun) and noun.lower_ not in _NO_PERSON:
            classes.add("@person")
        return classes


def _index_by_word(tokens: Iterable[Token]) -> dict[str, Token]:
    """Return the first token of each lemma and printed form."""
    named: dict[str, Token] = {}
    for token in tokens:
        named.setdefault(lemma_of(token), token)
        named.setdefault(token.lower_, token)
    return named


def _is_separate_clause(child: Token) -> bool:
    """Return whether it heads an adverbial clause with its own subject ("were killed when jets bombed the town")."""
    return is_adverbial_clause(child) and own_subject(child) is not None


def _lexical_names(noun: Token) -> set[str]:
    lemma = lemma_of(noun)
    compounds = [child for child in noun.lefts if _classifies_noun(child)]
    names = {lemma, noun.lower_, *(f"{child.lower_}-{lemma}" for child in compounds)}
    if is_proper_noun(noun):
        names.update(child.lower_ for child in (*compounds, noun) if child.lower_ in cue_words("codename"))
    return names
