"""What somebody says of another is an accusation when it judges him or tells a wrong of his; a report of a deed is not."""

from __future__ import annotations

import pytest

from tests.enrich.events.test_find_events import events_in


@pytest.mark.parametrize(
    "sentence",
    [
        "Demonstrators say the king squanders taxes on palaces.",
        "The opposition said the government was trying to silence independent media.",
        "The senator said the president was lying to the public.",
        "The union said ministers had failed to protect nurses.",
        "Mr Okello said the police had covered up the killings.",
        "The governor described the prime minister's record as deeply troubling.",
        "Bolivia's minister called the American tariffs illogical and a bad idea.",
        "The opposition warned that the army is intimidating voters.",
        "Prosecutors in Lima said Alan Rojas had enriched the companies.",
    ],
)
def test_a_wrong_told_of_another_accuses(sentence: str):
    assert "ACCUSE" in {event.event_type for event in events_in(sentence)}


@pytest.mark.parametrize(
    ("sentence", "event_types"),
    [
        ("The economist said the country was failing to attract investors.", set()),
        ("The monitor said government forces killed ten people in the town.", {"ASSAULT"}),
        ("Belarus has tried to hack into the servers of the army, officials said.", {"COERCE"}),
    ],
)
def test_a_report_accuses_nobody(sentence: str, event_types: set[str]):
    assert {event.event_type for event in events_in(sentence)} == event_types
