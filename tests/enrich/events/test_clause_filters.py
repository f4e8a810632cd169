"""Verbs that tell no event for what their own clause says, and those that do."""

from __future__ import annotations

import pytest

from tests.enrich.events.test_find_events import events_in


@pytest.mark.parametrize(
    "sentence",
    [
        "The peacekeepers stationed at the dam noticed nothing.",
        "The firm, which the ministry has been trying to sell, is small.",
        "The carnival has nothing to do with any party, the mayor said.",
        "At the debate in Dublin, the candidate was asked how she would treat visitors.",
        "Britain is warning its citizens not to travel to Chad.",
        "The governor warned that the dam will need repairs.",
        "Falling rents will provide some relief to the Bank of England.",
        "The storm threatened fishing towns in Fiji.",
        "Rescue teams in Peru faced the threat of new mudslides on Friday.",
        "Nine out of ten dentists agree.",
        "Families have been leaving for northern Syria in buses.",
        "Shareholders in Norway have welcomed the merger.",
        "Researchers have investigated how plants grow on Mars.",
        "Party leaders have been targeted in the audits.",
        "The rain should ease by Friday evening, said forecaster Lena Holt.",
        "Putting tariffs on Bolivian tin would be very unusual, the minister said.",
    ],
)
def test_it_is_no_event(sentence: str):
    assert [event.trigger_text for event in events_in(sentence)] == []


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("The rebels said they had nothing to do with that bombing.", "REJECT"),
        ("Moscow warned Kyiv that any attack would bring a harsh response.", "THREATEN"),
        ("Iran has said it would not rule out striking American bases.", "THREATEN"),
        ("Ankara said it could not promise protection to the convoy.", "REJECT"),
        ('"Release my brother," Amina Yusuf told the Egyptian authorities.', "REQUEST"),
        ("The envoy said Israel should halt construction in the settlements.", "REQUEST"),
        ("A drone targeted the airport in Erbil.", "ASSAULT"),
        ("Protesters stormed the lobby of the ministry.", "PROTEST"),
        ("President Moyo signed a law restricting foreign funding of charities.", "COERCE"),
        ("The council sent the police chief a letter demanding answers about the shooting.", "REQUEST"),
        ("Chad has sent four battalions and their tanks in the past week.", "MOBILIZE"),
        ("Thousands crowded into the capital to insist that the vote be cancelled.", "PROTEST"),
        ("Libya said it would respond to the tariffs.", "THREATEN"),
    ],
)
def test_it_is_one_event_of_that_type(sentence: str, event_type: str):
    assert [event.event_type for event in events_in(sentence)] == [event_type]
