"""Cached word forms equal the model's own."""

from __future__ import annotations

from functools import cache

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from newsledger.normalise.sentences import load_model
from newsledger.normalise.word_forms import remember_forms
from newsledger.settings import DEFAULT_MODEL
from tests.depth import cases

_PRINTED = """there is are was let 's gon na got ta ain't y' all c'm on rebels shelled the towns they left leaves me them
saw saws mice struck striking best worse better , . - 12 twelve Its ITS do does did not n't men fishes axes"""
_WORDS = [*_PRINTED.split(), " ", "\n", "\t"]


@cache
def _as_made() -> Language:
    return spacy.load(DEFAULT_MODEL, exclude=["ner"])


def _forms(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.dep_, t.pos_, t.lemma_, str(t.morph), str(t.head.i)) for t in doc]


@pytest.mark.parametrize(
    "text",
    [
        "There were two attacks; there's no word of a third, and it ain't over.",
        "Let's go, y'all: the leaves left on the axes are gonna have to go.",
        "  Two   spaces, and a\ttab.  ",
        "",
    ],
)
def test_forms_are_those_of_the_models_own_parts(text: str) -> None:
    assert _forms(load_model(DEFAULT_MODEL)(text)) == _forms(_as_made()(text))


@given(st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join))
@settings(max_examples=cases(60))
def test_forms_stay_the_models_own_whatever_was_read_before(text: str) -> None:
    assert _forms(load_model(DEFAULT_MODEL)(text)) == _forms(_as_made()(text))


def test_a_pipeline_without_the_parts_is_left_alone() -> None:
    nlp = spacy.blank("en")
    remember_forms(nlp)
    assert nlp.pipe_names == []


def test_a_ruler_that_looks_beyond_the_word_keeps_its_parts() -> None:
    nlp = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    ruler = nlp.get_pipe("attribute_ruler")
    ruler.add(patterns=[[{"SHAPE": "dd"}]], attrs={"POS": "NUM"})  # type: ignore[attr-defined]  # Callable by its type, an AttributeRuler in fact
    remember_forms(nlp)
    assert "attribute_ruler" in nlp.pipe_names
