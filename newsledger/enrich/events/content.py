"""Find the content, purpose or reason of an event in the words its trigger governs.

What is demanded, threatened, agreed upon, alleged or intended belongs to that one event and is no event of its own.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.events.matching import match_noun, type_and_mode_of
from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.syntax.arguments import is_infinitive
from newsledger.knowledge.lexicon import cue_words
from newsledger.model.reading import Reading

_ALLEGED = {"ACCUSE", "SANCTION", "COERCE"}


def content_of(trigger: Trigger) -> list[Token]:
    """Return the heads of the event's content, purpose or reason."""
    roots: list[Token] = []
    for word in trigger.words:
        for child in word.children:
            if child.i in {token.i for token in trigger.words} and child.dep_ != "prep":
                continue
            if _is_content(trigger, child):
                roots.append(child)
    return roots


def _is_content(trigger: Trigger, child: Token) -> bool:
    if child.dep_ in ("xcomp", "advcl", "acl", "relcl") and is_infinitive(child):
        return True
    if trigger.event_type == "PROTEST" and child.tag_ == "VBG" and child.dep_ in ("xcomp", "advcl", "acl"):
        return True
    if child.dep_ in ("prep", "agent"):
        if child.lower_ in cue_words("time") or child.dep_ == "agent":
            return False
        return trigger.complement == "content" or trigger.event_type in _ALLEGED
    if trigger.complement != "content":
        return False
    return child.dep_ in ("xcomp", "ccomp", "dobj", "oprd", "acl") or (
        child.dep_ == "nsubjpass" and child.pos_ == "NOUN"
    )


def content_tokens(root: Token) -> list[Token]:
    """Return the tokens of the content, without relative and time clauses that report what happened."""
    found, waiting = [], [root]
    while waiting:
        token = waiting.pop()
        found.append(token)
        waiting.extend(child for child in token.children if not _is_separate_clause(child))
    return found


def _is_separate_clause(token: Token) -> bool:
    if token.dep_ == "relcl":
        return any(
            child.dep_ in ("aux", "auxpass") and child.tag_ in ("VBD", "VBZ", "VBP") for child in token.lefts
        ) or (token.tag_ == "VBD")
    opens = next((child for child in token.lefts if child.dep_ in ("mark", "prep", "advmod")), None)
    if token.dep_ == "advcl":
        return opens is not None and opens.lower_ in cue_words("time")
    return token.dep_ == "prep" and token.lower_ in cue_words("time")


def content_verbs(trigger: Trigger) -> list[Token]:
    """Return the verbs of the event's content, in text order."""
    verbs = {token.i: token for root in content_of(trigger) for token in content_tokens(root) if token.pos_ == "VERB"}
    return [verbs[index] for index in sorted(verbs)]


def content_types(reading: Reading, trigger: Trigger) -> list[tuple[str, str | None]]:
    """Return the event types and modes of the content, verbs before nouns, each in text order."""
    if trigger.complement != "content":
        return []
    tokens = sorted({token.i: token for root in content_of(trigger) for token in content_tokens(root)}.items())
    verbs = [found for _, token in tokens if token.pos_ == "VERB" and (found := type_and_mode_of(reading, token))[0]]
    nouns = [
        (use.event_type, use.mode)
        for _, token in tokens
        if token.pos_ == "NOUN" and (use := match_noun(reading, token)) is not None
    ]
    return [*verbs, *nouns]
