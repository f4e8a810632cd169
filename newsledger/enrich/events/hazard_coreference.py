"""Merge the candidates of an article that name one disaster or accident.

An article is about one disaster of a kin; another one is told with a day or year of its own.
"""

from __future__ import annotations

from newsledger.knowledge.hazard_lexicon import OTHER, kin_of
from newsledger.model.reading import Event, When


def merge_coreferent_hazards(events: list[Event]) -> list[Event]:
    """Return each disaster once, in text order: the first of the body that names it by more than its general name."""
    groups: list[list[Event]] = []
    for event in sorted(events, key=_is_vague):
        group = next((one for one in groups if all(_may_be_one(other, event) for other in one)), None)
        if group is None:
            groups.append([event])
        else:
            group.append(event)
    merged = map(_merge, groups)
    return sorted(merged, key=lambda event: (event.words.evidence_field == "body", event.words.char_start))


def _is_vague(event: Event) -> bool:
    return event.mode == OTHER


def _may_be_one(one: Event, other: Event) -> bool:
    is_kin = kin_of(one.mode) == kin_of(other.mode) or _is_vague(other)
    return is_kin and _is_same_time(one, other)


def _is_same_time(one: Event, other: Event) -> bool:
    """Return whether no day of its own tells one from the other; what lies in the past is another unless it has none."""
    first, second = _own_time(one), _own_time(other)
    if first is None or second is None:
        return "historical" not in (one.realis, other.realis) or one.realis == other.realis
    return first.start <= second.end and second.start <= first.end


def _own_time(event: Event) -> When | None:
    return None if event.when is None or event.when.precision == "publication" else event.when


def _merge(group: list[Event]) -> Event:
    """Return the most telling event of the group, with the day, the place and those affected of the others."""
    best = min(
        group,
        key=lambda event: (
            _is_vague(event),
            event.sentence.is_headline,
            event.realis != "asserted",
            not event.recipients,
        ),
    )
    others = [event for event in group if event is not best]
    best.when = next((time for event in (best, *others) if (time := _own_time(event)) is not None), best.when)
    named = [event.where for event in (best, *others) if event.where is not None]
    best.where = next((place for place in named if not place.is_inherited), next(iter(named), None))
    best.recipients = next((event.recipients for event in (best, *others) if event.recipients), [])
    best.attributed_to = next((event.attributed_to for event in (best, *others) if event.attributed_to), None)
    return best
