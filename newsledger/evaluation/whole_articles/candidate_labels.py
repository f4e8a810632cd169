"""Label the candidates of an annotated article: right, wrong, or nothing where the annotation lets both pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsledger.evaluation.whole_articles.annotations import AnnotatedEvent
from newsledger.evaluation.whole_articles.coded_rows import CodedArticle, Row
from newsledger.evaluation.whole_articles.event_alignment import align_events
from newsledger.model.reading import Event, Reading

Labelled = tuple[Mapping[str, str], bool]


def label_candidates(wanted: Sequence[AnnotatedEvent], reading: Reading) -> list[Labelled]:
    """Return the features of each candidate that counts, and whether it is right: the first on an event of its type."""
    rows = [_make_row(event) for event in reading.candidates]
    fields = {"title": reading.article.title or "", "body": reading.article.body}
    alignment = align_events(wanted, CodedArticle(fields, rows, (), (), (), {}, {}))
    labelled = [(row, False) for row, _ in alignment.false_rows]
    for number, found in alignment.rows_of.items():
        if wanted[number].is_core and not wanted[number].is_hazard:
            labelled += [(row, row is found[0]) for row in found]
    return [(row["event"].features, is_right) for row, is_right in labelled]


def _make_row(event: Event) -> Row:
    words = event.words
    return {
        "event_type": event.event_type,
        "evidence_field": words.evidence_field,
        "char_start": words.char_start,
        "char_end": words.char_end,
        "event": event,
    }
