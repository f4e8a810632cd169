"""Find the time expressions of a sentence, reading each passage once."""

from __future__ import annotations

from datetime import date

from newsledger.model.once import once
from newsledger.model.reading import Passage, Reading, Sentence
from newsledger.normalise.dates import TimeExpression, find_times


def times_of(reading: Reading, sentence: Sentence) -> list[TimeExpression]:
    """Return the time expressions of the sentence in order."""
    span = sentence.span
    times = _times_of_passage(reading, sentence.passage)
    return [time for time in times if span.start <= time.start_token < span.end]


def _times_of_passage(reading: Reading, passage: Passage) -> list[TimeExpression]:
    known = _times_by_passage(reading)
    if id(passage) not in known:
        known[id(passage)] = _find_times(passage, reading.article.published_date)
    return known[id(passage)]


@once
def _times_by_passage(_reading: Reading) -> dict[int, list[TimeExpression]]:
    """Return the time expressions of each passage, filled as they are asked for."""
    return {}


def _find_times(passage: Passage, published: date | None) -> list[TimeExpression]:
    known: list[TimeExpression] = []
    for span in passage.doc.sents:
        days = [time.when.start for time in known if time.when.precision == "day"]
        known += find_times(span, published, days[-1] if days else None)
    return known


def times_before(reading: Reading, sentence: Sentence) -> list[TimeExpression]:
    """Return the time expressions of the paragraph's earlier sentences in order."""
    return [time for time in _times_of_passage(reading, sentence.passage) if time.start_token < sentence.span.start]
