"""Read the events of an article from its mentions, reports of the same event merged."""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.anchoring.where import find_when, find_where
from newsledger.enrich.attribution.sources import find_source
from newsledger.enrich.events.agent_conditioned_types import set_agent_conditioned_type
from newsledger.enrich.events.argument_sharing import add_first_person_speaker, add_speaker, resolve_collective_actors
from newsledger.enrich.events.article_topic import is_of_public_life
from newsledger.enrich.events.clause import clause_words
from newsledger.enrich.events.confidence import set_confidence
from newsledger.enrich.events.content import content_types, content_verbs
from newsledger.enrich.events.contexts import contexts_of
from newsledger.enrich.events.event_coreference import merge_coreferent_events
from newsledger.enrich.events.event_filter import is_selected
from newsledger.enrich.events.intentions import mode_by_content, resolve_intention
from newsledger.enrich.events.participant_countries import settle_participant_countries
from newsledger.enrich.events.participants import participants_of
from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.events.triggers import find_triggers
from newsledger.enrich.events.violence import is_accident
from newsledger.enrich.factuality.judge import judge_factuality
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.knowledge.lexicon import cue_words
from newsledger.knowledge.ontology import quad_class
from newsledger.model.reading import Event, Mention, Reading, Sentence, When, Where

_IS_TURNED = {"future", "hypothetical", "negated"}
_VERBAL = {"verbal_cooperation", "verbal_conflict"}


def find_events(reading: Reading) -> list[Event]:
    """Return the events, in order of place, repeated tellings inside the article folded."""
    found: list[Event] = []
    for sentence in reading.sentences:
        triggers = find_triggers(reading, sentence)
        contexts = contexts_of(sentence) if triggers else ()
        for trigger in triggers:
            event = None if is_accident(reading, sentence, trigger) else _event(reading, sentence, trigger, found)
            if event is not None and is_of_public_life(reading, event):
                event.contexts = contexts
                found.append(event)
    events = set_confidence(merge_coreferent_events(found))
    for event in events:
        settle_participant_countries(reading, event)
    return events


def _event(reading: Reading, sentence: Sentence, trigger: Trigger, before: list[Event]) -> Event | None:
    trigger = resolve_intention(reading, trigger)
    actors, recipients = participants_of(reading, trigger)
    actors = resolve_collective_actors(sentence, trigger, actors, before)
    actors = add_first_person_speaker(reading, sentence, trigger, actors)
    set_agent_conditioned_type(trigger, actors)
    when = _date_of_announcement(reading, trigger, find_when(reading, sentence, trigger.token))
    realis = _realis(reading, trigger, when)
    if not is_selected(trigger, actors, recipients, realis):
        return None
    return Event(
        words=clause_words(sentence, trigger, [*actors, *recipients]),
        sentence=sentence,
        trigger=trigger.token,
        trigger_text=" ".join(lemma_of(word) for word in sorted(trigger.words, key=lambda word: word.i)),
        event_type=trigger.event_type,
        mode=trigger.mode or _mode_of_content(reading, trigger),
        realis=realis,
        actors=add_speaker(reading, trigger, actors),
        recipients=recipients,
        when=when,
        where=_place_of_speakers(trigger, actors, find_where(reading, sentence, trigger.token)),
        attributed_to=find_source(reading, sentence, trigger.token),
        pattern=trigger.pattern,
    )


def _place_of_speakers(trigger: Trigger, actors: list[Mention], where: Where | None) -> Where | None:
    """Return the place, unless it is said elsewhere and those who speak are of another country, where they may be."""
    countries = {actor.country for actor in actors if actor.country is not None}
    is_said = quad_class(trigger.event_type) in _VERBAL and bool(countries)
    return None if is_said and where is not None and where.is_inherited and where.country not in countries else where


def _date_of_announcement(reading: Reading, trigger: Trigger, when: When | None) -> When | None:
    """Return when it was announced, demanded or promised; a later day is that of its content."""
    published = reading.article.published_date
    is_content = trigger.is_announced or trigger.complement == "content"
    if not is_content or when is None or published is None or when.start <= published:
        return when
    return When(published, published, "publication")


def _realis(reading: Reading, trigger: Trigger, when: When | None) -> str:
    realis = judge_factuality(_factual_token(trigger), when, reading.article.published_date)
    if trigger.is_announced and realis in _IS_TURNED:
        return "asserted"
    lemma = lemma_of(trigger.token)
    is_wish = lemma in cue_words("intend") and lemma not in cue_words("willing")
    if is_wish and trigger.complement == "content" and realis == "asserted":
        return "future"
    return realis


def _factual_token(trigger: Trigger) -> Token:
    """Return the word whose factuality counts: of an event that somebody claims ("no group claimed the bombing") the event."""
    if lemma_of(trigger.token) not in cue_words("avow"):
        return trigger.token
    return next((part.token for part in trigger.parts if part.is_noun), trigger.token)


def _mode_of_content(reading: Reading, trigger: Trigger) -> str | None:
    told = content_types(reading, trigger)
    modes = (mode_by_content(trigger.event_type, *one) for one in told)
    asks_for_a_deed = trigger.event_type == "REQUEST" and bool(content_verbs(trigger))
    return next((mode for mode in modes if mode is not None), "change" if asks_for_a_deed and not told else None)
