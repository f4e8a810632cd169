"""Each question of a form, on the words of a sentence of which it holds."""

from __future__ import annotations

import pytest

from newsledger.enrich.syntax import inflections as asked
from newsledger.enrich.syntax.questions import Question
from tests.enrich.syntax.sentences import words_with

FLIGHT = "Gunmen who had attacked the mosque in Kano fled before soldiers could arrive."
CHARGE = "Troops fighting rebels in the north were accused of shooting villagers."
VOTE = "The president wants his two deputies to call off the vote."
CLAIM = "The army's claim is false, and they know it."


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        (asked.is_base_form, FLIGHT, "arrive"),
        (asked.is_past_tense, FLIGHT, "had fled"),
        (asked.is_past_participle, FLIGHT, "attacked"),
        (asked.is_gerund, CHARGE, "fighting shooting"),
        (asked.is_participle, CHARGE, "fighting accused shooting"),
        (asked.is_past_form, FLIGHT, "had attacked fled"),
        (asked.is_third_person_present, VOTE, "wants"),
        (asked.is_present_tense, CLAIM, "is know"),
        (asked.is_finite, FLIGHT, "had fled"),
        (asked.is_not_past, VOTE, "wants call"),
        (asked.is_verb_form, FLIGHT, "had attacked fled arrive"),
        (asked.is_modal, FLIGHT, "could"),
        (asked.is_infinitive_marker, VOTE, "to"),
        (asked.is_singular_common_noun, VOTE, "president vote"),
        (asked.is_plural_common_noun, VOTE, "deputies"),
        (asked.is_singular_name, FLIGHT, "Kano"),
        (asked.is_name, FLIGHT, "Kano"),
        (asked.is_singular_noun, FLIGHT, "mosque Kano"),
        (asked.is_plural_noun, FLIGHT, "Gunmen soldiers"),
        (asked.is_adjective_form, CLAIM, "false"),
        (asked.is_comparative, "A larger force left.", "larger"),
        (asked.is_superlative, "The largest force left.", "largest"),
        (asked.is_number, VOTE, "two"),
        (asked.is_personal_pronoun, CLAIM, "they it"),
        (asked.is_possessive_pronoun, VOTE, "his"),
        (asked.is_genitive_marker, CLAIM, "'s"),
        (asked.is_plain_determiner, VOTE, "The the"),
        (asked.is_preposition_or_conjunction, FLIGHT, "in before"),
        (asked.is_relative_who, FLIGHT, "who"),
        (asked.is_relative_which, "The bomb, which killed two, was hidden.", "which"),
        (asked.is_relative_pronoun, FLIGHT, "who"),
        (asked.is_relative_adverb, "In Kano, where rebels fled, police waited.", "where"),
    ],
)
def test_a_question_of_a_form_holds_of_the_words_that_have_it(question: Question, sentence: str, words: str):
    assert words_with(question, sentence) == words
