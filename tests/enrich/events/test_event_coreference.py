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


def _count(body: str, event_type: str) -> int:
    return sum(event.event_type == event_type for event in _events("", body))


@pytest.mark.parametrize(
    "body",
    [
        "Rebels attacked a convoy near Bria on Monday. Eleven soldiers were wounded.",
        "Police fired on marchers in Kisangani. Three people were killed and nine were injured.",
        "Army jets bombed a village in Darfur on Monday. The village lies on a lake. Six children were killed.",
    ],
)
def test_the_toll_told_in_the_next_sentences_is_no_second_attack(body: str):
    assert _count(body, "ASSAULT") == 1


@pytest.mark.parametrize(
    "body",
    [
        "Rebels attacked a convoy in Bria on Monday. In Bambari, three people were killed.",
        "Rebels attacked a convoy near Bria on Monday. Two traders were killed in January.",
        "Rebels shot a priest near Bria on Monday. A journalist was kidnapped.",
    ],
)
def test_a_toll_of_another_place_day_or_mode_is_an_attack_of_its_own(body: str):
    assert _count(body, "ASSAULT") == 2


@pytest.mark.parametrize(
    ("body", "event_type"),
    [
        ("Gunmen kidnapped a pastor in Jos on Monday. The abduction shocked the town.", "ASSAULT"),
        ("Soldiers raided a camp near Bria on Monday. The attack lasted two hours.", "ASSAULT"),
        ("Police arrested a journalist in Lima on Monday. The arrest took place at his home.", "COERCE"),
    ],
)
def test_a_noun_that_points_back_is_the_event_told_before(body: str, event_type: str):
    assert _count(body, event_type) == 1


def test_people_called_otherwise_in_the_next_sentence_are_held_once():
    body = "Police arrested 160 protesters in Izmir on Sunday. The rest went home. 164 people were held."
    assert _count(body, "COERCE") == 1


@pytest.mark.parametrize(
    "body",
    [
        "Police arrested 30 protesters in Izmir on Sunday. Two more men were arrested.",
        "Police arrested 30 protesters in Izmir on Sunday. Soldiers arrested a Greek diplomat.",
        "Police arrested a lawyer in Izmir on Friday. On Sunday they arrested a teacher.",
    ],
)
def test_arrests_of_others_or_of_another_day_stay_apart(body: str):
    assert _count(body, "COERCE") == 2


def test_a_state_and_its_government_are_one_who_is_accused():
    body = (
        "Canada condemned the Belarusian authorities on Monday. Canada also condemned Belarus for the arrest of a poet."
    )
    assert _count(body, "ACCUSE") == 1


def test_a_figure_of_a_later_telling_belongs_to_the_event():
    article = Article(
        article_id="a",
        source_id="a",
        title="",
        body="Rebels attacked a convoy near Bria on Monday. Eleven soldiers were wounded.",
        published_date=date(2024, 3, 14),
    )
    (reading,) = read_articles([article], DEFAULT_MODEL)
    assert isinstance(reading, Reading)
    assert [figure.event for figure in reading.figures] == reading.events
