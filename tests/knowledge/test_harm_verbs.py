"""Verbs of harm stand once, and say the same to figures, to cues of events and to the senses of the lexicon."""

from __future__ import annotations

from collections import defaultdict

import pytest

from newsledger.enrich.figures.figure_lexicon import Effect, effects
from newsledger.knowledge.lexicon import cue_words
from newsledger.packaged_tables import packaged_table

TYPES = {
    "killing": {"ASSAULT"},
    "wounding": {"ASSAULT"},
    "shooting": {"ASSAULT"},
    "abduction": {"ASSAULT"},
    "arrest": {"COERCE", "SANCTION"},
    "expulsion": {"COERCE", "RETREAT", "ASSAULT"},
    "release": {"RETREAT", "CONCEDE"},
}
"""The event types of what the lexicon calls each harm; to evacuate may also be to withdraw, to sentence is a sanction."""
WITHOUT_SENSE = {"drown", "machinegun", "hospitalize", "hospitalise", "custody", "ransom"}
"""Verbs that name a toll but, whoever does it, no event of PLOVER's."""


def test_every_verb_of_harm_has_a_sense_of_its_type():
    types: dict[str, set[str]] = defaultdict(set)
    for table, column in [("event_verbs", "lemma"), ("event_phrases", "phrase")]:
        for row in packaged_table(table):
            for words in row[column].split("|"):
                types[words.split()[0]].add(row["event_type"])
    lacking = {row["verb"] for row in packaged_table("harm_verbs") if not types[row["verb"]] & TYPES[row["harm"]]}
    assert lacking == WITHOUT_SENSE


@pytest.mark.parametrize(
    ("verb", "effect"),
    [
        ("slay", Effect("killed")),
        ("crush", Effect("killed", of_people=True)),
        ("expel", Effect("displaced", of_people=True)),
    ],
)
def test_what_it_does_is_the_measure_of_those_it_is_done_to(verb: str, effect: Effect):
    assert effects("object")[verb] == (effect,)


def test_every_one_is_suffered_and_some_give_other_cues():
    verbs = {row["verb"] for row in packaged_table("harm_verbs")}
    assert verbs < cue_words("victim")
    assert {"kill", "wound", "burn"} <= cue_words("toll")
    assert "murder" not in cue_words("toll")
    assert {"kill", "crush"} <= cue_words("harm")


def test_no_cue_repeats_what_a_verb_of_harm_gives():
    given = {(cue, row["verb"]) for row in packaged_table("harm_verbs") for cue in ("victim", *row["cues"].split("|"))}
    assert {(row["cue"], row["lemma"]) for row in packaged_table("event_cues")} & given == set()
