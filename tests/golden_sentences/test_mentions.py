"""Who a mention standing by itself is: country and sector by PLOVER, as of its day."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import pytest

from newsledger.resolving.resolver import resolve
from tests.golden_sentences.texts_of import lines_of

FILES = ("mentions.jsonl",)
CASES = [line for name in FILES for line in lines_of(name)]
AT_LEAST = {"country": 0.95, "sector": 0.93}


def answers(line: dict[str, Any]) -> dict[str, str | None]:
    day = date.fromisoformat(line["date"]) if "date" in line else None
    found = resolve(line["mention"], line.get("context"), day)
    return {"country": found.country, "sector": found.sector}


def faults(line: dict[str, Any]) -> dict[str, str | None]:
    return {key: told for key, told in answers(line).items() if key in line and told != line[key]}


def fault_of(line: dict[str, Any]) -> str | None:
    wrong = faults(line)
    if bool(wrong) == ("gap" in line):
        return None
    return f"{line}: {wrong}" if wrong else "is answered right: take its gap out"


def test_a_mention_is_of_its_country_and_sector_or_has_a_gap_that_says_why_not() -> None:
    assert {line["id"]: fault for line in CASES if (fault := fault_of(line)) is not None} == {}


@pytest.mark.parametrize("key", list(AT_LEAST))
def test_most_answers_are_right(key: str) -> None:
    asked = [line for line in CASES if key in line]
    right = sum(key not in faults(line) for line in asked)
    sys.stdout.write(f"\n{key}: {right / len(asked):.3f} of {len(asked)}\n")
    assert right / len(asked) >= AT_LEAST[key]
