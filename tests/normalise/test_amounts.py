"""Amounts that print writes as one word come apart; names that look like them stay whole."""

from __future__ import annotations

import pytest

from newsledger.normalise.sentences import load_model
from newsledger.normalise.tokens import make_tokens
from newsledger.settings import DEFAULT_MODEL


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("S$83.7 million", ["S$", "83.7", "million"]),
        ("HK$5.4m", ["HK$", "5.4", "m"]),
        ("R50bn", ["R", "50bn"]),
        ("R7.5 million", ["R", "7.5", "million"]),
        ("KSh1,200", ["KSh", "1,200"]),
        ("640bhp.", ["640", "bhp", "."]),
        ("10kW.", ["10", "kW", "."]),
        ("6Tb", ["6", "Tb"]),
        ("$5m-$6m", ["$", "5m", "-", "$", "6", "m"]),
        ("N95 masks", ["N95", "masks"]),
        ("R21", ["R21"]),
        ("G20 talks", ["G20", "talks"]),
        ("3rd", ["3rd"]),
    ],
)
def test_a_sign_a_number_and_a_unit_come_apart_and_a_name_stays_whole(text: str, tokens: list[str]) -> None:
    doc = make_tokens(load_model(DEFAULT_MODEL), text)
    assert [token.text for token in doc] == tokens
    assert doc.text == text
