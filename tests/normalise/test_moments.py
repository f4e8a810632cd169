from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.normalise.moments import read_moment

DAY = date(2023, 10, 9)
NOON = datetime(2023, 10, 9, 12, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2023-10-09",
        "20231009",
        "2023/10/09",
        "October 09,2023",
        "Oct. 9, 2023",
        "9 October 2023",
        "Monday, 9th October 2023",
        "Mon 9 Oct 2023",
        "09.10.2023",
    ],
)
def test_a_day_is_its_midnight(text: str) -> None:
    assert read_moment(text) == (datetime(2023, 10, 9, tzinfo=UTC), DAY, "day")


@pytest.mark.parametrize(
    "text",
    [
        "2023-10-09T12:05:00Z",
        "2023-10-09T12:05:00.000+00:00",
        "2023-10-09 15:05 +0300",
        "Mon, 09 Oct 2023 12:05:00 GMT",
        "October 9, 2023 at 8:05 a.m. EDT",
        "8:05 AM EDT, Mon October 9, 2023",
        "9 Oct 2023 17:35 IST",
        "9 October 2023, 12:05",
        "Mon 9 Oct 2023 13.05 BST",
    ],
)
def test_an_instant_is_in_utc(text: str) -> None:
    assert read_moment(text) == (NOON, DAY, "minute")


def test_the_day_is_the_printed_one_whatever_it_is_in_utc() -> None:
    instant, day, _ = read_moment("2023-10-09T01:00:00+03:00")
    assert (instant, day) == (datetime(2023, 10, 8, 22, tzinfo=UTC), DAY)


def test_a_clock_in_an_unknown_zone_leaves_the_day() -> None:
    assert read_moment("9 October 2023 12:05 QXT")[1:] == (DAY, "day")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "09/10/2023",
        "October 2023",
        "2023",
        "October 9",
        "yesterday",
        "31 February 2023",
        "2023-10-09T99:99",
        "9" * 40,
    ],
)
def test_what_is_no_certain_day_is_unknown(text: str) -> None:
    assert read_moment(text) == (None, None, "unknown")


@given(st.text(max_size=30) | st.from_regex(r"[0-9 ,:./+TZ-]{0,20}2023[0-9 ,:./+TZ-]{0,20}", fullmatch=True))
def test_no_text_breaks_it(text: str) -> None:
    instant, day, precision = read_moment(text)
    assert (day is None) == (precision == "unknown") == (instant is None)


@pytest.mark.parametrize("year", [1800, 1899, 1999, 2199, 2999])
def test_any_year_from_1800_to_2999_is_a_date(year: int) -> None:
    for text in (f"{year}-03-04", f"4 March {year}", f"March 4, {year}"):
        assert read_moment(text)[1:] == (date(year, 3, 4), "day")


def test_four_figures_before_a_zone_or_hours_are_a_clock() -> None:
    assert read_moment("9 October 2023, 1830 GMT")[0] == datetime(2023, 10, 9, 18, 30, tzinfo=UTC)
    assert read_moment("9 October, 1830 hrs") == (None, None, "unknown")
