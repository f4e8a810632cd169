"""Disasters and accidents are events of their own type, told once an article, and nobody's attack."""

from __future__ import annotations

import pytest

from newsledger.knowledge.hazard_lexicon import HAZARD
from newsledger.model.reading import Event
from tests.enrich.events.test_find_events import events_in


def hazards_in(body: str, title: str | None = None) -> list[Event]:
    return [event for event in events_in(body, title) if event.event_type == HAZARD]


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("A winter storm battered the coast of Galicia on Sunday.", "storm"),
        ("Typhoon Lenka tore across the north of Luzon.", "storm"),
        ("The river burst its banks and cut off forty villages.", "flood"),
        ("Whole streets of Dera were flooded on Monday.", "flood"),
        ("A strong quake of magnitude 6.1 shook the port before dawn.", "earthquake"),
        ("Mount Ruang erupted twice in a night.", "volcano"),
        ("Heaps of mud came down in a landslide near Chaman.", "landslide"),
        ("An avalanche buried four skiers above Verbier.", "avalanche"),
        ("Thousands fled as wildfires spread on Evia.", "wildfire"),
        ("The worst drought in decades has killed their cattle.", "drought"),
        ("At least 200 people died in a heat wave in Multan.", "heat-wave"),
        ("An outbreak of cholera has killed forty people in Jacmel.", "epidemic"),
        ("Locust swarms stripped the fields of Turkana.", "insects"),
        ("A tour bus plunged into a ravine, killing 23 pupils.", "transport-accident"),
        ("A coach with mourners struck a parked lorry near Gweru.", "transport-accident"),
        ("An overloaded ferry sank off Samar.", "transport-accident"),
        ("A chemical leak at the plant forced 300 people to leave their homes.", "industrial-accident"),
        ("The footbridge collapsed under a wedding party.", "collapse"),
        ("A fire broke out in a hotel in Pattaya.", "fire"),
        ("A gas explosion flattened a bakery in Lyon.", "explosion"),
        ("Six children drowned in a pond near Multan.", "other"),
        ("A stampede at a temple killed twenty pilgrims.", "other"),
    ],
)
def test_a_disaster_has_the_mode_of_its_kind(sentence: str, mode: str) -> None:
    assert [event.mode for event in hazards_in(sentence)] == [mode]


@pytest.mark.parametrize(
    "sentence",
    [
        "A storm of protest met the minister's plan.",
        "The Greens won by a landslide in the election.",
        "A flood of refugees crossed the border.",
        "Talks between the two sides collapsed on Friday.",
        "The government collapsed after the vote.",
        "The market crash wiped out their savings.",
        "His career was a train wreck.",
        "Fighting erupted in the capital.",
        "An outbreak of violence killed forty people in Jacmel.",
        "Police opened fire on the crowd.",
        "A bomb explosion killed four soldiers.",
        "Rebels sank two boats of the navy.",
        "The club ended its title drought.",
        "Militants storm the mall and take hostages.",
        "The ministry warned that floods could hit the delta next week.",
    ],
)
def test_what_only_sounds_like_a_disaster_is_none(sentence: str) -> None:
    assert hazards_in(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "A gas explosion at a coal mine killed 31 miners in Shanxi.",
        "A crane driver was crushed to death at the port.",
        "The earthquake killed 6,000 people and destroyed the old town.",
        "A truck overturned and killed three cyclists in the accident.",
        "Floods drove 2,000 families from their homes in Sindh.",
        "A helicopter crashed into a lake, killing its pilot.",
    ],
)
def test_the_harm_that_a_disaster_does_is_nobodys_attack(sentence: str) -> None:
    assert {event.event_type for event in events_in(sentence)} == {HAZARD}


def test_an_article_tells_its_disaster_once_with_those_it_hit() -> None:
    body = (
        "A ferry capsized on the lake late on Saturday. At least 38 people drowned, among them eleven children. The"
        " accident is the third this year. In 2014, 129 people died when a boat sank near the same port."
    )
    now, then = hazards_in(body, "Dozens drown as ferry capsizes")
    assert now.mode == then.mode == "transport-accident"
    assert now.words.text == "A ferry capsized on the lake late on Saturday"
    assert then.realis == "historical"


def test_a_disease_is_named_in_passing_by_articles_about_something_else() -> None:
    start = "The council met on Monday. It passed the budget. Two members were absent. Buses will run later. "
    assert hazards_in(start + "The hall had been shut during the coronavirus pandemic.") == []
    assert [event.mode for event in hazards_in(start + "Measles killed nine pupils.")] == ["epidemic"]
