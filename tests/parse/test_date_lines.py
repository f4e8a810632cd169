from datetime import date

import pytest

from newsledger.parse.date_lines import read_date_line

DAY = date(2023, 10, 9)


@pytest.mark.parametrize(
    "line",
    [
        "Published October 09,2023",
        "Published on 9 October 2023",
        "PUBLISHED: Oct 9, 2023",
        "Published: 2023-10-09T10:15:00Z",
        "Posted on October 9, 2023 10:15 AM",
        "October 9, 2023",
        "Monday, October 9, 2023",
        "9 Oct 2023",
        "2023-10-09",
    ],
)
def test_a_date_line_gives_the_day_it_prints(line: str) -> None:
    found = read_date_line(line)
    assert found is not None
    assert found.published is not None
    assert (found.published.day, found.modified) == (DAY, None)


@pytest.mark.parametrize(
    "line",
    ["Published 9 October 2023 | Updated 11 October 2023", "09.10.2023 - Update : 11.10.2023"],
)
def test_an_update_is_not_the_publication(line: str) -> None:
    found = read_date_line(line)
    assert found is not None
    assert found.published is not None
    assert found.modified is not None
    assert (found.published.day, found.modified.day) == (DAY, date(2023, 10, 11))


def test_a_paper_may_stand_before_the_day() -> None:
    found = read_date_line("Published in The Daily Lamp, October 9th, 2023")
    assert found is not None
    assert found.published is not None
    assert (found.publisher, found.published.day) == ("The Daily Lamp", DAY)


@pytest.mark.parametrize(
    "line",
    [
        "Published October 9",
        "The bridge was opened on October 9, 2023, by the mayor of the town.",
        "October 2023 was the wettest month on record",
        "2023",
        "Published in 2023 by a small press",
        "",
    ],
)
def test_other_lines_are_no_date_lines(line: str) -> None:
    assert read_date_line(line) is None
