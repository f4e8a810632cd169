"""Find the content, purpose or reason of an event in the words its trigger governs.

What is demanded, threatened, agreed upon, alleged or intended belongs to that one event and is no event of its own.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.events.matching import match_noun, type_and_mode_of
from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.syntax.inflections import is_finite, is_gerund, is_past_tense
from newsledger.enrich.syntax.parts_of_speech import is_common_noun, is_verb
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adnominal_clause,
    is_adverb_modifier,
    is_adverbial_clause,
    is_agent_phrase,
    is_complement,
    is_direct_object,
    is_modifier_clause,
    is_object_predicate,
    is_open_complement,
    is_passive_subject,
    is_prepositional_or_agent_phrase,
    is_prepositional_phrase,
    is_relative_clause,
    is_subordinator,
)
from newsledger.enrich.syntax.verb_phrases import auxiliaries_of, is_infinitive
from newsledger.knowledge.lexicon import cue_words
from newsledger.model.reading import Reading

_may_be_demand = any_of(is_open_complement, is_adverbial_clause, is_adnominal_clause)
_is_content_argument = any_of(is_direct_object, is_object_predicate, is_complement, is_adnominal_clause)
_may_open_clause = any_of(is_prepositional_phrase, is_subordinator, is_adverb_modifier)
_ALLEGED = {"ACCUSE", "SANCTION", "COERCE"}


def content_of(trigger: Trigger) -> list[Token]:
    """Return the heads of the event's content, purpose or reason."""
    roots: list[Token] = []
    for word in trigger.words:
        for child in word.children:
            if child.i in {token.i for token in trigger.words} and not is_prepositional_phrase(child):
                continue
            if _is_content(trigger, child):
                roots.append(child)
    return roots


def _is_content(trigger: Trigger, child: Token) -> bool:
    if (is_open_complement(child) or is_modifier_clause(child)) and is_infinitive(child):
        return True
    if trigger.event_type == "PROTEST" and is_gerund(child) and _may_be_demand(child):
        return True
    if is_prepositional_or_agent_phrase(child):
        if child.lower_ in cue_words("time") or is_agent_phrase(child):
            return False
        return trigger.complement == "content" or trigger.event_type in _ALLEGED
    if trigger.complement != "content":
        return False
    return _is_content_argument(child) or (is_passive_subject(child) and is_common_noun(child))


def content_tokens(root: Token) -> list[Token]:
    """Return the tokens of the content, without relative and time clauses that report what happened."""
    found, waiting = [], [root]
    while waiting:
        token = waiting.pop()
        found.append(token)
        waiting.extend(child for child in token.children if not _is_separate_clause(child))
    return found


def _is_separate_clause(token: Token) -> bool:
    if is_relative_clause(token):
        return any(map(is_finite, auxiliaries_of(token))) or is_past_tense(token)
    opens = next(filter(_may_open_clause, token.lefts), None)
    if is_adverbial_clause(token):
        return opens is not None and opens.lower_ in cue_words("time")
    return is_prepositional_phrase(token) and token.lower_ in cue_words("time")


def content_verbs(trigger: Trigger) -> list[Token]:
    """Return the verbs of the event's content, in text order."""
    verbs = {token.i: token for root in content_of(trigger) for token in content_tokens(root) if is_verb(token)}
    return [verbs[index] for index in sorted(verbs)]


def content_types(reading: Reading, trigger: Trigger) -> list[tuple[str, str | None]]:
    """Return the event types and modes of the content, verbs before nouns, each in text order."""
    if trigger.complement != "content":
        return []
    tokens = sorted({token.i: token for root in content_of(trigger) for token in content_tokens(root)}.items())
    verbs = [found for _, token in tokens if is_verb(token) and (found := type_and_mode_of(reading, token))[0]]
    nouns = [
        (use.event_type, use.mode)
        for _, token in tokens
        if is_common_noun(token) and (use := match_noun(reading, token)) is not None
    ]
    return [*verbs, *nouns]
