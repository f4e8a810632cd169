"""Every paragraph is a passage of its own, and every token keeps its position in the article."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger.model.article import Article
from newsledger.model.reading import Reading
from newsledger.normalise.sentences import load_model, read_passages
from newsledger.settings import DEFAULT_MODEL
from tests.depth import cases


def passages(body: str, title: str | None = None) -> Reading:
    (reading,) = read_passages([Article(article_id="a", source_id="a", body=body, title=title)], DEFAULT_MODEL)
    return reading


def test_title_and_paragraphs_are_passages_of_their_own():
    reading = passages("It rained. Roads flooded.\n\nNobody was hurt.", "Storm hits Lima")
    assert [(one.evidence_field, one.offset, one.text) for one in reading.passages] == [
        ("title", 0, "Storm hits Lima"),
        ("body", 0, "It rained. Roads flooded."),
        ("body", 27, "Nobody was hurt."),
    ]


def test_sentences_are_counted_within_their_field():
    reading = passages("It rained. Roads flooded.\nNobody was hurt.", "Storm hits Lima")
    counted = [(sentence.is_headline, sentence.index, sentence.span.text) for sentence in reading.sentences]
    assert counted == [
        (True, 0, "Storm hits Lima"),
        (False, 0, "It rained."),
        (False, 1, "Roads flooded."),
        (False, 2, "Nobody was hurt."),
    ]


@pytest.mark.parametrize("body", ["\n", " \n\t\n ", "\u00a0"])
def test_white_space_is_no_passage(body: str):
    assert passages(body).sentences == ()


def test_a_headline_in_capitals_is_read_recased_and_kept_as_printed():
    title = "RUSSIA WARNS TURKEY OVER PIPELINE"
    (headline,) = passages("Talks go on.", title).passages[:1]
    assert headline.text == title
    assert headline.doc.text != title
    assert headline.doc.text.casefold() == title.casefold()
    assert headline.words(0, len(headline.doc)).text == title


def test_articles_come_in_order_and_in_full_whatever_the_batch():
    bodies = [f"Shop number {number} burned down.\nPolice came." for number in range(150)]
    articles = [Article(article_id=str(n), source_id=str(n), body=body) for n, body in enumerate(bodies)]
    readings = list(read_passages(articles, DEFAULT_MODEL))
    assert [reading.article for reading in readings] == articles
    assert ["\n".join(one.text for one in reading.passages) for reading in readings] == bodies


@settings(max_examples=cases(60), derandomize=True, database=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=120), st.booleans())
def test_every_token_stands_in_the_article_where_it_says(text: str, is_title: bool):  # noqa: FBT001 - hypothesis gives it
    reading = passages("Talks go on.", text) if is_title else passages(text)
    source = {"title": text, "body": "Talks go on." if is_title else text}
    for passage in reading.passages:
        assert len(passage.doc.text) == len(passage.text)
        for token in passage.doc:
            words = passage.words(token.i, token.i + 1)
            assert source[passage.evidence_field][words.char_start : words.char_end] == words.text
            assert words.text == words.text.strip()


def test_a_model_that_is_not_installed_is_told_in_one_line():
    with pytest.raises(ValueError, match=r"^spaCy model 'en_core_web_xxl' is not installed; set NEWSLEDGER_MODEL"):
        load_model("en_core_web_xxl")


def test_no_sentence_begins_inside_a_printed_number() -> None:
    body = "Nine miners died in the collapse. It is read by pupils between the ages of 4 and 7. 2.3m people were displaced."
    article = Article(article_id="a", source_id="a", body=body)
    reading = next(read_passages([article], DEFAULT_MODEL))
    assert all(not sentence.span.text.endswith("2.3") for sentence in reading.sentences)
    assert "".join(sentence.span.text_with_ws for sentence in reading.sentences) == body


def test_the_tokenizer_is_the_one_that_the_model_was_trained_with():
    whole = spacy.load(DEFAULT_MODEL, exclude=["ner"]).tokenizer
    own = load_model(DEFAULT_MODEL).tokenizer
    assert own.rules == whole.rules
    for part in ("prefix_search", "suffix_search", "infix_finditer", "url_match"):
        assert getattr(own, part).__self__.pattern == getattr(whole, part).__self__.pattern
    assert (own.token_match, own.faster_heuristics) == (whole.token_match, whole.faster_heuristics)
