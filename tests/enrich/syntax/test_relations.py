"""Each question of a relation, on the words of a sentence of which it holds."""

from __future__ import annotations

import pytest

from newsledger.enrich.syntax import relations as asked
from newsledger.enrich.syntax.questions import Question
from tests.enrich.syntax.sentences import words_with

GIFT = "The Syrian army's officers quickly gave the two envoys their weapons."
ARREST = "The minister was not arrested by the police on Friday."
FLIGHT = "Gunmen who had attacked the mosque in Kano fled before soldiers could arrive."
VOTE = "Both the president and his deputy want to call off the vote."
CLAIM = "The claim that troops tortured prisoners is false."
CHARGE = "Troops fighting rebels in the north were accused of shooting villagers."
DEATHS = "There were three deaths, the hospital said."
ENVOY = "Jones, the envoy, made the deal public last week."
RELEASE = "All the hostages were freed, officials said."


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        (asked.is_root, FLIGHT, "fled"),
        (asked.is_active_subject, FLIGHT, "Gunmen who soldiers"),
        (asked.is_passive_subject, ARREST, "minister"),
        (asked.is_subject, RELEASE, "hostages officials"),
        (asked.is_clausal_subject, "What he said angered them.", "said"),
        (asked.is_passive_clausal_subject, "That the talks failed was expected.", "failed"),
        (asked.is_clause_as_subject, "That the talks failed was expected.", "failed"),
        (asked.is_subject_or_clausal, "What he said angered them.", "he said"),
        (asked.is_expletive, DEATHS, "There"),
        (asked.is_direct_object, FLIGHT, "mosque"),
        (asked.is_recipient, GIFT, "envoys"),
        (asked.is_object, VOTE, "vote"),
        (asked.is_patient, CHARGE, "Troops rebels villagers"),
        (asked.is_core_argument, FLIGHT, "Gunmen who mosque soldiers"),
        (asked.is_nominal_argument, ARREST, "minister police Friday"),
        (asked.is_agent_phrase, ARREST, "by"),
        (asked.is_prepositional_phrase, ARREST, "on"),
        (asked.is_prepositional_or_agent_phrase, ARREST, "by on"),
        (asked.is_prepositional_object, ARREST, "police Friday"),
        (asked.is_prepositional_clause, CHARGE, "shooting"),
        (asked.is_adjectival_complement, CLAIM, "false"),
        (asked.is_predicate_noun, "The report was a hoax.", "hoax"),
        (asked.is_subject_predicate, DEATHS, "deaths"),
        (asked.is_predicate, CLAIM, "false"),
        (asked.is_complement_clause, RELEASE, "freed"),
        (asked.is_open_complement, VOTE, "call"),
        (asked.is_complement, VOTE, "call"),
        (asked.is_content_clause, RELEASE, "freed"),
        (asked.is_adverbial_clause, FLIGHT, "arrive"),
        (asked.is_relative_clause, FLIGHT, "attacked"),
        (asked.is_adnominal_clause, CLAIM, "tortured"),
        (asked.is_clause_of_noun, CHARGE, "fighting"),
        (asked.is_modifier_clause, FLIGHT, "attacked arrive"),
        (asked.is_dependent_clause, FLIGHT, "attacked arrive"),
        (asked.is_conjunct, VOTE, "deputy"),
        (asked.is_coordinator, VOTE, "and"),
        (asked.is_correlative, VOTE, "Both"),
        (asked.is_active_auxiliary, FLIGHT, "had could"),
        (asked.is_passive_auxiliary, ARREST, "was"),
        (asked.is_auxiliary, VOTE, "to"),
        (asked.is_negation, ARREST, "not"),
        (asked.is_subordinator, CLAIM, "that"),
        (asked.is_particle, VOTE, "off"),
        (asked.is_adverb_modifier, GIFT, "quickly"),
        (asked.is_adverbial_noun, ENVOY, "week"),
        (asked.is_apposition, ENVOY, "envoy"),
        (asked.is_possessor, GIFT, "army their"),
        (asked.is_compound_part, "Army officers fled Kano.", "Army"),
        (asked.is_adjectival_modifier, GIFT, "Syrian"),
        (asked.is_attributive, "Syrian army officers fled.", "Syrian army"),
        (asked.is_noun_modifier, GIFT, "Syrian army their"),
        (asked.is_numeral_modifier, GIFT, "two"),
        (asked.is_determiner, GIFT, "The the"),
        (asked.is_predeterminer, RELEASE, "All"),
        (asked.is_case_marker, GIFT, "'s"),
        (asked.is_punctuation, DEATHS, ", ."),
    ],
)
def test_a_question_of_a_relation_holds_of_the_words_that_stand_in_it(question: Question, sentence: str, words: str):
    assert words_with(question, sentence) == words
