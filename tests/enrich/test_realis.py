"""The words and days that make an event other than asserted."""

from __future__ import annotations

from datetime import date

import pytest

from newsledger.article import Article
from newsledger.enrich.realis import judge_realis
from newsledger.normalise.sentences import read_passages
from newsledger.reading import When
from newsledger.settings import DEFAULT_MODEL

PUBLISHED = date(2024, 3, 14)


def realis(sentence: str, word: str, when: When | None = None) -> str:
    reading = next(read_passages([Article(article_id="a", source_id="a", body=sentence)], DEFAULT_MODEL))
    token = next(token for token in reading.passages[0].doc if token.text == word)
    return judge_realis(token, when, PUBLISHED)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Rebels attacked the dam.", "attacked", "asserted"),
        ("Rebels never attacked the dam.", "attacked", "negated"),
        ("Nobody attacked the dam.", "attacked", "negated"),
        ("Rebels failed to attack the dam.", "attack", "negated"),
        ("There was no attack on the dam.", "attack", "negated"),
        ("Rebels might attack the dam.", "attack", "hypothetical"),
        ("Villagers fear that rebels attack the dam.", "attack", "hypothetical"),
        ("A possible attack worried the villagers.", "attack", "hypothetical"),
        ("Rebels will attack the dam.", "attack", "future"),
        ("The captain said rebels would attack the dam.", "attack", "future"),
        ("The planned visit was welcome.", "visit", "future"),
        ("The port marked the anniversary of the attack.", "attack", "historical"),
    ],
)
def test_words_beside_and_above_an_event_decide_its_realis(sentence: str, word: str, expected: str) -> None:
    assert realis(sentence, word) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 3, 12), "asserted"),
        (date(2021, 5, 2), "historical"),
        (date(2024, 4, 2), "future"),
    ],
)
def test_days_far_from_publication_decide_where_words_do_not(day: date, expected: str) -> None:
    assert realis("Rebels attacked the dam.", "attacked", When(day, day, "day")) == expected
