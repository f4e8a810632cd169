from __future__ import annotations

from datetime import date

import pytest

from newsledger.coding.coder import read_articles
from newsledger.model.article import Article
from newsledger.model.reading import Event, Reading
from newsledger.settings import DEFAULT_MODEL


def _events(title: str, body: str) -> list[Event]:
    article = Article(article_id="a", source_id="a", title=title, body=body, published_date=date(2024, 3, 14))
    (reading,) = read_articles([article], DEFAULT_MODEL)
    assert isinstance(reading, Reading)
    return reading.events


def _names(event: Event) -> tuple[list[str], list[str]]:
    return [one.words.text for one in event.actors], [one.words.text for one in event.recipients]


def test_a_headline_that_calls_the_same_people_otherwise_is_folded_into_the_body_and_adds_no_names():
    (event,) = _events("Gunmen abduct Kenyan pastor", "Gunmen abducted a man in Nairobi on Thursday, witnesses said.")
    assert (event.words.evidence_field, _names(event)) == ("body", (["Gunmen"], ["man"]))


def test_a_headline_is_folded_into_one_event_of_the_body_only():
    body = "Peru expelled three diplomats on Monday. Bolivia expelled two Chilean consuls in March."
    events = _events("Peru expels Chilean envoys", body)
    assert [_names(event)[0] for event in events] == [["Peru"], ["Bolivia"]]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Rebels kill nine soldiers", "The army killed 12 rebels on Monday in a raid near Bria."),
        ("Police arrest 30 protesters", "Soldiers arrested 12 rebels on Monday near Bria."),
        ("Peru expels envoy", "Chile expelled a Bolivian consul on Monday."),
    ],
)
def test_those_who_take_part_keep_what_the_headline_tells_apart(title: str, body: str):
    assert [event.words.evidence_field for event in _events(title, body)] == ["title", "body"]
