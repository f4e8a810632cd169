"""Each question of a part of speech, on the words of a sentence of which it holds."""

from __future__ import annotations

import pytest

from newsledger.enrich.syntax import parts_of_speech as asked
from newsledger.enrich.syntax.questions import Question, any_of, positions_of
from newsledger.enrich.syntax.relations import is_subject
from tests.enrich.syntax.sentences import parse, words_with

FLIGHT = "Gunmen who had quickly attacked the two large mosques in Kano fled before soldiers arrived."
VOTE = "Both the president and his deputy want to call off the vote."


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        (asked.is_verb, FLIGHT, "attacked fled arrived"),
        (asked.is_auxiliary_verb, FLIGHT, "had"),
        (asked.is_verb_or_auxiliary, FLIGHT, "had attacked fled arrived"),
        (asked.is_common_noun, FLIGHT, "Gunmen mosques soldiers"),
        (asked.is_proper_noun, FLIGHT, "Kano"),
        (asked.is_noun, FLIGHT, "Gunmen mosques Kano soldiers"),
        (asked.is_pronoun, FLIGHT, "who"),
        (asked.is_noun_or_pronoun, FLIGHT, "Gunmen who mosques Kano soldiers"),
        (asked.is_noun_or_adjective, FLIGHT, "Gunmen large mosques Kano soldiers"),
        (asked.is_adjective, FLIGHT, "large"),
        (asked.is_adverb, FLIGHT, "quickly"),
        (asked.is_numeral, FLIGHT, "two"),
        (asked.is_determiner_word, FLIGHT, "the"),
        (asked.is_adposition, FLIGHT, "in"),
        (asked.is_subordinating_conjunction, FLIGHT, "before"),
        (asked.is_preposition, FLIGHT, "in before"),
        (asked.is_coordinating_conjunction, VOTE, "Both and"),
        (asked.is_function_particle, VOTE, "to"),
        (asked.is_function_word, VOTE, "Both the and his to off the"),
        (asked.is_punctuation_mark, VOTE, "."),
    ],
)
def test_a_question_of_a_part_of_speech_holds_of_the_words_that_are_it(question: Question, sentence: str, words: str):
    assert words_with(question, sentence) == words


def test_the_positions_of_a_part_of_speech_are_those_of_the_words_of_which_the_question_holds():
    doc = parse(FLIGHT)
    assert [doc[place].text for place in positions_of(asked.is_noun, doc)] == ["Gunmen", "mosques", "Kano", "soldiers"]


def test_questions_of_different_kinds_are_not_joined():
    with pytest.raises(TypeError, match="joined by `or`"):
        any_of(asked.is_noun, is_subject)
