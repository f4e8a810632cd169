"""Find the actors and recipients of a trigger.

A recipient is taken only where the text has one; those who do something together are all actors.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from newsledger.enrich.events.argument_linking import mentions_of, merge_mentions
from newsledger.enrich.events.argument_slots import find_noun_slot_fillers, find_slot_fillers
from newsledger.enrich.events.content import content_verbs
from newsledger.enrich.events.embedded_recipients import find_embedded_recipients, participant_key
from newsledger.enrich.events.matching import event_type_of, match_noun, match_verb
from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.syntax.arguments import (
    complements_of,
    headline_subject_of,
    logical_subject,
    objects_of,
    own_subject,
)
from newsledger.enrich.syntax.inflections import is_gerund
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.parts_of_speech import is_common_noun, is_verb
from newsledger.enrich.syntax.prepositions import objects_of_preposition
from newsledger.enrich.syntax.questions import any_of
from newsledger.enrich.syntax.relations import (
    is_adnominal_clause,
    is_adverbial_clause,
    is_conjunct,
    is_direct_object,
    is_patient,
    is_prepositional_object,
)
from newsledger.enrich.syntax.verb_phrases import agent_of, governing_verb, is_passive
from newsledger.knowledge.lexicon import cue_words, noun_uses
from newsledger.knowledge.sectors import sectors_with
from newsledger.model.reading import Mention, Reading

_may_be_carried = any_of(is_patient, is_prepositional_object, is_conjunct)
_HARM = {"ASSAULT", "COERCE", "SANCTION"}
_WITH_OWN_FORCES = {"MOBILIZE", "RETREAT", "AGREE", "REJECT", "THREATEN", "AID", "SANCTION"}
_FALLBACK_SLOTS = ("to",)
_DEFAULT_SLOTS = ("object", "against", "on", "to", "with")


def participants_of(reading: Reading, trigger: Trigger) -> tuple[list[Mention], list[Mention]]:
    """Return the actors and the recipients of the event and its parts, nobody on both sides."""
    actors, recipients = _find_sides(reading, trigger)
    for part in trigger.parts:
        more_actors, more_recipients = _find_sides(reading, part)
        actors = actors or ([] if _is_passive_conjunct(trigger, part) else more_actors)
        recipients = merge_mentions(recipients, more_recipients)
    if actors and _is_reciprocal(trigger):
        return merge_mentions(actors, recipients), []
    taken = {participant_key(mention) for mention in actors}
    if trigger.event_type == "ASSAULT":
        recipients = [mention for mention in recipients if not _is_scene(mention)]
    return actors, [mention for mention in recipients if participant_key(mention) not in taken]


def _is_scene(mention: Mention) -> bool:
    """Return whether it only says where an attack took place ("bombings in Iran"), which hurts nobody by itself."""
    head = mention.sentence.passage.doc[mention.head]
    is_land = mention.kind == "state" or (mention.sector == "CVL" and mention.words.text[0].isupper())
    return is_land and is_prepositional_object(head) and head.head.lower_ in ("in", "across")


def _is_passive_conjunct(trigger: Trigger, part: Trigger) -> bool:
    """Return whether the part only looks active: coordinated with a passive verb whose subject it shares."""
    return is_conjunct(part.token) and not trigger.is_noun and is_passive(trigger.token)


def _is_reciprocal(trigger: Trigger) -> bool:
    """Return whether the other side takes part as well: a call, talks."""
    if trigger.event_type != "CONSULT" or trigger.mode == "third-party":
        return False
    words = (word for part in (trigger, *trigger.parts) for word in part.words)
    return trigger.mode == "phone" or any(lemma_of(word) in cue_words("reciprocal") for word in words)


def _find_sides(reading: Reading, trigger: Trigger) -> tuple[list[Mention], list[Mention]]:
    return _sides_of_noun(reading, trigger) if trigger.is_noun else _sides_of_verb(reading, trigger)


def _sides_of_verb(reading: Reading, trigger: Trigger) -> tuple[list[Mention], list[Mention]]:
    actors = _find_agents(reading, trigger.token)
    if subject_event := _event_of_subject(reading, trigger):
        return _sides_of_subject_event(reading, trigger, subject_event)
    if "subject" in trigger.recipient:
        return _sides_of_undergoer(reading, trigger)
    actors = actors or _agents_of_object(reading, trigger)
    slots = trigger.recipient or _DEFAULT_SLOTS
    if "none" in slots:
        return actors, _exclude_own_forces(trigger, actors, _fill_first_slot(reading, trigger, slots))
    if trigger.event_type == "ACCUSE" and (deeds := _events_blamed(trigger)):
        return actors, _exclude(actors, mentions_of(reading, deeds, as_doers=True))
    recipients = _exclude_own_forces(trigger, actors, _fill_first_slot(reading, trigger, (*slots, *_FALLBACK_SLOTS)))
    if _asks_somebody_unknown(trigger):
        return actors, recipients
    if not recipients and trigger.complement == "content":
        found = _recipients_in_content(reading, trigger, {actor.country for actor in actors if actor.country})
        recipients = _exclude_own_forces(trigger, actors, found)
    if not any(map(_is_identified, recipients)):
        recipients = (
            _exclude_own_forces(trigger, actors, find_embedded_recipients(reading, trigger, actors)) or recipients
        )
    return actors, merge_mentions(_recipients_of_governor(reading, trigger), recipients)


def _sides_of_undergoer(reading: Reading, trigger: Trigger) -> tuple[list[Mention], list[Mention]]:
    """Return who does it and, as the recipient, the subject of a sense that only tells who undergoes it ("stood trial")."""
    subject = logical_subject(trigger.token)
    doers = [noun for word in trigger.words for slot in ("from", "by") for noun in objects_of_preposition(word, slot)]
    return mentions_of(reading, doers, as_doers=True), mentions_of(reading, [subject] if subject is not None else [])


def _events_blamed(trigger: Trigger) -> list[Token]:
    """Return the objects that are violence or coercion: who did it is blamed, never to whom ("condemned the raid on")."""
    objects = [noun for noun in objects_of(trigger.token) if is_common_noun(noun)]
    return [noun for noun in objects if any(use.event_type in _HARM for use in noun_uses().get(lemma_of(noun), ()))]


def _asks_somebody_unknown(trigger: Trigger) -> bool:
    """Return whether a request's own object is who is to act ("asked the Council to condemn …"), known or not."""
    return trigger.event_type == "REQUEST" and bool(complements_of(trigger.token)) and bool(objects_of(trigger.token))


def _exclude(actors: list[Mention], found: list[Mention]) -> list[Mention]:
    own = {participant_key(actor) for actor in actors}
    return [mention for mention in found if participant_key(mention) not in own]


def _exclude_own_forces(trigger: Trigger, actors: list[Mention], found: list[Mention]) -> list[Mention]:
    """Return the participants without the actors' own forces, which they deploy, keep or withdraw."""
    if trigger.event_type not in _WITH_OWN_FORCES:
        return found
    own = {actor.country for actor in actors if actor.country}
    return [mention for mention in found if mention.sector not in sectors_with("forces") or mention.country not in own]


def _agents_of_object(reading: Reading, trigger: Trigger) -> list[Mention]:
    """Return the agents named in the object of a passive ("a call by the envoy for restraint was issued")."""
    if trigger.pattern != "particular" or not is_passive(trigger.token):
        return []
    return mentions_of(
        reading, [who for thing in objects_of(trigger.token) for who in objects_of_preposition(thing, "by")]
    )


def _event_of_subject(reading: Reading, trigger: Trigger) -> Trigger | None:
    """Return the event the subject names, if it is of the same type ("clashes between A and B left nine dead")."""
    subject = logical_subject(trigger.token)
    use = match_noun(reading, subject) if subject is not None and is_common_noun(subject) else None
    if subject is None or use is None or use.event_type != trigger.event_type:
        return None
    return Trigger(subject, (subject,), use.event_type, use.mode, "noun", actor=use.actor, recipient=use.recipient)


def _sides_of_subject_event(
    reading: Reading, trigger: Trigger, subject_event: Trigger
) -> tuple[list[Mention], list[Mention]]:
    actors, recipients = _sides_of_noun(reading, subject_event)
    return actors, merge_mentions(_fill_first_slot(reading, trigger, trigger.recipient or _DEFAULT_SLOTS), recipients)


def _recipients_of_governor(reading: Reading, trigger: Trigger) -> list[Mention]:
    """Return the objects of a governing verb whose outcome is violence ("struck the station, killing ten")."""
    verb = trigger.token
    is_outcome = trigger.event_type == "ASSAULT" and is_adverbial_clause(verb) and is_gerund(verb)
    if not is_outcome or verb.head.i > verb.i or not is_verb(verb.head) or is_passive(verb.head):
        return []
    found = mentions_of(reading, [noun for noun in verb.head.children if is_direct_object(noun)])
    return [mention for mention in found if mention.country or mention.actor_id]


def _find_agents(reading: Reading, verb: Token) -> list[Mention]:
    subject = logical_subject(verb)
    if subject is None:
        return []
    found = mentions_of(reading, [subject, *objects_of_preposition(verb, "alongside")], as_doers=True)
    governor = governing_verb(subject) if is_adnominal_clause(verb) and is_direct_object(subject) else None
    if found or governor is None:
        return found
    giver = logical_subject(governor)
    return mentions_of(reading, [giver] if giver is not None else [])


def _fill_first_slot(reading: Reading, trigger: Trigger, slots: Iterable[str]) -> list[Mention]:
    """Return the participants in the first slot that has an identified one, else in the first that has any."""
    unknown: list[Mention] = []
    for slot in slots:
        if slot == "none":
            return []
        found = mentions_of(reading, find_slot_fillers(trigger, slot))
        if any(map(_is_identified, found)):
            return found
        unknown = unknown or found
    return unknown


def _is_identified(mention: Mention) -> bool:
    """Return whether the mention is linked, or is of people whose role is known ("nine activists")."""
    is_people = mention.kind in ("population", "person", "armed_group") and mention.sector not in (None, "UNK")
    return is_people or bool(mention.country or mention.actor_id)


def _recipients_in_content(reading: Reading, trigger: Trigger, own: set[str]) -> list[Mention]:
    """Return the participants the content names: the addressee of a request, else those the content would affect."""
    clauses = complements_of(trigger.token)
    if trigger.event_type == "REQUEST":
        asked = [subject for clause in clauses if (subject := own_subject(clause)) is not None]
        if asked:
            return mentions_of(reading, asked)
    verbs = content_verbs(trigger) if clauses else []
    if trigger.event_type == "THREATEN":
        verbs.sort(key=lambda verb: event_type_of(reading, verb) not in _HARM)
    for verb in verbs:
        inner = _trigger_of_content_verb(reading, verb)
        found = [] if "none" in inner.recipient else _fill_first_slot(reading, inner, inner.recipient or _DEFAULT_SLOTS)
        found = [mention for mention in found if mention.kind != "state" or mention.country not in own]
        if found:
            return found
    return []


def _trigger_of_content_verb(reading: Reading, verb: Token) -> Trigger:
    matched = match_verb(reading, verb)
    if matched is None:
        return Trigger(verb, (verb, *objects_of(verb)), "", None, "verb")
    use, words = matched
    return Trigger(verb, words, use.event_type, use.mode, "verb", use.complement, recipient=use.recipient)


def _sides_of_noun(reading: Reading, trigger: Trigger) -> tuple[list[Mention], list[Mention]]:
    noun, carrier = trigger.token, trigger.carrier
    headline_subject = headline_subject_of(noun)
    actors: list[Mention] = mentions_of(reading, [headline_subject] if headline_subject is not None else [])
    recipients = mentions_of(reading, find_noun_slot_fillers(trigger, trigger.recipient))
    if carrier is not None and _may_be_carried(noun):
        lemma = lemma_of(carrier)
        if trigger.pattern == "light":
            subject = agent_of(carrier) if is_passive(carrier) else logical_subject(carrier)
            actors = mentions_of(reading, [subject] if subject is not None and subject != noun else [])
        elif lemma in cue_words("endure") and not recipients:
            subject = logical_subject(carrier)
            recipients = mentions_of(reading, [subject] if subject is not None else [])
    if not actors:
        actors = mentions_of(reading, find_noun_slot_fillers(trigger, trigger.actor))
    return actors, recipients or _addressees_of_request(reading, trigger)


def _addressees_of_request(reading: Reading, trigger: Trigger) -> list[Mention]:
    """Return who is to act on a request named by a noun ("its demand that Chad withdraw")."""
    if trigger.event_type != "REQUEST":
        return []
    clauses = filter(is_adnominal_clause, trigger.token.children)
    return mentions_of(reading, [subject for clause in clauses if (subject := own_subject(clause)) is not None])
