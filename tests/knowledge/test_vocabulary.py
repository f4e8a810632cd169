"""Words are classified as ordinary words, names or plain nouns."""

from __future__ import annotations

import pytest

from newsledger.knowledge.vocabulary import is_name, is_ordinary, is_plain_noun


@pytest.mark.parametrize("word", ["killed", "soldiers", "studies", "running", "the", "went", "bigger", "didn't"])
def test_inflected_english_words_are_ordinary(word: str) -> None:
    assert is_ordinary(word)


@pytest.mark.parametrize("word", ["zelenskyy", "morazan", "carabineros", "xq"])
def test_words_of_no_list_are_not_ordinary(word: str) -> None:
    assert not is_ordinary(word)


@pytest.mark.parametrize("word", ["iraqi", "iraqis", "baghdad", "monday", "december", "france", "muslim", "maria"])
def test_names_are_names_although_the_word_list_holds_them(word: str) -> None:
    assert is_name(word)


@pytest.mark.parametrize("word", ["may", "march", "reading", "nice", "paradise", "government"])
def test_common_words_are_no_names_although_a_city_or_month_bears_them(word: str) -> None:
    assert not is_name(word)


def test_a_plain_noun_is_nothing_but_a_noun() -> None:
    assert is_plain_noun("pearl") is False  # "to pearl" is a verb
    assert is_plain_noun("grandmother")
