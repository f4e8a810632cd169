"""Align event rows with annotated events.

A row is right when its words meet a mention of an event that accepts its type; of several such events it takes the one
it shares most characters with and that no earlier row has taken. Rows on events that a strict coder may leave out, and
hazards that no annotation asks for, count neither way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsledger.evaluation.whole_articles.annotations import HAZARD, AnnotatedEvent
from newsledger.evaluation.whole_articles.coded_rows import CodedArticle, Row, span_of
from newsledger.evaluation.whole_articles.matching_words import TextSpan, find_words

_LEAST_OVERLAP = 4
"""Characters that a row and a mention share: fewer are a full stop or a little word between two clauses."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The rows of each annotated event by its place in the list, the false rows with the event they meet, if any.

    ``hazard_rows`` is how many rows are hazards, ``hazard_hits`` how many of them are the first on theirs.
    """

    rows_of: Mapping[int, Sequence[Row]]
    false_rows: Sequence[tuple[Row, AnnotatedEvent | None]]
    hazard_rows: int
    hazard_hits: int


def align_events(wanted: Sequence[AnnotatedEvent], coded: CodedArticle) -> Alignment:
    """Return the alignment of the article's event rows, taken in the order of the text."""
    places = [[span for words in event.mentions for span in find_words(words, coded.fields)] for event in wanted]
    rows_of: dict[int, list[Row]] = defaultdict(list)
    false_rows: list[tuple[Row, AnnotatedEvent | None]] = []
    hazards = hits = 0
    for row in coded.events:
        met = _find_met(span_of(row), places)
        right = [number for number in met if row["event_type"] in wanted[number].types]
        free = [number for number in right if number not in rows_of]
        is_hazard = row["event_type"] == HAZARD
        hazards, hits = hazards + is_hazard, hits + (is_hazard and bool(free))
        if right:
            rows_of[(free or right)[0]].append(row)
        elif not is_hazard and (not met or any(wanted[number].is_core for number in met)):
            false_rows.append((row, wanted[met[0]] if met else None))
    return Alignment(rows_of, false_rows, hazards, hits)


def _find_met(span: TextSpan, places: Sequence[Sequence[TextSpan]]) -> list[int]:
    """Return the events that the words meet, most shared characters first."""
    shared = [max((span.overlap(place) for place in found), default=0) for found in places]
    return sorted((n for n, overlap in enumerate(shared) if overlap >= _LEAST_OVERLAP), key=lambda n: -shared[n])
