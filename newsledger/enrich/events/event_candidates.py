"""Find the event candidates of an article: every use that the lexicon knows, with the rule that speaks against it.

Nothing is discarded here: such a rule is the candidate's ``filter``, a feature among others of what is selected later.
A candidate whose own words already speak against it is not linked: looking for its participants would make mentions of
words that take part in nothing.
"""

from __future__ import annotations

from newsledger.enrich.anchoring.where import find_when, find_where
from newsledger.enrich.attribution.sources import find_source
from newsledger.enrich.events.agent_conditioned_types import set_agent_conditioned_type
from newsledger.enrich.events.argument_sharing import add_first_person_speaker, add_speaker, resolve_collective_actors
from newsledger.enrich.events.article_topic import is_of_public_life
from newsledger.enrich.events.clause import clause_words
from newsledger.enrich.events.contexts import contexts_of
from newsledger.enrich.events.event_factuality import date_of_announcement, judge_event, mode_of_content
from newsledger.enrich.events.event_filter import find_filter
from newsledger.enrich.events.hazards import find_hazards, is_harm_of_hazard
from newsledger.enrich.events.intentions import resolve_intention
from newsledger.enrich.events.participants import participants_of
from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.events.triggers import find_triggers
from newsledger.enrich.events.violence import is_accident
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.knowledge.ontology import quad_class
from newsledger.model.reading import Event, Mention, Reading, Sentence, Where

_VERBAL = {"verbal_cooperation", "verbal_conflict"}


def find_candidates(reading: Reading) -> list[Event]:
    """Return the candidates, sentence by sentence; those that no filter rejects come first in theirs."""
    found: list[Event] = []
    hazards = {id(sentence): list(find_hazards(reading, sentence)) for sentence in reading.sentences}
    for sentence in reading.sentences:
        triggers = find_triggers(reading, sentence)
        contexts = contexts_of(sentence) if triggers else ()
        for trigger in triggers:
            if not trigger.filter and (
                is_accident(reading, sentence, trigger) or is_harm_of_hazard(trigger, hazards[id(sentence)])
            ):
                trigger.filter = "accident"
            make = _make_unlinked if trigger.filter else _make_linked
            event = make(reading, sentence, trigger, found)
            event.contexts = contexts
            found.append(event)
    return [*found, *(hazard for sentence in reading.sentences for hazard in hazards[id(sentence)])]


def _make_unlinked(reading: Reading, sentence: Sentence, trigger: Trigger, _: list[Event]) -> Event:
    when = find_when(reading, sentence, trigger.token)
    return Event(
        words=clause_words(sentence, trigger, []),
        sentence=sentence,
        trigger=trigger.token,
        trigger_text=_text_of(trigger),
        event_type=trigger.event_type,
        mode=trigger.mode,
        realis=judge_event(reading, trigger, when),
        actors=[],
        recipients=[],
        when=when,
        pattern=trigger.pattern,
        filter=trigger.filter,
    )


def _make_linked(reading: Reading, sentence: Sentence, trigger: Trigger, before: list[Event]) -> Event:
    trigger = resolve_intention(reading, trigger)
    actors, recipients = participants_of(reading, trigger)
    actors = resolve_collective_actors(sentence, trigger, actors, [event for event in before if not event.filter])
    actors = add_first_person_speaker(reading, sentence, trigger, actors)
    set_agent_conditioned_type(trigger, actors, recipients)
    when = date_of_announcement(reading, trigger, find_when(reading, sentence, trigger.token))
    realis = judge_event(reading, trigger, when)
    rejection = trigger.filter or find_filter(trigger, actors, recipients, realis)
    event = Event(
        words=clause_words(sentence, trigger, [*actors, *recipients]),
        sentence=sentence,
        trigger=trigger.token,
        trigger_text=_text_of(trigger),
        event_type=trigger.event_type,
        mode=trigger.mode or mode_of_content(reading, trigger),
        realis=realis,
        actors=actors if rejection else add_speaker(reading, trigger, actors),
        recipients=recipients,
        when=when,
        where=_place_of_speakers(trigger, actors, find_where(reading, sentence, trigger.token)),
        attributed_to=None if rejection else find_source(reading, sentence, trigger.token),
        pattern=trigger.pattern,
        filter=rejection,
    )
    if not event.filter and not is_of_public_life(reading, event):
        event.filter = "topic"
    return event


def _text_of(trigger: Trigger) -> str:
    return " ".join(lemma_of(word) for word in sorted(trigger.words, key=lambda word: word.i))


def _place_of_speakers(trigger: Trigger, actors: list[Mention], where: Where | None) -> Where | None:
    """Return the place, unless it is said elsewhere and those who speak are of another country, where they may be."""
    countries = {actor.country for actor in actors if actor.country is not None}
    is_said = quad_class(trigger.event_type) in _VERBAL and bool(countries)
    return None if is_said and where is not None and where.is_inherited and where.country not in countries else where
