"""Numbers that date, label or rank a thing count nothing; the same number before a noun does."""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.enrich.figures.quantities import find_quantities
from newsledger.model.article import Article
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL


def _quantities(sentence: str) -> list[str]:
    article = Article(article_id="a", source_id="a", body=sentence, published_date=date(2023, 10, 9))
    reading = next(read_passages([article], DEFAULT_MODEL))
    return [
        reading.passages[0].words(quantity.start, quantity.end).text
        for found in reading.sentences
        for quantity in find_quantities(found)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks resumed on 7 October.",
        "The talks resumed on October 7, 2023.",
        "The talks resumed at 9:30 a.m. on Friday.",
        "The talks failed in 1998.",
        "The 1998 talks failed.",
        "Omar Haddad, 41, resigned.",
        "The 41-year-old minister resigned.",
        "He was aged 41.",
        "It breaks Section 377 of the code.",
        "The unit fired from a T-72 near Highway 5.",
        "Covid-19 spread quickly.",
        "See the report [12] for more.",
        "They trust one another.",
    ],
)
def test_dates_times_ages_and_labels_are_no_quantities(sentence: str) -> None:
    assert _quantities(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "quantities"),
    [
        ("The army lost 2,001 tanks in May.", ["2,001 tanks"]),
        ("About 1998 voters were counted.", ["About 1998 voters"]),
        ("Police held 41 men aged 30.", ["41 men"]),
        ("On 7 October 41 men fled.", ["41 men"]),
        ("At least 7 of 41 men fled.", ["At least 7", "41 men"]),
    ],
)
def test_counts_beside_dates_and_ages_are_quantities(sentence: str, quantities: list[str]) -> None:
    assert _quantities(sentence) == quantities
