"""Which event a sentence or headline tells: at least twenty of each type, many ways of saying it, and traps that tell none."""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from newsledger.knowledge.ontology import event_types
from tests.golden_sentences.sentences import GoldenSentence, golden_sentences, types_told

FILES = ("types", "headlines", "phrasings", "idioms")
CASES = [(name, sentence) for name in FILES for sentence in golden_sentences(name)]
AT_LEAST = {"types": 0.88, "headlines": 0.9, "phrasings": 0.85, "idioms": 0.45}


def is_right(name: str, sentence: GoldenSentence) -> bool:
    told, wanted = types_told(name, sentence), sentence.gold["event_type"]
    return wanted in told if wanted else not told


def fault_of(name: str, sentence: GoldenSentence) -> str | None:
    right = is_right(name, sentence)
    if right == bool(sentence.gap):
        told = f"{types_told(name, sentence)}: {sentence.text}"
        return "is read right: take its gap out" if sentence.gap else told
    return None


@pytest.mark.parametrize(("name", "event_type"), sorted({(name, one.gold["event_type"] or "") for name, one in CASES}))
def test_sentences_tell_their_event_or_have_a_gap_that_says_why_not(name: str, event_type: str):
    """One test for all sentences of a type: thousands of tests would cost more than they do."""
    mine = [one for file, one in CASES if file == name and (one.gold["event_type"] or "") == event_type]
    assert mine
    assert {one.id: fault for one in mine if (fault := fault_of(name, one)) is not None} == {}


@pytest.mark.parametrize("name", FILES)
def test_precision_and_recall_of_types_hold(name: str):
    told = wanted = hits = 0
    for sentence in golden_sentences(name):
        found = types_told(name, sentence)
        told, wanted = told + len(found), wanted + bool(sentence.gold["event_type"])
        hits += sentence.gold["event_type"] in found
    sys.stdout.write(f"\n{name}: precision {hits / told:.3f}, recall {hits / wanted:.3f}\n")
    assert min(hits / told, hits / wanted) >= AT_LEAST[name]


def test_every_type_has_twenty_sentences():
    counts = Counter(sentence.gold["event_type"] for name, sentence in CASES if name == "types")
    assert set(counts) == set(event_types())
    assert min(counts.values()) >= 20
