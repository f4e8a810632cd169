"""Read the gold annotation of a text from the object under ``gold`` of its line.

Every key but ``event_type`` may be missing; only keys that are present are scored, and null means that the row must
have no value. The type YIELD of older editions of PLOVER matches both CONCEDE and RETREAT.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from newsledger.contracts import columns
from newsledger.knowledge import ontology

DATE_KEYS = ("event_date_start", "event_date_end", "event_date_precision")
PLACE_KEYS = ("place_country", "place_name", "geoname_id", "place_precision")
OLDER_TYPES = {"YIELD": ("CONCEDE", "RETREAT")}
DONE = ("asserted", "future")
_QUADS = dict(zip("1234", columns.QUAD_CLASSES, strict=True))
_OLDER_QUAD = "material_cooperation"
_VALUES = {
    "realis": columns.REALIS,
    "event_date_precision": columns.EVENT_DATE_PRECISIONS,
    "place_precision": columns.PLACE_PRECISIONS,
}


@dataclass(frozen=True, slots=True)
class Participant:
    """A participant as printed, and its country or PLOVER slot."""

    text: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold annotation of one text.

    ``event_type`` None: it reports no event. ``sides`` holds the participants of the annotated roles, ``values`` all
    other annotations by column of ``events``; ``words`` are those that name the event.
    """

    event_type: str | None
    quad_class: str | None
    sides: Mapping[str, tuple[Participant, ...]]
    values: Mapping[str, object]
    words: str

    @property
    def realis(self) -> str:
        """The realis; a text annotated without one counts as asserted."""
        return str(self.values.get("realis") or DONE[0])


def read_gold(record: Mapping[str, object]) -> Gold:
    """Return the annotation under ``gold`` of the record; raises ValueError, which says what is wrong with it."""
    gold = record.get("gold")
    if not isinstance(gold, dict):
        raise ValueError("has no object `gold`")  # noqa: TRY004 - it is the input that is wrong
    event_type = _read_event_type(gold)
    sides = {
        role: _read_participants(gold, key)
        for role, key in (("actor", "actors"), ("recipient", "recipients"))
        if key in gold
    }
    annotated = {role: members for role, members in sides.items() if members is not None}
    return Gold(
        event_type, _read_quad_class(gold, event_type), annotated, _read_values(gold), str(gold.get("event_text") or "")
    )


def _read_event_type(gold: Mapping[str, object]) -> str | None:
    if "event_type" not in gold:
        raise ValueError("gold has no event_type, nor lists of events, figures, statements or actors")
    event_type = gold["event_type"]
    if event_type is None or event_type in (*columns.EVENT_TYPES, *OLDER_TYPES):
        return None if event_type is None else str(event_type)
    raise ValueError(f"unknown event_type {event_type!r}")


def _read_quad_class(gold: Mapping[str, object], event_type: str | None) -> str | None:
    quad = gold.get("quad")
    if quad is not None and str(quad) not in _QUADS:
        raise ValueError(f"unknown quad {quad!r}")
    if quad is not None or event_type is None:
        return _QUADS.get(str(quad))
    return _OLDER_QUAD if event_type in OLDER_TYPES else ontology.quad_class(event_type)


def _read_participants(gold: Mapping[str, object], key: str) -> tuple[Participant, ...] | None:
    """Return the participants that have words; None when there are participants but none has words."""
    members = gold[key] or []
    if not isinstance(members, list) or not all(isinstance(member, dict) for member in members):
        raise ValueError(f"{key} is no list of objects")
    found = tuple(Participant(str(member["text"]), member.get("code")) for member in members if member.get("text"))
    return found if found or not members else None


def _read_values(gold: Mapping[str, object]) -> dict[str, object]:
    values = {key: gold[key] for key in ("mode", "realis", *DATE_KEYS, *PLACE_KEYS) if key in gold}
    for key, known in _VALUES.items():
        if values.get(key) is not None and values[key] not in known:
            raise ValueError(f"unknown {key} {values[key]!r}")
    if values.get("mode") is not None and f"{gold['event_type']}/{values['mode']}" not in columns.MODES:
        raise ValueError(f"unknown mode {values['mode']!r} of {gold['event_type']}")
    return values | {key: _read_day(key, values[key]) for key in DATE_KEYS[:2] if values.get(key) is not None}


def _read_day(key: str, value: object) -> str:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        raise ValueError(f"{key} {value!r} is no day") from error
