"""Who does it and to whom: what enters is a trigger, what leaves is the mentions on either side.

A recipient is only taken where the text has one; those who do a thing together are all actors.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from newsledger.enrich.events.argument_linking import mentions_of, merged
from newsledger.enrich.events.argument_slots import around_noun, standing_at
from newsledger.enrich.events.content import content_verbs
from newsledger.enrich.events.embedded_recipients import FORCES, identity, in_depth
from newsledger.enrich.events.matching import kind_of, match_noun, match_verb
from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.syntax.arguments import (
    agent_of,
    governing_verb,
    is_passive,
    logical_subject,
    objects_of,
    own_subject,
    told_without_verb,
)
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.prepositions import under_preposition
from newsledger.knowledge.lexicon import cue_words
from newsledger.model.reading import Mention, Reading

_HARM = {"ASSAULT", "COERCE", "SANCTION"}
_WITH_OWN_FORCES = {"MOBILIZE", "RETREAT", "AGREE", "REJECT", "THREATEN", "AID", "SANCTION"}
_RECEIVING = ("to",)
_USUAL = ("object", "against", "on", "to", "with")


def participants_of(reading: Reading, trigger: Trigger) -> tuple[list[Mention], list[Mention]]:
    """Return the actors and the recipients of the event, those of its parts included, none on both sides."""
    actors, recipients = _sides(reading, trigger)
    for part in trigger.parts:
        more_actors, more_recipients = _sides(reading, part)
        actors = actors or ([] if _is_borne(trigger, part) else more_actors)
        recipients = merged(recipients, more_recipients)
    if actors and _is_reciprocal(trigger):
        return merged(actors, recipients), []
    taken = {identity(mention) for mention in actors}
    return actors, [mention for mention in recipients if identity(mention) not in taken]


def _is_borne(trigger: Trigger, part: Trigger) -> bool:
    """Tell whether the part only seems active: beside a passive verb whose subject it shares."""
    return part.token.dep_ == "conj" and not trigger.is_noun and is_passive(trigger.token)


def _is_reciprocal(trigger: Trigger) -> bool:
    """Tell whether whoever it is done with does it too: a call, talks."""
    if trigger.event_type != "CONSULT" or trigger.mode == "third-party":
        return False
    words = (word for part in (trigger, *trigger.parts) for word in part.words)
    return trigger.mode == "phone" or any(lemma_of(word) in cue_words("reciprocal") for word in words)


def _sides(reading: Reading, trigger: Trigger) -> tuple[list[Mention], list[Mention]]:
    return _noun_sides(reading, trigger) if trigger.is_noun else _verb_sides(reading, trigger)


def _verb_sides(reading: Reading, trigger: Trigger) -> tuple[list[Mention], list[Mention]]:
    actors = _doers(reading, trigger.token)
    if deed := _deed_of_subject(reading, trigger):
        return _with_deed(reading, trigger, deed)
    actors = actors or _by_of_object(reading, trigger)
    places = trigger.recipient or _USUAL
    if "none" in places:
        return actors, _others(trigger, actors, _first(reading, trigger, places))
    recipients = _others(trigger, actors, _first(reading, trigger, (*places, *_RECEIVING)))
    if not recipients and trigger.complement == "content":
        found = _in_content(reading, trigger, {actor.country for actor in actors if actor.country})
        recipients = _others(trigger, actors, found)
    if not any(_is_somebody(mention) for mention in recipients):
        recipients = _others(trigger, actors, in_depth(reading, trigger, actors)) or recipients
    return actors, merged(_of_governing_deed(reading, trigger), recipients)


def _others(trigger: Trigger, actors: list[Mention], found: list[Mention]) -> list[Mention]:
    """Return the participants without the actors' own forces, which they send, keep or take home."""
    if trigger.event_type not in _WITH_OWN_FORCES:
        return found
    own = {actor.country for actor in actors if actor.country}
    return [mention for mention in found if mention.sector not in FORCES or mention.country not in own]


def _by_of_object(reading: Reading, trigger: Trigger) -> list[Mention]:
    """Return whose the thing is that was done ("a call by the envoy for restraint was issued")."""
    if trigger.pattern != "particular" or not is_passive(trigger.token):
        return []
    return mentions_of(reading, [who for thing in objects_of(trigger.token) for who in under_preposition(thing, "by")])


def _deed_of_subject(reading: Reading, trigger: Trigger) -> Trigger | None:
    """Return the deed that the subject names, when it is of the same type ("clashes between A and B left nine dead")."""
    subject = logical_subject(trigger.token)
    use = match_noun(reading, subject) if subject is not None and subject.pos_ == "NOUN" else None
    if subject is None or use is None or use.event_type != trigger.event_type:
        return None
    return Trigger(subject, (subject,), use.event_type, use.mode, "noun", actor=use.actor, recipient=use.recipient)


def _with_deed(reading: Reading, trigger: Trigger, deed: Trigger) -> tuple[list[Mention], list[Mention]]:
    actors, recipients = _noun_sides(reading, deed)
    return actors, merged(_first(reading, trigger, trigger.recipient or _USUAL), recipients)


def _of_governing_deed(reading: Reading, trigger: Trigger) -> list[Mention]:
    """Return whom the governing verb names, where violence is told as its outcome ("struck the station, killing ten")."""
    verb = trigger.token
    is_outcome = trigger.event_type == "ASSAULT" and verb.dep_ == "advcl" and verb.tag_ == "VBG"
    if not is_outcome or verb.head.i > verb.i or verb.head.pos_ != "VERB" or is_passive(verb.head):
        return []
    found = mentions_of(reading, [noun for noun in verb.head.children if noun.dep_ == "dobj"])
    return [mention for mention in found if mention.country or mention.actor_id]


def _doers(reading: Reading, verb: Token) -> list[Mention]:
    subject = logical_subject(verb)
    if subject is None:
        return []
    found = mentions_of(reading, [subject])
    governor = governing_verb(subject) if verb.dep_ == "acl" and subject.dep_ == "dobj" else None
    if found or governor is None:
        return found
    giver = logical_subject(governor)
    return mentions_of(reading, [giver] if giver is not None else [])


def _first(reading: Reading, trigger: Trigger, places: Iterable[str]) -> list[Mention]:
    """Return the participants at the first place that has one we know; at the first that has any, else."""
    unknown: list[Mention] = []
    for place in places:
        if place == "none":
            return []
        found = mentions_of(reading, standing_at(trigger, place))
        if any(_is_somebody(mention) for mention in found):
            return found
        unknown = unknown or found
    return unknown


def _is_somebody(mention: Mention) -> bool:
    """Tell whether it is known who it is, or people are told what they are ("nine activists")."""
    is_people = mention.kind in ("population", "person", "armed_group") and mention.sector not in (None, "UNK")
    return is_people or bool(mention.country or mention.actor_id)


def _in_content(reading: Reading, trigger: Trigger, own: set[str]) -> list[Mention]:
    """Return whom the content names: who is to act in a request, else to whom the content would be done."""
    clauses = [child for child in trigger.token.children if child.dep_ in ("ccomp", "xcomp")]
    if trigger.event_type == "REQUEST":
        asked = [subject for clause in clauses if (subject := own_subject(clause)) is not None]
        if asked:
            return mentions_of(reading, asked)
    verbs = content_verbs(trigger) if clauses else []
    if trigger.event_type == "THREATEN":
        verbs.sort(key=lambda verb: kind_of(reading, verb) not in _HARM)
    for verb in verbs:
        inner = _as_trigger(reading, verb)
        found = [] if "none" in inner.recipient else _first(reading, inner, inner.recipient or _USUAL)
        found = [mention for mention in found if mention.kind != "state" or mention.country not in own]
        if found:
            return found
    return []


def _as_trigger(reading: Reading, verb: Token) -> Trigger:
    matched = match_verb(reading, verb)
    if matched is None:
        return Trigger(verb, (verb, *objects_of(verb)), "", None, "verb")
    use, words = matched
    return Trigger(verb, words, use.event_type, use.mode, "verb", use.complement, recipient=use.recipient)


def _noun_sides(reading: Reading, trigger: Trigger) -> tuple[list[Mention], list[Mention]]:
    noun, carrier = trigger.token, trigger.carrier
    teller = told_without_verb(noun)
    actors: list[Mention] = mentions_of(reading, [teller] if teller is not None else [])
    recipients = mentions_of(reading, around_noun(trigger, trigger.recipient))
    if carrier is not None and noun.dep_ in ("dobj", "nsubjpass", "pobj", "conj"):
        lemma = lemma_of(carrier)
        if trigger.pattern == "light":
            subject = agent_of(carrier) if is_passive(carrier) else logical_subject(carrier)
            actors = mentions_of(reading, [subject] if subject is not None and subject != noun else [])
        elif lemma in cue_words("endure") and not recipients:
            subject = logical_subject(carrier)
            recipients = mentions_of(reading, [subject] if subject is not None else [])
    if not actors:
        actors = mentions_of(reading, around_noun(trigger, trigger.actor))
    return actors, recipients or _asked_by_noun(reading, trigger)


def _asked_by_noun(reading: Reading, trigger: Trigger) -> list[Mention]:
    """Return who is to act by what a noun demands ("its demand that Chad withdraw")."""
    if trigger.event_type != "REQUEST":
        return []
    clauses = (child for child in trigger.token.children if child.dep_ == "acl")
    return mentions_of(reading, [subject for clause in clauses if (subject := own_subject(clause)) is not None])
