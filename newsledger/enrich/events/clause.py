"""Find the words that report an event: the clause around its trigger and participants."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.syntax.inflections import is_relative_who
from newsledger.enrich.syntax.parts_of_speech import is_pronoun
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adnominal_clause,
    is_auxiliary,
    is_complement,
    is_complement_clause,
    is_core_argument,
    is_dependent_clause,
    is_negation,
    is_object,
    is_particle,
    is_predicate,
    is_prepositional_or_agent_phrase,
    is_punctuation,
)
from newsledger.model.reading import Mention, Sentence, Words

_is_own_word = any_of(
    is_object, is_prepositional_or_agent_phrase, is_predicate, is_complement, is_auxiliary, is_negation, is_particle
)


def clause_words(sentence: Sentence, trigger: Trigger, mentions: Iterable[Mention]) -> Words:
    """Return the shortest span that holds the trigger, its dependents and its participants in this sentence."""
    tokens = [index for part in (trigger, *trigger.parts) for index in _own_tokens(part)]
    tokens.extend(child.i for child in trigger.token.children if is_pronoun(child) and is_core_argument(child))
    first, last = trigger.token.left_edge.i, trigger.token.right_edge.i
    for mention in mentions:
        is_near = first <= mention.start <= last or not _has_pronoun(trigger.token)
        if mention.sentence is sentence and is_near:
            tokens.extend((mention.start, mention.end - 1))
    start = max(min(tokens), sentence.span.start)
    end = min(max(tokens) + 1, sentence.span.end)
    return sentence.passage.words(start, end)


def _has_pronoun(verb: Token) -> bool:
    """Return whether a pronoun of the clause already stands for a participant named further away."""
    return any(is_pronoun(child) and is_core_argument(child) and not is_relative_who(child) for child in verb.children)


def _own_tokens(trigger: Trigger) -> list[int]:
    found = [word.i for word in trigger.words]
    for word in trigger.words:
        for child in word.children:
            is_content = trigger.complement == "content" and (is_complement_clause(child) or is_adnominal_clause(child))
            if _is_own_word(child) and (not is_dependent_clause(child) or is_content):
                found.extend(_phrase_tokens(child))
    return found


def _phrase_tokens(head: Token) -> list[int]:
    """Return the tokens below the head that are in no clause of their own."""
    found, waiting = [], [head]
    while waiting:
        token = waiting.pop()
        found.append(token.i)
        waiting.extend(
            child for child in token.children if not is_dependent_clause(child) and not is_punctuation(child)
        )
    return found
