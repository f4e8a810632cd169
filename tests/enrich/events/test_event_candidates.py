"""Every use that the lexicon knows is a candidate; a rule that speaks against one is its filter, and it is no event."""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.coding.coder import read_articles
from newsledger.commands.candidate_table import candidate_rows
from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.settings import DEFAULT_MODEL


def read(text: str) -> Reading:
    article = Article(article_id="a", source_id="a", body=text, published_date=date(2023, 10, 9))
    (reading,) = read_articles([article], DEFAULT_MODEL)
    assert isinstance(reading, Reading)
    return reading


def test_events_are_the_candidates_that_no_filter_rejects():
    reading = read("Police arrested two men in Lima. A truck killed a cyclist in an accident on the motorway.")
    assert [event.trigger_text for event in reading.events] == ["arrest", "accident"]
    assert all(not event.filter for event in reading.events)
    rejected = [event for event in reading.candidates if event not in reading.events]
    assert [event.trigger_text for event in rejected] == ["kill"]
    assert all(event.filter for event in rejected)


@pytest.mark.parametrize(
    "text",
    [
        "A truck killed a cyclist in an accident on the motorway.",
        "The river flooded the fields after rain.",
        "Ministers met in Quito on Friday and signed the pact.",
    ],
)
def test_every_candidate_has_a_score_and_features_that_say_why(text: str):
    reading = read(text)
    assert all(0 < event.confidence < 1 and event.features["filter"] for event in reading.candidates)
    shown = candidate_rows(reading)
    assert len(shown) == len(reading.candidates) - len(reading.events)
    assert all(len(row["decided_by"]) == 2 and row["evidence"] in text for row in shown)  # type: ignore[arg-type, operator]
