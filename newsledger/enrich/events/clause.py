"""Find the words that report an event: the clause around its trigger and participants."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from newsledger.enrich.events.trigger import Trigger
from newsledger.model.reading import Mention, Sentence, Words

_PRONOUN_ROLES = {"nsubj", "nsubjpass", "dobj"}
_OWN_WORDS = {
    "aux",
    "auxpass",
    "neg",
    "prt",
    "dobj",
    "oprd",
    "acomp",
    "xcomp",
    "ccomp",
    "attr",
    "agent",
    "prep",
    "dative",
}
_OTHER_CLAUSES = {"relcl", "advcl", "parataxis", "ccomp", "acl"}


def clause_words(sentence: Sentence, trigger: Trigger, mentions: Iterable[Mention]) -> Words:
    """Return the shortest span that holds the trigger, its dependents and its participants in this sentence."""
    tokens = [index for part in (trigger, *trigger.parts) for index in _own_tokens(part)]
    tokens.extend(child.i for child in trigger.token.children if child.pos_ == "PRON" and child.dep_ in _PRONOUN_ROLES)
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
    return any(child.pos_ == "PRON" and child.dep_ in _PRONOUN_ROLES and child.tag_ != "WP" for child in verb.children)


def _own_tokens(trigger: Trigger) -> list[int]:
    found = [word.i for word in trigger.words]
    for word in trigger.words:
        for child in word.children:
            is_content = trigger.complement == "content" and child.dep_ in ("ccomp", "acl")
            if child.dep_ in _OWN_WORDS and (child.dep_ not in _OTHER_CLAUSES or is_content):
                found.extend(_phrase_tokens(child))
    return found


def _phrase_tokens(head: Token) -> list[int]:
    """Return the tokens below the head that are in no clause of their own."""
    found, waiting = [], [head]
    while waiting:
        token = waiting.pop()
        found.append(token.i)
        waiting.extend(child for child in token.children if child.dep_ not in _OTHER_CLAUSES and child.dep_ != "punct")
    return found
