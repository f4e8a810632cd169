from __future__ import annotations

from typing import Any

import pytest

from tests.golden_sentences.texts_of import differences, lines_of

DATES = "dates.jsonl"


def test_there_are_golden_dates() -> None:
    assert len({line["text"] for line in lines_of(DATES)}) >= 80


@pytest.mark.parametrize("line", lines_of(DATES), ids=lambda line: f"{line['id']}: {line['reason']}")
def test_an_event_is_dated_as_its_text_says(line: dict[str, Any]) -> None:
    assert differences(DATES, line) == {}, line
