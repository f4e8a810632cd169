"""Judge whether two tellings of one article are one event.

The same event is of the same type, by the same people, to the same people, on the same occasion. Four kinds of telling
may repeat it: the same participants again, headline and body, a noun that points back ("the attack"), and the next
sentences' details (who was hurt, the same mode with people called otherwise).
"""

from __future__ import annotations

from newsledger.enrich.events.shared_participants import may_be_same, share_participant
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.relations import is_relative_clause
from newsledger.knowledge.lexicon import cue_words
from newsledger.knowledge.ontology import quad_class
from newsledger.model.reading import Event

_TOLD_OF_HEADLINES = {"asserted", "future", "historical", "hypothetical"}
_MATERIAL = {"material_cooperation", "material_conflict"}
_LEAD = 1
"""The last sentence of the lead, counted from 0."""
_NEAR = 3
"""So many sentences on, details still belong to the event told before; farther on, 1 in 3 does on our own articles."""


def is_coreferent(one: Event, other: Event) -> bool:
    """Return whether both tell one event: shared participants on one side, none told apart on the other."""
    if one.realis != other.realis or not _is_same_kind(one, other):
        return False
    actors = share_participant(one.actors, other.actors)
    recipients = share_participant(one.recipients, other.recipients)
    if actors is False or recipients is False:
        return False
    if one.event_type == "ASSAULT" and recipients is None and other.pattern != "noun" and _is_far(one, other):
        return False
    return bool(actors or recipients) or (
        one.trigger_text == other.trigger_text
        and not (one.actors or one.recipients or other.actors or other.recipients)
    )


def is_retold(one: Event, other: Event) -> bool:
    """Return whether headline and body tell one event: nobody who takes part contradicts who does so in the other."""
    if not one.sentence.is_headline or one.event_type != other.event_type or not _is_same_time(one, other):
        return False
    if one.realis != other.realis and not {one.realis, other.realis} <= _TOLD_OF_HEADLINES:
        return False
    actors, recipients = _fits(one, other)
    if other.sentence.index <= _LEAD and share_participant(one.actors, other.actors):
        return True
    is_fit = actors is not False and recipients is not False and bool(actors or recipients)
    return is_fit and (_is_same_mode(one, other) or other.sentence.index <= _LEAD)


def is_continued(one: Event, other: Event) -> bool:
    """Return whether the later words point back at the event told before, or tell its details in the next sentences."""
    if one.realis != other.realis or not _is_same_kind(one, other) or _is_elsewhere(one, other):
        return False
    if one.sentence.is_headline != other.sentence.is_headline or _is_far(one, other):
        return False
    actors, recipients = _fits(one, other)
    if _is_casualty_report(other):
        return not _is_casualty_report(one) or recipients is not False
    if actors is False or recipients is False:
        return False
    is_same_deed = one.mode is not None and one.mode == other.mode and quad_class(one.event_type) in _MATERIAL
    return (is_same_deed and not _is_of_further_people(other)) or (
        other.pattern == "noun" and not (other.actors and other.recipients)
    )


def _fits(one: Event, other: Event) -> tuple[bool | None, bool | None]:
    return may_be_same(one.actors, other.actors), may_be_same(one.recipients, other.recipients)


def _is_far(one: Event, other: Event) -> bool:
    return other.sentence.index - one.sentence.index > _NEAR


def _is_casualty_report(event: Event) -> bool:
    """Return whether it only tells who came to harm ("eleven policemen were hurt"), not by whom."""
    is_toll = event.event_type == "ASSAULT" and not event.actors and lemma_of(event.trigger) in cue_words("toll")
    return is_toll and not is_relative_clause(event.trigger)


def _is_same_kind(one: Event, other: Event) -> bool:
    """Return whether type, mode and day allow both to tell one event."""
    return one.event_type == other.event_type and _is_same_mode(one, other) and _is_same_time(one, other)


def _is_same_mode(one: Event, other: Event) -> bool:
    return not one.mode or not other.mode or one.mode == other.mode


def _is_same_time(one: Event, other: Event) -> bool:
    if one.when is None or other.when is None or "publication" in (one.when.precision, other.when.precision):
        return True
    return one.when.start <= other.when.end and other.when.start <= one.when.end


def _is_elsewhere(one: Event, other: Event) -> bool:
    """Return whether the later telling has a place of its own, which the earlier one does not name."""
    if other.where is None or other.where.is_inherited or other.where.precision == "country":
        return False
    return one.where is None or one.where.is_inherited or one.where.name != other.where.name


def _is_of_further_people(event: Event) -> bool:
    """Return whether its words set those who take part apart from others told before ("two more men")."""
    heads = [one.sentence.passage.doc[one.head] for one in (*event.actors, *event.recipients)]
    return any(word.lower_ in cue_words("further") for head in heads for word in head.doc[head.left_edge.i : head.i])
