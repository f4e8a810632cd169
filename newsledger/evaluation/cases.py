"""Read annotated files into cases, each a text with its gold and the events read from it.

The lines go through the same parser and coder as in a run, one batch at a time; nothing is written. Cases are small
enough to keep thousands in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from newsledger.coding.coder import read_articles
from newsledger.coding.failures import Failure
from newsledger.coding.rows import participants_of
from newsledger.enrich.events.confidence import features_of
from newsledger.evaluation.gold import Gold, Participant, read_gold
from newsledger.knowledge import ontology
from newsledger.model.article import Article
from newsledger.model.outcomes import RejectedError
from newsledger.model.reading import Event, Reading, When, Where
from newsledger.parse.inputs import Input, iter_inputs, parse_input
from newsledger.parse.records import load_record
from newsledger.settings import Settings

Complain = Callable[[str], None]


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
    def quad_class(self) -> str:
        """The quad class of its event type."""
        return ontology.quad_class(self.event_type)


@dataclass(frozen=True, slots=True)
class Case:
    """One text: its place in the file, its name, its words, its gold annotation and the events read from it."""

    place: str
    name: str
    text: str
    gold: Gold
    events: tuple[ReadEvent, ...]


def read_cases(files: Sequence[str], settings: Settings, complain: Complain) -> Iterator[Case]:
    """Yield the case of every line that has gold; ``complain`` receives each unusable line with its place.

    A text that the parser or the coder rejects is also complained about, and becomes a case without events.
    """
    inputs = iter_inputs(files, settings)
    while batch := list(islice(inputs, settings.batch_size)):
        yield from _read_batch(batch, settings, complain)


def _read_batch(batch: Sequence[Input], settings: Settings, complain: Complain) -> Iterator[Case]:
    lines = [line for found in batch if (line := _read_line(found, settings, complain)) is not None]
    articles = [article for _, article in lines if article is not None]
    readings = read_articles(articles, settings.model)
    for case, article in lines:
        reading = next(readings) if article is not None else None
        if isinstance(reading, Failure):
            complain(f"{case.place}: coder_error: {reading.message}")
        yield case if not isinstance(reading, Reading) else _add_events(case, reading)


def _read_line(found: Input, settings: Settings, complain: Complain) -> tuple[Case, Article | None] | None:
    """Return the line's case, without events so far, and its article; None when its gold cannot be used."""
    place = found.source_uri if found.position is None else f"{found.source_uri}, line {found.position}"
    parsed = parse_input(found, settings)
    if parsed.reject is not None:
        complain(f"{place}: {parsed.reject.reason}: {parsed.reject.message}")
    try:
        record = load_record(found)
        gold = read_gold(record)
    except (RejectedError, ValueError) as error:
        if parsed.reject is None:
            complain(f"{place}: {error}")
        return None
    text = " / ".join(str(record[key]) for key in ("title", "text") if record.get(key))
    return (Case(place, str(record.get("id") or place), text, gold, ()), parsed.article) if text else None


def _add_events(case: Case, reading: Reading) -> Case:
    events = tuple(_to_read_event(event, reading.events) for event in reading.events)
    return Case(case.place, case.name, case.text, case.gold, events)


def _to_read_event(event: Event, others: Sequence[Event]) -> ReadEvent:
    sides: dict[str, list[Participant]] = {"actor": [], "recipient": []}
    for role, mention in participants_of(event):
        sides[role].append(Participant(mention.words.text, mention.country))
    values = {"mode": event.mode, "realis": event.realis, **_date_values(event.when), **_place_values(event.where)}
    members_by_role = {role: tuple(members) for role, members in sides.items()}
    features = features_of(event, others)
    confidence = round(event.confidence, 2)
    return ReadEvent(
        event.event_type, members_by_role, values, event.trigger.text, event.words.text, confidence, features
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
