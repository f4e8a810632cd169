"""The annotation of a whole article: the values that ``read_annotation`` makes of the lists under ``gold``.

Where several answers are acceptable, all are kept: event types, modes, realis and measures are listed best first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from newsledger.contracts import columns

HAZARD = columns.HAZARD
"""Marks disasters and accidents, which are no PLOVER event and are scored apart."""


@dataclass(frozen=True, slots=True)
class Named:
    """A participant or an actor: its names, and the countries and sectors that are right; None is no country.

    An ``is_optional`` participant need not be read; an actor that is not ``is_core`` is not asked for.
    """

    names: tuple[str, ...]
    countries: tuple[str | None, ...]
    sectors: tuple[str | None, ...]
    kind: str | None = None
    is_optional: bool = False
    is_core: bool = True


@dataclass(frozen=True, slots=True)
class AnnotatedPlace:
    """Where an event happened: names any of which is right (none: the country is enough) and the countries."""

    names: tuple[str, ...]
    countries: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedEvent:
    """One event, however often the article tells it; a strict coder may leave out one that is not ``is_core``."""

    types: tuple[str, ...]
    modes: tuple[str, ...]
    realis: tuple[str, ...]
    mentions: tuple[str, ...]
    sides: Mapping[str, tuple[Named, ...]]
    place: AnnotatedPlace | None
    days: tuple[date, date] | None
    is_core: bool

    @property
    def is_hazard(self) -> bool:
        """Whether it is scored as a hazard."""
        return self.types[0] == HAZARD


@dataclass(frozen=True, slots=True)
class AnnotatedFigure:
    """One quantity; ``values`` are low, best and high, ``other_values`` further right ones.

    An empty word in ``counted``, ``units`` or ``other_sources`` says that nothing is right too.
    """

    mention: str
    measures: tuple[str, ...]
    values: tuple[float | None, float | None, float | None]
    other_values: tuple[float, ...]
    bounds: tuple[str, ...]
    units: tuple[str, ...]
    counted: tuple[str, ...]
    populations: tuple[str | None, ...]
    sources: tuple[str, ...]
    other_sources: tuple[str, ...]
    scopes: tuple[str, ...]
    realis: tuple[str, ...]
    is_core: bool

    @property
    def may_lack_source(self) -> bool:
        """Whether a row without a source is right."""
        return not self.sources or "" in self.other_sources


@dataclass(frozen=True, slots=True)
class AnnotatedStatement:
    """What somebody says, in the words of the article, and the names of the speaker."""

    words: str
    speakers: tuple[str, ...]
    is_core: bool


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that is annotated in one article."""

    focus_countries: tuple[str, ...]
    events: tuple[AnnotatedEvent, ...]
    figures: tuple[AnnotatedFigure, ...]
    statements: tuple[AnnotatedStatement, ...]
    actors: tuple[Named, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All words that are to stand in the article, as annotated."""
        mentions = [mention for event in self.events for mention in event.mentions]
        return (*mentions, *(one.mention for one in self.figures), *(one.words for one in self.statements))
