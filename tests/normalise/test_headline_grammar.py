"""Headlines are parsed as the sentences they stand for, over the words as printed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsledger.normalise.casing import recase
from newsledger.normalise.headline_grammar import is_headline_like, parse_as_sentence
from newsledger.normalise.sentences import load_model
from newsledger.settings import DEFAULT_MODEL
from tests.depth import cases


def _meant(headline: str) -> Doc:
    nlp = load_model(DEFAULT_MODEL)
    return parse_as_sentence(nlp, nlp(recase(headline, "title")))


@pytest.mark.parametrize(
    ("headline", "verb", "subject"),
    [
        ("Norway to Host Summit on Arctic Fishing", "Host", "Norway"),
        ("Lima rejects miners' demand for talks", "rejects", "Lima"),
        ("Senate Rejects Budget for New Border Posts", "Rejects", "Senate"),
        ("Truckers block roads in pay row", "block", "Truckers"),
        ("14 hurt in ferry blast off Cebu: coastguard", "hurt", "14"),
        ("Fiji to outlaw two parties, minister says", "outlaw", "Fiji"),
    ],
)
def test_the_verb_of_a_headline_has_its_subject(headline: str, verb: str, subject: str) -> None:
    doc = _meant(headline)
    (found,) = (token for token in doc if token.text.lower() == verb.lower())
    assert found.pos_ == "VERB"
    assert [child.text for child in found.lefts if child.dep_ in ("nsubj", "nsubjpass")] == [subject]


def test_names_parted_by_a_comma_act_together() -> None:
    doc = _meant("Ghana, Togo Reopen Border")
    assert [token.text for token in doc if token.dep_ in ("nsubj", "conj")] == ["Ghana", "Togo"]


def test_to_is_will() -> None:
    doc = _meant("Norway to Host Summit on Arctic Fishing")
    assert [(token.tag_, token.lemma_) for token in doc if token.lower_ == "to"] == [("MD", "will")]


@pytest.mark.parametrize(
    "headline",
    ["A long day at the lake", "Minister held over graft claims", "What the vote means"],
)
def test_what_is_a_clause_or_can_be_read_as_none_stays(headline: str) -> None:
    nlp = load_model(DEFAULT_MODEL)
    doc = nlp(recase(headline, "title"))
    assert parse_as_sentence(nlp, doc) is doc


def test_what_ends_as_a_sentence_is_no_headline() -> None:
    assert is_headline_like("Norway to host summit")
    assert not is_headline_like("Norway is to host a summit.")
    assert not is_headline_like("Norway hosts")


@given(
    st.lists(
        st.sampled_from(
            [
                "Iran",
                "to",
                ",",
                "Blocks",
                "Kill",
                "12",
                "Dead",
                "in",
                "Talks",
                ":",
                "Army",
                "US",
                "hits",
                "the",
                "road",
                "-",
            ]
        ),
        max_size=12,
    )
)
@settings(max_examples=cases(60))
def test_the_words_stay_as_printed(words: list[str]) -> None:
    nlp = load_model(DEFAULT_MODEL)
    doc = nlp(" ".join(words))
    meant = parse_as_sentence(nlp, doc)
    assert meant.text == doc.text
    assert [token.idx for token in meant] == [token.idx for token in doc]
