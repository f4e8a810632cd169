"""Merge the coreferent events of an article."""

from __future__ import annotations

from newsledger.knowledge.lexicon import cue_words
from newsledger.model.reading import Event, Mention, Source

_OF_STATE = {"GOV", "MIL", "LEG"}
_OFFICIAL = {"person", "state", "government_body"}
_SAY_LITTLE = (None, "UNK", "CVL")
"""Sectors of people of whom no more is said, who may be called otherwise elsewhere ("a man", "a pastor")."""
_TOLD_OF_HEADLINES = {"asserted", "future", "historical"}


def merge_coreferent_events(events: list[Event]) -> list[Event]:
    """Return each event once, in text order: of coreferent ones the most complete, with details of the others.

    The headline's telling of an event is folded into the first event of the body that it may be.
    """
    kept: list[Event] = []
    told_in_headline: list[Event] = []
    for event in events:
        position = next((i for i, other in enumerate(kept) if _is_coreferent(other, event)), None)
        if position is None and not event.sentence.is_headline:
            retold = (i for i, other in enumerate(kept) if other not in told_in_headline and _is_retold(other, event))
            position = next(retold, None)
        if position is None:
            kept.append(event)
            continue
        other = kept[position]
        first, second = (event, other) if _completeness(event) > _completeness(other) else (other, event)
        if _is_retold(event, other) or _is_retold(other, event):
            _keep_names_of(first, second)
        kept[position] = _merge_events(first, second)
        if event.sentence.is_headline != other.sentence.is_headline or other in told_in_headline:
            told_in_headline.append(kept[position])
    return sorted(kept, key=_position_key)


def _keep_names_of(event: Event, other: Event) -> None:
    """Take from the other telling only the sides that the event lacks: a headline names the same people another way."""
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
    if one.realis != other.realis or not _is_same_kind(one, other):
        return False
    actors = _share_participant(one.actors, other.actors)
    recipients = _share_participant(one.recipients, other.recipients)
    if actors is False or recipients is False:
        return False
    return bool(actors or recipients) or (
        one.trigger_text == other.trigger_text
        and not (one.actors or one.recipients or other.actors or other.recipients)
    )


def _is_same_kind(one: Event, other: Event) -> bool:
    """Return whether type, mode and day allow both to tell one event."""
    same_mode = not one.mode or not other.mode or one.mode == other.mode
    return one.event_type == other.event_type and same_mode and _is_same_time(one, other)


def _is_retold(one: Event, other: Event) -> bool:
    """Return whether headline and body tell one event: nobody who takes part contradicts who does so in the other."""
    if not one.sentence.is_headline or not _is_same_kind(one, other):
        return False
    if one.realis != other.realis and not {one.realis, other.realis} <= _TOLD_OF_HEADLINES:
        return False
    sides = ((one.actors, other.actors), (one.recipients, other.recipients))
    fits = [_fit(some, others) for some, others in sides if some and others]
    return bool(fits) and all(fits)


def _fit(some: list[Mention], others: list[Mention]) -> bool:
    """Return whether somebody of one side may be somebody of the other: shared, of one country, or named in general."""
    return bool(_share_participant(some, others)) or any(_may_be(one, other) for one in some for other in others)


def _may_be(one: Mention, other: Mention) -> bool:
    if one.actor_id and other.actor_id and one.kind == other.kind == "person":
        return False
    sectors = {one.sector, other.sector}
    if len(sectors) > 1 and not sectors & set(_SAY_LITTLE):
        return False
    if one.country and other.country:
        return one.country == other.country
    return one.actor_id is None or other.actor_id is None


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
