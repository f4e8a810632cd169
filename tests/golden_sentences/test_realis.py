"""Whether a thing is told as done: one golden sentence for each construction that says so, and how many are read right."""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from tests.golden_sentences.sentences import GoldenSentence, event_of, golden_sentences

VALUES = ("asserted", "negated", "future", "hypothetical", "historical")
SENTENCES = golden_sentences("realis")
AT_LEAST = 0.9


def found_realis(sentence: GoldenSentence) -> str | None:
    event = event_of("realis", sentence)
    return None if event is None else event.realis


def test_every_value_has_its_sentences():
    counts = Counter(sentence.gold["realis"] for sentence in SENTENCES)
    assert set(counts) == set(VALUES)
    assert min(counts.values()) >= 36


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.id)
def test_an_event_is_told_as_the_sentence_tells_it(sentence: GoldenSentence):
    found = found_realis(sentence)
    if sentence.gap and found != sentence.gold["realis"]:
        pytest.xfail(sentence.gap)
    assert not sentence.gap, f"{sentence.id} is read right: take its gap out"
    assert found == sentence.gold["realis"], f"{sentence.reason}: {sentence.text}"


def test_precision_and_recall_hold_for_every_value():
    pairs = Counter((sentence.gold["realis"], found_realis(sentence)) for sentence in SENTENCES)
    sys.stdout.write(table_of(pairs))
    assert min(precision(pairs, value) for value in VALUES) >= AT_LEAST
    assert min(recall(pairs, value) for value in VALUES) >= AT_LEAST


def table_of(pairs: Counter[tuple[str, str | None]]) -> str:
    rows = [f"{value:12}  {precision(pairs, value):9.3f}  {recall(pairs, value):6.3f}" for value in VALUES]
    return "\n".join(["", "realis        precision  recall", *rows, ""])


def precision(pairs: Counter[tuple[str, str | None]], value: str) -> float:
    given = sum(count for (_, found), count in pairs.items() if found == value)
    return pairs[value, value] / given if given else 0.0


def recall(pairs: Counter[tuple[str, str | None]], value: str) -> float:
    return pairs[value, value] / sum(count for (wanted, _), count in pairs.items() if wanted == value)
