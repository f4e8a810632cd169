"""Find the nouns that fill an argument slot of a trigger."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.syntax.arguments import complements_of, objects_of, own_subject, recipients_of
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_verb
from newsledger.enrich.syntax.prepositions import objects_of_preposition
from newsledger.enrich.syntax.relations import (
    is_attributive,
    is_direct_object,
    is_patient,
    is_possessor,
    is_prepositional_object,
    is_prepositional_phrase,
)
from newsledger.knowledge.lexicon import noun_classes

_PEOPLE = {"@person", "@prisoner", "@hostage"}


def find_slot_fillers(trigger: Trigger, slot: str) -> list[Token]:
    """Return the nouns that fill the slot of the lexicon at any word of the trigger."""
    if slot == "object":
        own_words = {word.i for word in trigger.words}
        datives = recipients_of(trigger.token)
        events = {part.token.i for part in trigger.parts if part.is_noun}
        verbs = [trigger.token, *(word for word in trigger.words[1:] if is_verb(word))]
        objects = [noun for verb in verbs for noun in objects_of(verb) if noun.i not in events]
        fillers = [*datives, *(noun for noun in objects if noun.i not in own_words or len(own_words) == 1)]
        people = [noun for noun in objects if noun_classes().get(lemma_of(noun), frozenset()) & _PEOPLE]
        return fillers or people or _objects_of_particle(trigger)
    if slot == "clause":
        subjects = map(own_subject, complements_of(trigger.token))
        return [subject for subject in subjects if subject is not None]
    fillers = [noun for word in trigger.words for noun in objects_of_preposition(word, slot)]
    fillers = fillers or [noun for thing in _direct_objects(trigger) for noun in objects_of_preposition(thing, slot)]
    return fillers or (_find_opposed(trigger) if slot == "against" else [])


def find_noun_slot_fillers(trigger: Trigger, slots: Iterable[str]) -> list[Token]:
    """Return the fillers of the first slot that has any, for a noun that names the event."""
    found: list[Token] = []
    for slot in slots:
        if slot == "possessive":
            found = list(filter(is_possessor, trigger.token.children))
        elif slot == "compound":
            found = [child for child in trigger.token.lefts if is_attributive(child) and not _is_opposed(child)]
        else:
            found = find_slot_fillers(trigger, slot)
            carrier = trigger.carrier
            if not found and carrier is not None and is_patient(trigger.token):
                found = objects_of_preposition(carrier, slot)
        if found:
            return found
    return []


def _find_opposed(trigger: Trigger) -> list[Token]:
    """Return what the event is against in another form: "anti-government protests", "rallied in 20 towns against …"."""
    return _find_misattached(trigger, "against") or [child for child in trigger.token.lefts if _is_opposed(child)]


def _is_opposed(noun: Token) -> bool:
    """Return whether it is what the event is against ("anti-government protests")."""
    return noun.doc[max(noun.i - 2, 0) : noun.i].text.lower() == "anti-"


def _find_misattached(trigger: Trigger, slot: str) -> list[Token]:
    """Return objects of a preposition that the parse attaches to a time or place ("rallied in 20 towns against …")."""
    settings = (noun for child in trigger.token.rights if is_prepositional_phrase(child) for noun in child.children)
    return [found for noun in settings if is_prepositional_object(noun) for found in objects_of_preposition(noun, slot)]


def _direct_objects(trigger: Trigger) -> list[Token]:
    """Return the direct objects of the verb, whose prepositions may name the participant ("cut its ties with Chad")."""
    return [] if trigger.is_noun else [child for child in trigger.token.rights if is_direct_object(child)]


def _objects_of_particle(trigger: Trigger) -> list[Token]:
    """Return what the trigger's own particle governs ("fired on protesters").

    Content and topics of talks are no participants.
    """
    if trigger.complement == "content" or trigger.event_type == "CONSULT":
        return []
    return [
        child
        for word in trigger.words
        if is_prepositional_phrase(word)
        for child in word.children
        if is_prepositional_object(child)
    ]
