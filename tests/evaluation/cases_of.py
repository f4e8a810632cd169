"""Makers of cases for tests: what enters is a gold object and rows in short, what leaves is the case they make."""

from __future__ import annotations

from newsledger.evaluation.cases import Case, ReadEvent
from newsledger.evaluation.gold import Participant, read_gold
from newsledger.evaluation.gold_matching import JudgedCase, judge


def read(event_type: str, actor: str = "", recipient: str = "", **values: object) -> ReadEvent:
    """Return a row of that type; participants as "words/CODE"."""
    confidence = values.pop("confidence", 0.7)
    evidence = str(values.pop("evidence", ""))
    trigger = str(values.pop("trigger", ""))
    features = values.pop("features", {"pattern": "verb"})
    assert isinstance(confidence, float)
    assert isinstance(features, dict)
    sides = {"actor": _named(actor), "recipient": _named(recipient)}
    return ReadEvent(event_type, sides, {"realis": "asserted"} | values, trigger, evidence, confidence, features)


def _named(text: str) -> tuple[Participant, ...]:
    words, _, code = text.partition("/")
    return (Participant(words, code or None),) if words else ()


def case(gold: dict[str, object], *rows: ReadEvent, text: str = "") -> Case:
    """Return a case of the gold object with these rows."""
    return Case("gold.jsonl, line 1", "one", text, read_gold({"gold": gold}), rows)


def judged(gold: dict[str, object], *rows: ReadEvent) -> JudgedCase:
    """Return the same, judged alone."""
    return judge([case(gold, *rows)])[0]


def people(*texts: str) -> list[dict[str, str | None]]:
    """Return participants as gold writes them, from "words/CODE"."""
    parts = [text.partition("/") for text in texts]
    return [{"text": words, "code": code or None} for words, _, code in parts]
