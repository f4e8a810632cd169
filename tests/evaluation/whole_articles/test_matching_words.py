"""Words are compared without little words, cut to stems, and found whatever white space stands between them."""

from __future__ import annotations

from newsledger.evaluation.whole_articles.matching_words import TextSpan, find_words, is_same_unit, share_a_word, tokens


def test_words_are_found_at_every_place_of_every_field_whatever_the_white_space():
    fields = {"body": "It rained. It  rained\nagain.", "title": "It rained"}
    assert find_words("It rained", fields) == [
        TextSpan("body", 0, 9),
        TextSpan("body", 11, 21),
        TextSpan("title", 0, 9),
    ]
    assert find_words("  ", fields) == []


def test_spans_of_two_fields_share_nothing():
    assert TextSpan("body", 0, 9).overlap(TextSpan("body", 5, 20)) == 4
    assert TextSpan("body", 0, 9).overlap(TextSpan("title", 0, 9)) == 0


def test_little_words_and_the_s_of_a_genitive_are_no_content():
    assert tokens("The army's head", None) == {"army", "head"}
    assert not share_a_word("the head of the state", ["of the", "an army"])


def test_units_are_the_same_by_symbol_name_or_noun_counted():
    assert is_same_unit("mo", None, "months")
    assert is_same_unit("count", "light planes", "plane")
    assert is_same_unit("°C", None, "°C")
    assert not is_same_unit("km", None, "mile")
