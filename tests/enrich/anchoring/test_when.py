from __future__ import annotations

from datetime import date

import pytest

from newsledger.coding.coder import read_articles
from newsledger.model.article import Article
from newsledger.model.reading import Event, Reading
from newsledger.settings import DEFAULT_MODEL


def _events(body: str) -> list[Event]:
    article = Article(article_id="a", source_id="a", body=body, published_date=date(2024, 3, 14))
    (reading,) = read_articles([article], DEFAULT_MODEL)
    assert isinstance(reading, Reading)
    return reading.events


def _day(event: Event) -> tuple[str, str, str] | None:
    when = event.when
    return None if when is None else (str(when.start), when.precision, when.basis)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Police arrested 30 protesters in Izmir on Sunday.", ("2024-03-10", "day", "clause")),
        ("Police arrested 30 protesters in Izmir, the governor said on Sunday.", ("2024-03-10", "day", "sentence")),
        ("Police arrested 30 protesters in Izmir.", ("2024-03-14", "publication", "publication")),
    ],
)
def test_a_day_says_where_it_is_said(body: str, expected: tuple[str, str, str]):
    assert [_day(event) for event in _events(body)] == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "A court jailed a poet on Monday.\nThe court also fined three publishers.",
        "Police arrested 30 protesters in Izmir on Monday.\nThey also beat a reporter.",
        "The mayor met striking nurses on Monday.\nHe then accused the minister of lies.",
    ],
)
def test_what_a_sentence_adds_happened_on_the_day_just_told(body: str):
    last = _events(body)[-1]
    assert _day(last) == ("2024-03-11", "day", "inherited")


@pytest.mark.parametrize(
    "body",
    [
        "A court jailed a poet on Monday.\nThe court has fined three publishers.",
        "A court jailed a poet in 1996.\nThe court also fined three publishers.",
        "A court, which jailed a poet on Monday, is small.\nThe court also fined three publishers.",
    ],
)
def test_what_is_not_added_to_a_recent_day_has_no_day(body: str):
    last = _events(body)[-1]
    assert last.when is not None
    assert last.when.precision == "publication"


def test_at_the_time_is_the_time_just_named():
    body = "An envoy claimed last June that guards had lied. A minister rejected the claim at the time."
    assert _day(_events(body)[-1]) == ("2023-06-01", "month", "inherited")


@pytest.mark.parametrize(
    ("body", "trigger", "expected"),
    [
        ("A court acquitted him on Monday over a 2013 attack in which 67 people were killed.", "kill", "2013-01-01"),
        ("He spoke on Monday of the 2019 riots, which were put down by soldiers.", "put", "2019-01-01"),
    ],
)
def test_a_relative_clause_is_of_the_time_of_the_event_it_tells_of(body: str, trigger: str, expected: str):
    (event,) = (one for one in _events(body) if one.trigger.lemma_ == trigger)
    assert event.when is not None
    assert str(event.when.start) == expected


@pytest.mark.parametrize(
    ("body", "trigger"),
    [
        ("Chad, which was accused on Monday of arming rebels, has asked the United Nations for help.", "ask"),
        ("On Monday the council held a session that had been requested by Chad.", "request"),
    ],
)
def test_a_clause_of_another_time_does_not_date_the_event(body: str, trigger: str):
    (event,) = (one for one in _events(body) if one.trigger.lemma_ == trigger)
    assert event.when is not None
    assert event.when.precision == "publication"
