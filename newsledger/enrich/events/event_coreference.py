"""Merge the coreferent events of an article."""

from __future__ import annotations

from newsledger.knowledge.lexicon import cue_words
from newsledger.model.reading import Event, Mention, Source

_OF_STATE = {"GOV", "MIL", "LEG"}
_OFFICIAL = {"person", "state", "government_body"}


def merge_coreferent_events(events: list[Event]) -> list[Event]:
    """Return each event once, in text order: of coreferent ones the most complete, with details of the others."""
    kept: list[Event] = []
    for event in events:
        position = next((i for i, other in enumerate(kept) if _is_coreferent(other, event)), None)
        if position is None:
            kept.append(event)
        elif _completeness(event) > _completeness(kept[position]):
            kept[position] = _merge_events(event, kept[position])
        else:
            kept[position] = _merge_events(kept[position], event)
    return sorted(kept, key=_position_key)


def _merge_events(event: Event, other: Event) -> Event:
    """Return the event with the details that only the other has; a named actor replaces a bare role."""
    event.mode = event.mode or other.mode
    event.where = event.where or other.where
    event.attributed_to = _fuller_source(event.attributed_to, other.attributed_to)
    if other.when is not None and (event.when is None or event.when.precision == "publication"):
        event.when = other.when
    event.actors = _merge_participants(event.actors, other.actors)
    event.recipients = _merge_participants(event.recipients, other.recipients)
    return event


def _fuller_source(source: Source | None, other: Source | None) -> Source | None:
    """Return the source, in the fuller wording when both are the same actor."""
    if source is None or other is None:
        return source or other
    return other if source.actor_id == other.actor_id and len(other.text) > len(source.text) else source


def _merge_participants(own: list[Mention], others: list[Mention]) -> list[Mention]:
    named = [mention for mention in (*own, *others) if mention.actor_id]
    holders = [mention for mention in own if mention.actor_id or not any(_can_hold_role(one, mention) for one in named)]
    known = {_mention_key(mention) for mention in holders}
    for mention in others if len({_mention_key(one) for one in (*own, *others)} & known) or not own else ():
        if _mention_key(mention) not in known and (
            mention.actor_id or not any(_can_hold_role(one, mention) for one in named)
        ):
            known.add(_mention_key(mention))
            holders.append(mention)
    return holders


def _can_hold_role(named: Mention, role: Mention) -> bool:
    """Return whether the named actor may be the holder of the bare role: same country, same sector."""
    return (
        role.actor_id is None
        and named.kind in _OFFICIAL
        and role.country is not None
        and role.sector in _OF_STATE
        and named.country == role.country
        and (role.sector == named.sector or named.kind == "state")
    )


def _is_coreferent(one: Event, other: Event) -> bool:
    if one.event_type != other.event_type or one.realis != other.realis or not _is_same_time(one, other):
        return False
    if one.mode and other.mode and one.mode != other.mode:
        return False
    actors = _share_participant(one.actors, other.actors)
    recipients = _share_participant(one.recipients, other.recipients)
    if actors is False or recipients is False:
        return False
    return bool(actors or recipients) or (
        one.trigger_text == other.trigger_text
        and not (one.actors or one.recipients or other.actors or other.recipients)
    )


def _share_participant(some: list[Mention], others: list[Mention]) -> bool | None:
    """Return whether they share a participant; None when one side is empty."""
    if not some or not others:
        return None
    if {_mention_key(mention) for mention in some} & {_mention_key(mention) for mention in others}:
        return True
    return any(
        _can_hold_role(one, other) or _can_hold_role(other, one) or _is_back_reference(one, other)
        for one in some
        for other in others
    )


def _is_back_reference(one: Mention, other: Mention) -> bool:
    """Return whether the later words only refer back to people mentioned before ("the victims", "some")."""
    return one.actor_id is None and one.country is None and other.words.text.lower().split()[-1] in cue_words("again")


def _mention_key(mention: Mention) -> str:
    return mention.actor_id or mention.words.text.lower()


def _is_same_time(one: Event, other: Event) -> bool:
    if one.when is None or other.when is None or "publication" in (one.when.precision, other.when.precision):
        return True
    return one.when.start <= other.when.end and other.when.start <= one.when.end


def _completeness(event: Event) -> tuple[int, int, bool]:
    sides = bool(event.actors) + bool(event.recipients)
    dated = event.when is not None and event.when.precision != "publication"
    return sides, int(not event.sentence.is_headline), dated


def _position_key(event: Event) -> tuple[bool, int]:
    return event.words.evidence_field == "body", event.words.char_start
