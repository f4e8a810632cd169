"""Merge the coreferent events of an article."""

from __future__ import annotations

from newsledger.enrich.events.same_event import is_continued, is_coreferent, is_retold
from newsledger.enrich.events.shared_participants import can_hold_role, mention_key
from newsledger.model.reading import Event, Mention, Source


def merge_coreferent_events(events: list[Event]) -> list[Event]:
    """Return each event once, in text order: of coreferent ones the most complete, with details of the others.

    The headline's telling of an event is folded into the first event of the body that it may be.
    """
    kept: list[Event] = []
    told_in_headline: list[Event] = []
    for event in events:
        position = _find_earlier_telling(kept, told_in_headline, event)
        if position is None:
            kept.append(event)
            continue
        other = kept[position]
        first, second = (event, other) if _completeness(event) > _completeness(other) else (other, event)
        if not is_coreferent(other, event) or is_retold(event, other) or is_retold(other, event):
            _keep_names_of(first, second)
        kept[position] = _merge_events(first, second)
        if event.sentence.is_headline != other.sentence.is_headline or other in told_in_headline:
            told_in_headline.append(kept[position])
    return sorted(kept, key=_position_key)


def _find_earlier_telling(kept: list[Event], told_in_headline: list[Event], event: Event) -> int | None:
    """Return the place of the event that this one tells again: by its participants, of the headline, or just before."""
    places = range(len(kept))
    again = (i for i in places if is_coreferent(kept[i], event))
    of_headline = (
        i
        for i in places
        if not event.sentence.is_headline and kept[i] not in told_in_headline and is_retold(kept[i], event)
    )
    continued = (i for i in reversed(places) if is_continued(kept[i], event))
    return next((i for found in (again, of_headline, continued) for i in found), None)


def _keep_names_of(event: Event, other: Event) -> None:
    """Take from the other telling only the sides that the event lacks: it names the same people another way."""
    other.actors = [] if event.actors else other.actors
    other.recipients = [] if event.recipients else other.recipients


def _merge_events(event: Event, other: Event) -> Event:
    """Return the event with the details that only the other has; a named actor replaces a bare role."""
    event.mode = event.mode or other.mode
    event.where = event.where or other.where
    event.attributed_to = _fuller_source(event.attributed_to, other.attributed_to)
    if other.when is not None and (event.when is None or event.when.precision == "publication"):
        event.when = other.when
    event.actors = _merge_participants(event.actors, other.actors)
    event.recipients = _merge_participants(event.recipients, other.recipients)
    event.retold_by = [*event.retold_by, other.trigger, *other.retold_by]
    return event


def _fuller_source(source: Source | None, other: Source | None) -> Source | None:
    """Return the source, in the fuller wording when both are the same actor."""
    if source is None or other is None:
        return source or other
    return other if source.actor_id == other.actor_id and len(other.text) > len(source.text) else source


def _merge_participants(own: list[Mention], others: list[Mention]) -> list[Mention]:
    named = [mention for mention in (*own, *others) if mention.actor_id]
    holders = [mention for mention in own if mention.actor_id or not any(can_hold_role(one, mention) for one in named)]
    known = {mention_key(mention) for mention in holders}
    for mention in others if len({mention_key(one) for one in (*own, *others)} & known) or not own else ():
        if mention_key(mention) not in known and (
            mention.actor_id or not any(can_hold_role(one, mention) for one in named)
        ):
            known.add(mention_key(mention))
            holders.append(mention)
    return holders


def _completeness(event: Event) -> tuple[int, int, bool]:
    sides = bool(event.actors) + bool(event.recipients)
    dated = event.when is not None and event.when.precision != "publication"
    return sides, int(not event.sentence.is_headline), dated


def _position_key(event: Event) -> tuple[bool, int]:
    return event.words.evidence_field == "body", event.words.char_start
