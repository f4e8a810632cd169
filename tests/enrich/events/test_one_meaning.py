"""Words to which the lexicon once gave two meanings, and the one that the definitions give them."""

from __future__ import annotations

import pytest

from tests.enrich.events.test_find_events import events_in


@pytest.mark.parametrize(
    ("sentence", "event_type", "mode"),
    [
        ("The navy launched strikes on the rebel camp.", "ASSAULT", None),
        ("Peru's opposition conceded defeat late on Sunday.", "CONCEDE", None),
        ("Chad expelled a Togolese journalist on Friday.", "COERCE", "deport"),
        ("The government scrapped the treaty with Peru.", "SANCTION", "withdraw"),
        ("Chile scrapped 200 missiles under the accord.", "RETREAT", "disarm"),
        ("The navy blockaded the port of Oria.", "COERCE", "restrict"),
        ("Protesters closed the road to the mine.", "PROTEST", "obstruct"),
        ("Students occupied the square on Monday.", "PROTEST", "obstruct"),
        ("Rebels handed back the territory on Monday.", "RETREAT", "return"),
        ("Ghana asked for help from Togo.", "REQUEST", "assist"),
        ("Ghana defied the ultimatum of Togo.", "REJECT", "yield"),
    ],
)
def test_it_is_read_with_that_meaning(sentence: str, event_type: str, mode: str | None):
    assert (event_type, mode) in {(event.event_type, event.mode) for event in events_in(sentence)}
