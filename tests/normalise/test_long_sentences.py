"""However long a sentence or a run of characters is, what is parsed and walked at once stays within bounds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.normalise.long_sentences import LONGEST
from newsledger.normalise.sentences import load_model, read_passages
from newsledger.normalise.tokens import LONGEST_ROW, LONGEST_RUN, make_tokens
from newsledger.settings import DEFAULT_MODEL
from tests.depth import cases
from tests.hostile_patterns import PATTERNS, repeat


def read(body: str) -> Reading:
    (reading,) = read_passages([Article(article_id="a", source_id="a", body=body)], DEFAULT_MODEL)
    return reading


def check_bounds(body: str) -> None:
    reading = read(body)
    for passage in reading.passages:
        assert passage.doc.text.lower() == passage.text.lower()
        assert body[passage.offset : passage.offset + len(passage.text)] == passage.text
        assert max(len(sentence) for sentence in passage.doc.sents) <= LONGEST
    assert "".join("".join(one.text for one in reading.passages).split()) == "".join(body.split())


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_no_sentence_of_a_repeated_pattern_is_longer_than_the_longest_and_no_word_is_lost(pattern: str):
    check_bounds("He said " + repeat(pattern, 2000))


@settings(max_examples=cases(20))
@given(st.text("ab ,.;\"'(10%-", min_size=1, max_size=12), st.integers(400, 1500))
def test_no_sentence_of_any_repeat_is_either(pattern: str, size: int):
    check_bounds("He said " + repeat(pattern, size))


def test_a_long_list_is_cut_after_a_comma():
    reading = read("The members are " + "Ghana, " * 200)
    assert len(reading.passages) > 1
    assert all(passage.text.rstrip().endswith(",") for passage in reading.passages)


def test_sentences_beside_a_long_one_stay_whole():
    reading = read("Police killed ten people. The members are " + "Ghana, " * 200 + "and Togo. Nobody was hurt.")
    texts = [sentence.span.text for sentence in reading.sentences]
    assert texts[0] == "Police killed ten people."
    assert texts[-1] == "Nobody was hurt."


def test_what_is_shorter_is_read_as_before():
    text = "The members are " + ", ".join(["Ghana"] * 50) + ". See https://example.org/" + "a" * 200 + " for more ..."
    nlp = load_model(DEFAULT_MODEL)
    (passage,) = read(text).passages
    assert [token.text for token in passage.doc] == [token.text for token in nlp.make_doc(text)]


@pytest.mark.parametrize("run", ['"' * 3000, "“”" * 1500, "a-" * 1500, "a" * 3000, "1." * 1500])
def test_the_tokenizer_is_given_long_runs_in_parts(run: str, monkeypatch: pytest.MonkeyPatch):
    nlp = load_model(DEFAULT_MODEL)
    given_texts: list[str] = []
    whole = type(nlp).make_doc

    def make_doc(self: object, text: str) -> object:
        given_texts.append(text)
        return whole(self, text)  # type: ignore[arg-type]

    monkeypatch.setattr(type(nlp), "make_doc", make_doc)
    text = f"He said {run} and left."
    assert make_tokens(nlp, text).text == text
    assert max(len(word) for part in given_texts for word in part.split()) <= max(LONGEST_ROW, LONGEST_RUN)
    assert len(given_texts) > len(run) // LONGEST_RUN
