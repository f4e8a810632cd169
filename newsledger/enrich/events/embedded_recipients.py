"""Find recipients that only the content of an event names.

"Threatened to suspend talks on the border with Chad" is a threat to Chad; a condition names its addressee.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.events.content import content_of
from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.mentions import find_participant
from newsledger.enrich.syntax.arguments import objects_of, own_subject
from newsledger.enrich.syntax.coordination import conjuncts_of
from newsledger.enrich.syntax.parts_of_speech import is_common_noun, is_noun_or_adjective, is_verb
from newsledger.enrich.syntax.prepositions import objects_of_preposition
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adverbial_clause,
    is_apposition,
    is_parataxis,
    is_prepositional_phrase,
    is_punctuation,
    is_relative_clause,
)
from newsledger.knowledge.lexicon import cue_words
from newsledger.knowledge.sectors import sectors_with
from newsledger.model.reading import Mention, Reading

_is_aside = any_of(is_adverbial_clause, is_relative_clause, is_parataxis, is_apposition, is_punctuation)
_WHERE = ("in", "at", "into", "inside", "across")
_PLACE_RECIPIENT_TYPES = {"COERCE", "SANCTION", "CONCEDE", "AID", "CONSULT"}


def find_embedded_recipients(reading: Reading, trigger: Trigger, actors: list[Mention]) -> list[Mention]:
    """Return the first participant, other than the actors, named in the objects or the content of the event."""
    if trigger.event_type == "CONSULT" and trigger.mode != "visit":
        return _sides_of_talks(reading, trigger, actors)
    verbs = [trigger.token, *(word for word in trigger.words[1:] if is_verb(word))]
    roots = [*(noun for verb in verbs for noun in objects_of(verb)), *content_of(trigger)]
    named = _find_named_participant(reading, roots, actors) or _find_in_condition(reading, trigger, actors)
    if not named and trigger.event_type in _PLACE_RECIPIENT_TYPES:
        places = [noun for word in trigger.words for place in _WHERE for noun in objects_of_preposition(word, place)]
        named = _find_named_participant(reading, places, actors)
    if not named and trigger.event_type == "PROTEST":
        named = [mention for mention in _bodies_outside(reading, trigger) if not _is_own(mention, actors)]
    return named


def _bodies_outside(reading: Reading, trigger: Trigger) -> list[Mention]:
    """Return the bodies whose premises it happens outside ("a sit-in outside the ministry")."""
    nouns = [noun for word in trigger.words for noun in objects_of_preposition(word, "outside")]
    found = (reading.mention_at(noun) for noun in nouns)
    return [mention for mention in found if mention is not None and mention.kind not in ("population", "person")]


def _sides_of_talks(reading: Reading, trigger: Trigger, actors: list[Mention]) -> list[Mention]:
    """Return the parties to talks led by somebody else ("chaired a session of talks between …")."""
    inside = (token for noun in objects_of(trigger.token) for token in _tokens_below(noun))
    sides = [
        side for token in inside for head in objects_of_preposition(token, "between") for side in conjuncts_of(head)
    ]
    found = (find_participant(reading, side) for side in sides)
    return [mention for mention in found if mention is not None and not _is_own(mention, actors)]


def participant_key(mention: Mention) -> str | tuple[str, int]:
    """Return the key that two mentions of one participant share: the actor id, else the position of the words."""
    return mention.actor_id or (mention.words.evidence_field, mention.words.char_start)


def _is_own(mention: Mention, actors: list[Mention]) -> bool:
    """Return whether the mention is an actor, or the actors' own country or forces ("all of Israel's strength")."""
    if participant_key(mention) in {participant_key(actor) for actor in actors}:
        return True
    is_part = mention.kind == "state" or mention.sector in sectors_with("forces")
    return is_part and mention.country in {actor.country for actor in actors}


def _find_named_participant(reading: Reading, roots: list[Token], actors: list[Mention]) -> list[Mention]:
    tokens = {token.i: token for root in roots for token in _tokens_below(root)}
    for index in sorted(tokens):
        token = tokens[index]
        if is_noun_or_adjective(token):
            mention = reading.mention_at(token) or (
                find_participant(reading, token) if not is_common_noun(token) else None
            )
            known = mention is not None and (mention.country or mention.actor_id)
            if mention is not None and known and not _is_own(mention, actors):
                return [mention]
    return []


def _tokens_below(root: Token) -> list[Token]:
    found, waiting = [], [root]
    while waiting:
        token = waiting.pop()
        found.append(token)
        waiting.extend(
            child
            for child in token.children
            if not _is_aside(child) and not (is_prepositional_phrase(child) and child.lower_ in cue_words("time"))
        )
    return found


def _find_in_condition(reading: Reading, trigger: Trigger, actors: list[Mention]) -> list[Mention]:
    verbs = [*trigger.words, *(root for root in content_of(trigger) if is_verb(root))]
    for verb in verbs:
        for clause in verb.children:
            opens = any(child.lower_ in ("if", "unless") for child in clause.lefts)
            subject = own_subject(clause) if is_adverbial_clause(clause) and opens else None
            if subject is not None and (found := _find_named_participant(reading, [subject], actors)):
                return found
    return []
