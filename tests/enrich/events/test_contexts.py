"""Contexts are read from the words of a sentence."""

from __future__ import annotations

from newsledger.enrich.events.contexts import contexts_of
from newsledger.model.article import Article
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL


def contexts(sentence: str) -> tuple[str, ...]:
    reading = next(read_passages([Article(article_id="a", source_id="a", body=sentence)], DEFAULT_MODEL))
    return contexts_of(reading.sentences[0])


def test_a_word_of_the_table_puts_the_sentence_into_its_context() -> None:
    assert "military" in contexts("The army moved along the river.")


def test_several_contexts_stand_in_alphabetical_order() -> None:
    found = contexts("Refugees voted in the election under the eyes of the army.")
    assert {"military", "election"} <= set(found)
    assert list(found) == sorted(found)


def test_plain_words_give_no_context() -> None:
    assert contexts("It was a long day.") == ()
