"""Parse a sentence with the package's model, once for all tests, and find what a question answers in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from spacy.tokens import Doc, Token

from newsledger.model.article import Article
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL


@cache
def parse(sentence: str) -> Doc:
    article = Article(article_id="a", source_id="a", body=sentence)
    return next(read_passages([article], DEFAULT_MODEL)).passages[0].doc


def word_of(sentence: str, word: str) -> Token:
    return next(token for token in parse(sentence) if token.text == word)


def words_with(question: Callable[[Token], bool], sentence: str) -> str:
    """Return the words of the sentence of which the question holds."""
    return " ".join(token.text for token in parse(sentence) if question(token))
