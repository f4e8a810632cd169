"""The lemma of a word is the lexicon's: corrected, in lower case, with its particle or what a hyphen joins to it."""

from __future__ import annotations

import pytest

from newsledger.enrich.syntax.lemmas import hyphenated_lemma, lemma_of, lemma_with_particle, uncorrected_lemma
from tests.enrich.syntax.sentences import word_of


@pytest.mark.parametrize(
    ("sentence", "word", "lemma"),
    [
        ("Rebels waged war on the army.", "waged", "wage"),
        ("Fighting raged in Kano.", "raged", "rage"),
        ("The minister hoped for peace.", "hoped", "hope"),
        ("The Army left.", "Army", "army"),
    ],
)
def test_a_lemma_is_corrected_and_in_lower_case(sentence: str, word: str, lemma: str):
    assert lemma_of(word_of(sentence, word)) == lemma


def test_a_list_that_was_made_with_the_models_errors_can_ask_for_them():
    assert uncorrected_lemma(word_of("The minister hoped for peace.", "hoped")) == "hop"


def test_a_verb_keeps_its_particle_and_its_hyphen():
    assert lemma_with_particle(word_of("The union called off the strike.", "called")) == "call off"
    assert hyphenated_lemma(word_of("The army test-fired a missile.", "fired")) == "test-fire"
    assert hyphenated_lemma(word_of("The army fired a missile.", "fired")) is None
