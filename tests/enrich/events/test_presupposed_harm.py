"""Harm that is condemned, protested against or inquired into was done; harm that is asked for or only feared was not."""

from __future__ import annotations

import pytest

from tests.enrich.events.test_find_events import events_in


@pytest.mark.parametrize(
    ("sentence", "event_types"),
    [
        ("The minister condemned the arrest of Anna Wafula.", ["ACCUSE", "COERCE"]),
        ("The envoy denounced the killing of the farmers.", ["ACCUSE", "ASSAULT"]),
        ("The minister demanded the arrest of Anna Wafula.", ["REQUEST"]),
        ("The minister condemned violence.", ["ACCUSE"]),
    ],
)
def test_harm_to_somebody_known_is_an_event_where_it_is_reacted_to(sentence: str, event_types: list[str]):
    assert [event.event_type for event in events_in(sentence)] == event_types
