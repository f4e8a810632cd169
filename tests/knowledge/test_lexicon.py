"""The event lexicon meets its readers' assumptions: known codes, base forms, no clashes, full coverage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from newsledger.knowledge.nouns import nouns_by_class
from newsledger.knowledge.reference import read_table

LEXICONS = ("event_verbs", "event_nouns", "event_phrases")
IRREGULAR_FORMS = {
    *("said", "told", "made", "took", "taken", "gave", "given", "went", "gone", "held", "met", "spoke", "spoken"),
    *("fought", "struck", "shot", "hung", "won", "lost", "threw", "thrown", "drove", "driven", "broke", "broken"),
    *("began", "begun", "sought", "sent", "led", "left", "bought", "sold", "built", "brought", "caught"),
}


def cells(table: str, column: str) -> Iterator[str]:
    for row in read_table(table):
        yield from row[column].split("|")


def test_every_context_is_of_the_codebook_and_has_words() -> None:
    known = {row["context"] for row in read_table("plover_contexts")}
    assert {row["context"] for row in read_table("context_words")} == known


def test_every_repaired_form_leads_to_one_verb_and_is_none_itself() -> None:
    rows = read_table("verb_forms")
    forms = Counter(row["form"] for row in rows)
    assert not [form for form, count in forms.items() if count > 1]
    assert not set(forms) & {row["lemma"] for row in rows}


def test_no_use_of_a_verb_stands_twice() -> None:
    uses = Counter(
        (lemma, row["particle"], cell)
        for row in read_table("event_verbs")
        for lemma in row["lemma"].split("|")
        for cell in row["object"].split("|")
    )
    assert not [use for use, count in uses.items() if count > 1]


def test_no_use_of_a_noun_or_phrase_stands_twice() -> None:
    nouns = Counter((row["lemma"], cell) for row in read_table("event_nouns") for cell in row["modifier"].split("|"))
    phrases = Counter(phrase for row in read_table("event_phrases") for phrase in row["phrase"].split("|"))
    assert not [use for counts in (nouns, phrases) for use, count in counts.items() if count > 1]


@pytest.mark.parametrize("column", ["lemma", "particle", "object"])
def test_verbs_are_lower_case_without_outer_spaces_in_lists(column: str) -> None:
    assert all(cell == cell.strip().lower() for cell in cells("event_verbs", column))


def test_verbs_stand_in_their_base_form() -> None:
    first_words = {lemma for row in read_table("event_verbs") for lemma in row["lemma"].split("|")}
    phrases = (phrase for row in read_table("event_phrases") for phrase in row["phrase"].split("|"))
    first_words |= {phrase.split()[0] for phrase in phrases}
    assert not first_words & IRREGULAR_FORMS
    inflected = {
        word
        for word in first_words
        for ending in ("ing", "ed", "es")
        if word.removesuffix(ending) in first_words - {word}
    }
    assert not inflected


def test_every_type_has_verbs_nouns_and_phrases() -> None:
    types = {row["event_type"] for row in read_table("plover_event_types")}
    for table in LEXICONS:
        assert types <= {row["event_type"] for row in read_table(table)}, table


def test_every_mode_has_an_entry() -> None:
    modes = {(row["event_type"], row["mode"]) for row in read_table("plover_modes")}
    assert modes <= {(row["event_type"], row["mode"]) for table in LEXICONS for row in read_table(table)}


@pytest.mark.parametrize(
    ("lemma", "particle", "thing", "event_type", "mode"),
    [
        ("seize", "", "@ship", "COERCE", "seize"),
        ("seize", "", "@hostage", "ASSAULT", "abduct"),
        ("strike", "", "deal", "AGREE", ""),
        ("strike", "", "chord", "none", ""),
        ("withdraw", "", "@forces", "RETREAT", "withdraw"),
        ("withdraw", "", "@envoys", "SANCTION", "withdraw"),
        ("withdraw", "", "@aid", "SANCTION", "discontinue"),
        ("expel", "", "@diplomat", "SANCTION", "expel"),
        ("expel", "", "@refugees", "COERCE", "deport"),
        ("lift", "", "@curfew", "CONCEDE", ""),
        ("lift", "", "@sanction", "RETREAT", ""),
        ("fight", "", "cancer", "none", ""),
        ("meet", "", "demand", "none", ""),
        ("call", "for", "@meeting", "REQUEST", "meet"),
        ("reject", "", "@yielding", "REJECT", "yield"),
        ("threaten", "", "@sanction", "THREATEN", "restrict"),
    ],
)
def test_object_decides_the_type(lemma: str, particle: str, thing: str, event_type: str, mode: str) -> None:
    found = [
        (row["event_type"], row["mode"])
        for row in read_table("event_verbs")
        if lemma in row["lemma"].split("|")
        and row["particle"] == particle
        and thing in classes_and_words(row["object"], thing)
    ]
    assert found[:1] == [(event_type, mode)]


def classes_and_words(cell: str, thing: str) -> set[str]:
    """Return the objects of a cell, with the words of its classes when looking for a plain word."""
    named = set(cell.split("|"))
    if thing.startswith("@"):
        return named
    return named | {noun for name in named for noun in nouns_by_class().get(name.removeprefix("@"), ())}
