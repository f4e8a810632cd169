"""Read the annotation of a whole article from the object under ``gold`` of its line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from newsledger.contracts import columns
from newsledger.evaluation.whole_articles.annotation_fields import (
    Fields,
    answers_of,
    days_of,
    objects_of,
    some_words_of,
    word_of,
    words_of,
)
from newsledger.evaluation.whole_articles.annotations import (
    HAZARD,
    AnnotatedEvent,
    AnnotatedPlace,
    AnnotatedStatement,
    Annotation,
    Named,
)
from newsledger.evaluation.whole_articles.figure_annotations import read_figure

PARTS = ("events", "figures", "statements", "actors")
_TYPES = frozenset({*columns.EVENT_TYPES, HAZARD})
_MODES = frozenset(mode.partition("/")[2] for mode in columns.MODES)
_ROLE_KEYS = {"actor": "actors", "recipient": "recipients"}
T = TypeVar("T")


def is_of_whole_article(record: Mapping[str, object]) -> bool:
    """Return whether the record's gold lists what a whole article tells, rather than the one event of a sentence."""
    gold = record.get("gold")
    return isinstance(gold, dict) and "event_type" not in gold and any(isinstance(gold.get(key), list) for key in PARTS)


def read_annotation(record: Mapping[str, object]) -> Annotation:
    """Return the annotation under ``gold`` of the record; raises ValueError, which says what is wrong with it."""
    gold = record["gold"]
    if not isinstance(gold, dict):
        raise ValueError("has no object `gold`")  # noqa: TRY004 - it is the input that is wrong
    focus = answers_of(gold, "focus_country", "focus_country_also", columns.COUNTRIES)
    return Annotation(
        tuple(country for country in focus if country),
        _read_each(gold, "events", _read_event),
        _read_each(gold, "figures", read_figure),
        _read_each(gold, "statements", _read_statement),
        _read_each(gold, "actors", _read_named),
    )


def _read_each(gold: Fields, key: str, read: Callable[[Fields], T]) -> tuple[T, ...]:
    """Return what is read of each object under the key; an error says which object it is about, from 1."""
    found = []
    for number, fields in enumerate(objects_of(gold, key), start=1):
        try:
            found.append(read(fields))
        except ValueError as error:
            raise ValueError(f"gold.{key}, {number}: {error}") from error
    return tuple(found)


def _read_event(fields: Fields) -> AnnotatedEvent:
    types = some_words_of(fields, "event_type", _TYPES)
    return AnnotatedEvent(
        types,
        words_of(fields, "mode", None if HAZARD in types else _MODES),
        some_words_of(fields, "realis", columns.REALIS),
        some_words_of(fields, "mentions"),
        {role: tuple(map(_read_named, objects_of(fields, key))) for role, key in _ROLE_KEYS.items()},
        _read_place(fields),
        days_of(fields, "date"),
        fields.get("core", True) is True,
    )


def _read_named(fields: Fields) -> Named:
    sectors: tuple[str | None, ...] = words_of(fields, "sector", columns.SECTORS)
    kind = answers_of(fields, "kind", "kind_also", columns.KINDS)[0]
    return Named(
        some_words_of(fields, "names"),
        answers_of(fields, "country", "country_also", columns.COUNTRIES),
        sectors or (None,),
        kind,
        fields.get("optional") is True,
        fields.get("core", True) is True,
    )


def _read_place(fields: Fields) -> AnnotatedPlace | None:
    place = fields.get("place")
    if place is None:
        return None
    if not isinstance(place, dict):
        raise ValueError("place is no object with names and country")  # noqa: TRY004 - it is the input that is wrong
    return AnnotatedPlace(words_of(place, "names"), answers_of(place, "country", "country_also", columns.COUNTRIES))


def _read_statement(fields: Fields) -> AnnotatedStatement:
    return AnnotatedStatement(word_of(fields, "words"), words_of(fields, "speaker"), fields.get("core", True) is True)
