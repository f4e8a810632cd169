"""Passages return words as printed, and each token finds the mention that covers it."""

from __future__ import annotations

import pytest

from newsledger.model.article import Article
from newsledger.model.reading import Mention, Reading
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL


@pytest.fixture
def reading() -> Reading:
    article = Article(article_id="a", source_id="a", body="It rained.\n  Zoë 😀 met  the Mayor .")
    (found,) = read_passages([article], DEFAULT_MODEL)
    return found


@pytest.mark.parametrize(
    ("start", "end", "expected"), [(0, 5, "Zoë"), (2, 8, "Zoë 😀"), (0, 99, "Zoë 😀 met  the Mayor .")]
)
def test_characters_are_the_articles_without_outer_white_space(reading: Reading, start: int, end: int, expected: str):
    found = reading.passages[1].characters(start, end)
    assert found.text == expected
    assert reading.article.body[found.char_start : found.char_end] == expected
    assert reading.article.body[: found.char_start] == "It rained.\n  "


def test_words_of_tokens_count_code_points_from_the_start_of_the_article(reading: Reading):
    passage = reading.passages[1]
    (mayor,) = [token.i for token in passage.doc if token.text == "Mayor"]
    words = passage.words(mayor - 1, mayor + 1)
    start = reading.article.body.index("the Mayor")
    assert words.text.split() == ["the", "Mayor"]
    assert (words.char_start, words.char_end) == (start, start + len("the Mayor"))


def test_a_token_finds_the_mention_that_covers_it_in_its_own_passage_alone(reading: Reading):
    sentence = next(one for one in reading.sentences if "Mayor" in one.span.text)
    doc = sentence.passage.doc
    (mayor,) = [token.i for token in doc if token.text == "Mayor"]
    words = sentence.passage.words(mayor, mayor + 1)
    mention = Mention(words, sentence, mayor, mayor + 1, mayor, "person", None, "surface")
    reading.add_mentions([mention])
    assert reading.mention_at(doc[mayor]) is mention
    assert reading.mention_at(doc[mayor - 1]) is None
    assert all(reading.mention_at(token) is None for token in reading.passages[0].doc)
