"""Case is restored, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.normalise.casing import recase


@pytest.mark.parametrize(
    ("printed", "ordinary"),
    [
        ("REBELS FIRED ON A BUS NEAR THE BRIDGE.", "Rebels fired on a bus near the bridge."),
        ("TWO IRAQI SOLDIERS DIED IN BAGHDAD ON MONDAY.", "Two Iraqi soldiers died in Baghdad on Monday."),
        ("A 30-YEAR-OLD TEACHER FLED. SHE IS SAFE.", "A 30-year-old teacher fled. She is safe."),
        ("HE LEFT ON 3 MAY AND MAY COME BACK IN MARCH.", "He left on 3 May and may come back in March."),
        ("THE US TOLD US TO WAIT FOR NATO.", "The US told us to wait for NATO."),
        ("THE U.S. EMBASSY WAS CLOSED ON THE 5TH DAY.", "The U.S. embassy was closed on the 5th day."),
        ("SOLDIERS SEIZED AN M-16 RIFLE AND AN AK-47.", "Soldiers seized an M-16 rifle and an AK-47."),
        ("THE WHITE HOUSE DIDN'T REPLY TO MOSCOW.", "The White House didn't reply to Moscow."),
        ("FOUR POLICEMEN AND TWO CLERGYMEN LEFT YEMEN.", "Four policemen and two clergymen left Yemen."),
        ("GENERAL MENDOZA MET PRESIDENT BUSH.", "General Mendoza met president Bush."),
    ],
)
def test_wire_capitals_become_ordinary_case(printed: str, ordinary: str) -> None:
    assert recase(printed, "body") == ordinary


@pytest.mark.parametrize(
    ("printed", "ordinary"),
    [
        ("Rebels Attack Army Base in Northern Mali", "Rebels attack army base in northern Mali"),
        ("Trump Says Deal With EU Won’t Hold", "Trump says deal with EU won’t hold"),
        ("Flood Kills 12 in Kenya: Red Cross", "Flood kills 12 in Kenya: Red Cross"),
    ],
)
def test_title_case_headlines_become_ordinary_case(printed: str, ordinary: str) -> None:
    assert recase(printed, "title") == ordinary


@pytest.mark.parametrize(
    "text",
    [
        "Police in Lagos said that NATO and the EU had agreed on Monday.",
        "Lula meets Maduro in Brasilia",
        "Anwar Ibrahim, Kuala Lumpur",
        "UNHCR, WFP, MSF",
        "",
        "12,000",
    ],
)
def test_text_in_ordinary_case_comes_back_unchanged(text: str) -> None:
    assert recase(text, "body") == text


@given(st.text(max_size=60) | st.text(alphabet="ABEINOST 'İßŒ.-7\n", max_size=60))
def test_only_case_differs(text: str) -> None:
    for printed in (text, text.upper(), text.title()):
        recased = recase(printed, "title")
        assert len(recased) == len(printed)
        assert all(a == b or a.lower() == b.lower() for a, b in zip(printed, recased, strict=True))


@given(
    st.lists(
        st.sampled_from(["THE", "ARMY", "KILLED", "TWO", "MEN", "IN", "LIMA", "ON", "FRIDAY"]), min_size=3, max_size=12
    )
)
def test_recasing_twice_is_recasing_once(words: list[str]) -> None:
    once = recase(" ".join(words), "body")
    assert recase(once, "body") == once
