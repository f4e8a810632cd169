from __future__ import annotations

from datetime import date

import pytest

from newsledger.normalise.written_days import read_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Today", date(2026, 1, 1)),
        ("yesterday", date(2025, 12, 31)),
        ("1 January 2003", date(2003, 1, 1)),
        ("Jan. 5, 2021", date(2021, 1, 5)),
        ("January 2003", date(2003, 1, 1)),
        ("2003-01", date(2003, 1, 1)),
        ("2019", date(2019, 7, 1)),
        ("13/10/2023", date(2023, 10, 13)),
        ("2023-10-09T10:00:00Z", date(2023, 10, 9)),
    ],
)
def test_a_day_is_read_as_a_person_writes_it(text: str, day: date) -> None:
    assert read_day(text, date(2026, 1, 1)) == day


@pytest.mark.parametrize("text", ["soon", "09/10/2023", "2023-13-40", "5 janvier", "", "['x']"])
def test_what_is_no_sure_day_is_none(text: str) -> None:
    assert read_day(text) is None
