"""Arguments that stand where a sentence does not show them: headlines, failed prevention, contents of a measure."""

from __future__ import annotations

from newsledger.enrich.syntax.arguments import headline_subject_of
from newsledger.enrich.syntax.prepositions import contents_of
from newsledger.enrich.syntax.verb_phrases import is_failed_prevention
from tests.enrich.syntax.sentences import word_of


def test_the_subject_of_a_verbless_headline_is_its_first_noun():
    assert str(headline_subject_of(word_of("Nurses on strike", "strike"))) == "Nurses"
    assert headline_subject_of(word_of("Nurses were on strike.", "strike")) is None


def test_who_could_not_stop_others_from_acting_failed_to_prevent_it():
    assert is_failed_prevention(word_of("Police could not stop rebels from storming the jail.", "stop"))
    assert not is_failed_prevention(word_of("Police stopped rebels from storming the jail.", "stopped"))


def test_a_measure_holds_what_stands_under_its_of():
    sentence = "Troops seized tons of rice and sugar."
    assert [str(noun) for noun in contents_of(word_of(sentence, "tons"))] == ["rice", "sugar"]
    assert contents_of(word_of(sentence, "rice")) == []
