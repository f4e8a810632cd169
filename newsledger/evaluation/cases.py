"""A case: an annotated sentence with the events read from it. Cases are small enough to keep thousands in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsledger.coding.rows import participants_of
from newsledger.contracts.columns import HAZARD
from newsledger.evaluation.gold import Gold, Participant
from newsledger.knowledge import ontology
from newsledger.model.reading import Event, Reading, When, Where


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """One event as a run would write it: ``values`` by column of ``events``, ``sides`` by role.

    ``trigger`` is the word that names it, as printed; ``features`` are those its confidence is computed from.
    """

    event_type: str
    sides: Mapping[str, tuple[Participant, ...]]
    values: Mapping[str, object]
    trigger: str
    evidence: str
    confidence: float
    features: Mapping[str, str]

    @property
    def realis(self) -> str:
        """The realis of the event."""
        return str(self.values["realis"])

    @property
    def quad_class(self) -> str | None:
        """The quad class of its event type; None of a hazard."""
        return ontology.quad_class(self.event_type)


@dataclass(frozen=True, slots=True)
class Case:
    """One text: its place in the file, its name, its words, its gold annotation and the events read from it."""

    place: str
    name: str
    text: str
    gold: Gold
    events: tuple[ReadEvent, ...]


def add_events(case: Case, reading: Reading) -> Case:
    """Return the case with the events of the reading; annotated sentences are of PLOVER's types, which hazards have not."""
    events = tuple(_to_read_event(event) for event in reading.events if event.event_type != HAZARD)
    return Case(case.place, case.name, case.text, case.gold, events)


def _to_read_event(event: Event) -> ReadEvent:
    sides: dict[str, list[Participant]] = {"actor": [], "recipient": []}
    for role, mention in participants_of(event):
        sides[role].append(Participant(mention.words.text, mention.country))
    values = {"mode": event.mode, "realis": event.realis, **_date_values(event.when), **_place_values(event.where)}
    members_by_role = {role: tuple(members) for role, members in sides.items()}
    return ReadEvent(
        event.event_type,
        members_by_role,
        values,
        event.trigger.text,
        event.words.text,
        round(event.confidence, 2),
        event.features,
    )


def _date_values(when: When | None) -> dict[str, object]:
    if when is None:
        return {}
    return {
        "event_date_start": when.start.isoformat(),
        "event_date_end": when.end.isoformat(),
        "event_date_precision": when.precision,
    }


def _place_values(where: Where | None) -> dict[str, object]:
    if where is None:
        return {}
    return {
        "place_name": where.name,
        "place_country": where.country,
        "geoname_id": where.geoname_id,
        "place_precision": where.precision,
    }
