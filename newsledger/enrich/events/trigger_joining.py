"""Join words that name one event: a noun to its verb, a participle to the verb it continues."""

from __future__ import annotations

from collections.abc import Mapping

from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.syntax.arguments import own_subject
from newsledger.enrich.syntax.inflections import is_past_participle
from newsledger.enrich.syntax.parts_of_speech import is_verb_or_auxiliary
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adnominal_clause,
    is_adverbial_clause,
    is_complement_clause,
    is_conjunct,
    is_modifier_clause,
)
from newsledger.knowledge.lexicon import cue_words

_may_share_clause = any_of(is_adverbial_clause, is_adnominal_clause, is_conjunct)
JOINED = "joined"
"""Marks what names an event already found: no candidate of its own."""


def absorb(triggers: Mapping[int, Trigger], found: Trigger) -> str:
    """Return whether the trigger is joined to one found before or is its argument, as the name of a filter."""
    if not found.is_noun:
        return JOINED if _absorb_verb(triggers, found) else ""
    return _absorb_into_governor(triggers, found) or (JOINED if _absorb_into_participle(triggers, found) else "")


def join(trigger: Trigger, part: Trigger) -> None:
    """Make the part a part of the trigger, which takes a mode it lacks, or one that is more particular."""
    trigger.parts.append(part)
    trigger.mode = part.mode if part.is_particular and part.mode else trigger.mode or part.mode


def _absorb_into_participle(triggers: Mapping[int, Trigger], found: Trigger) -> bool:
    """Join the noun to a participle of the same event ("launched a raid, killing two"); return whether one exists."""
    if found.pattern != "light" or found.carrier is None:
        return False
    for child in found.carrier.children:
        participle = triggers.get(child.i)
        if participle is not None and is_adverbial_clause(child) and participle.event_type == found.event_type:
            join(participle, found)
            return True
    return False


def _absorb_into_governor(triggers: Mapping[int, Trigger], found: Trigger) -> str:
    """Join the noun to the event whose argument it is if both are the same event; return what it is, empty for neither."""
    token = found.token
    while token.head != token:
        relation, token = token, token.head
        if is_complement_clause(relation) or is_modifier_clause(relation) or relation.lower_ in cue_words("time"):
            return ""
        governor = triggers.get(token.i)
        if governor is not None:
            if governor.event_type != found.event_type:
                return "argument"
            if governor.token != found.token:
                join(governor, found)
            return JOINED
        if is_verb_or_auxiliary(token):
            return ""
    return ""


def _absorb_verb(triggers: Mapping[int, Trigger], found: Trigger) -> bool:
    """Join the verb to its head's event if it continues it ("attacked the camp, killing 40"); return whether so."""
    verb = found.token
    if found.is_noun or not _may_share_clause(verb) or own_subject(verb) is not None:
        return False
    governor = triggers.get(verb.head.i)
    if is_adnominal_clause(verb):
        governor = triggers.get(verb.head.head.i) if is_conjunct(verb.head) and is_past_participle(verb) else None
    if governor is None or governor.event_type != found.event_type or governor.pattern == "noun":
        return False
    if any(child.lower_ in cue_words("time") for child in verb.lefts):
        return False
    join(governor, found)
    return True


def governor_of(triggers: Mapping[int, Trigger], found: Trigger) -> Trigger | None:
    """Return the event whose argument the noun is."""
    token = found.token
    while token.head != token:
        token = token.head
        if token.i in triggers:
            return triggers[token.i]
    return None
