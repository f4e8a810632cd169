"""Find the time expressions of a sentence, reading each passage once."""

from __future__ import annotations

from newsledger.model.reading import Passage, Reading, Sentence
from newsledger.normalise.dates import TimeExpression, find_times

_KEY = "newsledger.times"


def times_of(reading: Reading, sentence: Sentence) -> list[TimeExpression]:
    """Return the time expressions of the sentence in order."""
    span = sentence.span
    times = _times_of_passage(reading, sentence.passage)
    return [time for time in times if span.start <= time.start_token < span.end]


def _times_of_passage(reading: Reading, passage: Passage) -> list[TimeExpression]:
    known: list[TimeExpression] | None = passage.doc.user_data.get(_KEY)
    if known is None:
        known = []
        for span in passage.doc.sents:
            days = [time.when.start for time in known if time.when.precision == "day"]
            known += find_times(span, reading.article.published_date, days[-1] if days else None)
        passage.doc.user_data[_KEY] = known
    return known


def times_before(reading: Reading, sentence: Sentence) -> list[TimeExpression]:
    """Return the time expressions of the paragraph's earlier sentences in order."""
    return [time for time in _times_of_passage(reading, sentence.passage) if time.start_token < sentence.span.start]
