from __future__ import annotations

from datetime import date

import pytest

from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.normalise.dates import find_times
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL

MONDAY = date(2023, 10, 9)

PHRASES = [
    ("The envoys spoke late Sunday.", "2023-10-08", "2023-10-08", "day"),
    ("Gunmen raided the depot early Saturday.", "2023-10-07", "2023-10-07", "day"),
    ("They met on Monday.", "2023-10-09", "2023-10-09", "day"),
    ("They met last Monday.", "2023-10-02", "2023-10-02", "day"),
    ("A shell hit the school yesterday evening.", "2023-10-08", "2023-10-08", "day"),
    ("The hall burned overnight.", "2023-10-09", "2023-10-09", "day"),
    ("A bomb went off last night.", "2023-10-08", "2023-10-08", "day"),
    ("The mayor resigned this morning.", "2023-10-09", "2023-10-09", "day"),
    ("He was shot on October 7.", "2023-10-07", "2023-10-07", "day"),
    ("He was shot on Oct. 7, 2021.", "2021-10-07", "2021-10-07", "day"),
    ("He was shot on 7 October 2022 in Lima.", "2022-10-07", "2022-10-07", "day"),
    ("The court sat on December 3.", "2022-12-03", "2022-12-03", "day"),
    ("The court sat on the 3rd of December, 2020.", "2020-12-03", "2020-12-03", "day"),
    ("Talks will resume on Thursday.", "2023-10-12", "2023-10-12", "day"),
    ("They are expected to meet on Friday.", "2023-10-13", "2023-10-13", "day"),
    ("The trial will open on December 3.", "2023-12-03", "2023-12-03", "day"),
    ("Shelling in March killed twelve.", "2023-03-01", "2023-03-31", "month"),
    ("Floods in November wrecked the bridge.", "2022-11-01", "2022-11-30", "month"),
    ("The mid-October raid failed.", "2023-10-01", "2023-10-31", "month"),
    ("Last month he resigned.", "2023-09-01", "2023-09-30", "month"),
    ("The vote is due next month.", "2023-11-01", "2023-11-30", "month"),
    ("The 2004 attack killed twelve.", "2004-01-01", "2004-12-31", "year"),
    ("In 2019, many families left.", "2019-01-01", "2019-12-31", "year"),
    ("He was jailed two years ago.", "2021-01-01", "2021-12-31", "year"),
    ("Last year he moved to Rome.", "2022-01-01", "2022-12-31", "year"),
    ("He arrived three days earlier.", "2023-10-06", "2023-10-06", "day"),
    ("He arrived five days ago.", "2023-10-04", "2023-10-04", "day"),
    ("He left a few days ago.", "2023-10-03", "2023-10-07", "week"),
    ("Prices rose last week.", "2023-10-02", "2023-10-08", "week"),
    ("He was killed a week ago.", "2023-09-29", "2023-10-05", "week"),
    ("Two men died over the weekend.", "2023-10-07", "2023-10-08", "day"),
    ("The fire raged between Monday and Wednesday.", "2023-10-02", "2023-10-04", "day-week"),
    ("The fire raged from 3 to 5 May.", "2023-05-03", "2023-05-05", "week"),
    ("The fire raged October 2-5.", "2023-10-02", "2023-10-05", "week"),
    ("Fighting has gone on for the past two weeks.", "2023-09-25", "2023-10-09", "month"),
    ("In recent days twelve people died.", "2023-10-02", "2023-10-09", "week"),
    ("Forty people were hurt in the past 24 hours.", "2023-10-08", "2023-10-09", "day"),
    ("Last summer he fled.", "2023-06-01", "2023-08-31", "month"),
    ("In the 1990s he lived there.", "1990-01-01", "1999-12-31", "year"),
    ("They fled in the early 1990s.", "1990-01-01", "1993-12-31", "year"),
    ("They fled in the mid-1990s.", "1994-01-01", "1996-12-31", "year"),
    ("He was shot on Christmas Eve.", "2022-12-24", "2022-12-24", "day"),
    ("The 2019 Easter Sunday bombing killed him.", "2019-04-21", "2019-04-21", "day"),
    ("They met on Good Friday.", "2023-04-07", "2023-04-07", "day"),
    ("They marched on Saturday and Sunday.", "2023-10-07", "2023-10-08", "day"),
    ("Earlier this month he resigned.", "2023-10-01", "2023-10-09", "month"),
    ("On 2023-10-07 the siege began.", "2023-10-07", "2023-10-07", "day"),
    ("He fled on 25/09/2023.", "2023-09-25", "2023-09-25", "day"),
]


def _reading(body: str, published: date | None = MONDAY) -> Reading:
    article = Article(article_id="a", source_id="a", body=body, published_date=published)
    return next(iter(read_passages([article], DEFAULT_MODEL)))


@pytest.mark.parametrize(("sentence", "start", "end", "precision"), PHRASES)
def test_a_phrase_names_its_days(sentence: str, start: str, end: str, precision: str) -> None:
    found = find_times(_reading(sentence).sentences[0].span, MONDAY)
    assert [(str(one.when.start), str(one.when.end)) for one in found] == [(start, end)]
    assert found[0].when.precision in precision


@pytest.mark.parametrize(
    "sentence",
    [
        "About 2000 people fled the valley.",
        "It may rain, and they march on.",
        "The 24-year-old driver was unhurt.",
        "He fled on 05/06/2023.",
        "They trained for three weeks.",
    ],
)
def test_a_count_or_a_length_of_time_is_no_date(sentence: str) -> None:
    assert find_times(_reading(sentence).sentences[0].span, MONDAY) == []


def test_since_marks_a_start() -> None:
    found = find_times(_reading("Dozens have died since last Friday.").sentences[0].span, MONDAY)
    assert [(str(one.when.start), one.is_start) for one in found] == [("2023-10-06", True)]


def test_a_day_later_is_counted_from_the_day_told_before() -> None:
    span = _reading("A day later he died.").sentences[0].span
    assert [str(one.when.start) for one in find_times(span, MONDAY, date(2023, 10, 3))] == ["2023-10-04"]
    assert find_times(span, MONDAY) == []


@pytest.mark.parametrize(
    ("sentence", "starts"),
    [("It began on Sunday.", []), ("It began in May 2021.", ["2021-05-01"]), ("It began on May 3.", [])],
)
def test_without_a_publication_day_only_full_dates_count(sentence: str, starts: list[str]) -> None:
    found = find_times(_reading(sentence).sentences[0].span, None)
    assert [str(one.when.start) for one in found] == starts
