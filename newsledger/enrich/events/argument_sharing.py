"""Add to the actors of a trigger those who take part without being its subject.

A speaker who reports a verbal act of their own state performs it too; "the two sides" are the actors who last acted
together.
"""

from __future__ import annotations

from newsledger.enrich.attribution.sources import find_speaker
from newsledger.enrich.events.argument_linking import is_collective_anaphor, mentions_of, merge_mentions
from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.mentions import find_participant
from newsledger.enrich.syntax.arguments import logical_subject, own_subject
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.relations import is_complement_clause
from newsledger.knowledge.lexicon import cue_words
from newsledger.model.reading import Event, Mention, Reading, Sentence

_VERBAL_TYPES = {"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE"}
_NEAR = 2
_FIRST_PERSON = {"we", "i"}
_SPEAKS_FOR = {"state", "government_body"}


def add_speaker(reading: Reading, trigger: Trigger, actors: list[Mention]) -> list[Mention]:
    """Add the speaker who reports it of their own state or government ("the envoy said Kabul rejects the plan")."""
    own = {actor.country for actor in actors if actor.kind in _SPEAKS_FOR and actor.country}
    verb = trigger.token
    if not own or trigger.event_type not in _VERBAL_TYPES or trigger.is_noun or not is_complement_clause(verb):
        return actors
    speaker = own_subject(verb.head) if lemma_of(verb.head) in cue_words("report") else None
    mention = find_participant(reading, speaker) if speaker is not None else None
    if mention is None or mention.country not in own or mention.sector not in ("GOV", "MIL", "LEG"):
        return actors
    return merge_mentions(actors, [mention])


def add_first_person_speaker(
    reading: Reading, sentence: Sentence, trigger: Trigger, actors: list[Mention]
) -> list[Mention]:
    """Return the speaker behind a "we"; for a threat by nobody known, the announced agents.

    "China will act, an aide warned" is a threat by China.
    """
    subject = None if trigger.is_noun else logical_subject(trigger.token)
    if subject is not None and subject.lower_ in _FIRST_PERSON and not actors:
        speaker = find_speaker(reading, sentence, trigger.token)
        return actors if speaker is None else [speaker]
    if trigger.event_type == "THREATEN" and not any(actor.country or actor.actor_id for actor in actors):
        return _agents_of_content(reading, trigger) or actors
    return actors


def _agents_of_content(reading: Reading, trigger: Trigger) -> list[Mention]:
    clauses = [child for child in trigger.token.children if is_complement_clause(child)]
    subjects = [subject for clause in clauses if (subject := own_subject(clause)) is not None]
    return [mention for mention in mentions_of(reading, subjects) if mention.kind in _SPEAKS_FOR]


def resolve_collective_actors(
    sentence: Sentence, trigger: Trigger, actors: list[Mention], earlier: list[Event]
) -> list[Mention]:
    """Replace "the two sides" or "they" with the actors who last did something together."""
    subject = None if trigger.is_noun else logical_subject(trigger.token)
    if subject is None or len(actors) != 1 or not is_collective_anaphor(actors[0], subject):
        return actors
    near = [event for event in earlier if 0 <= sentence.index - event.sentence.index <= _NEAR]
    joint_actors = next((event.actors for event in reversed(near) if _is_joint(event)), None)
    return list(joint_actors) if joint_actors else actors


def _is_joint(event: Event) -> bool:
    return len({actor.country for actor in event.actors if actor.country}) > 1
