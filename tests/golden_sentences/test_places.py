from __future__ import annotations

from typing import Any

import pytest

from tests.golden_sentences.texts_of import differences, lines_of

PLACES = "places.jsonl"


def test_there_are_golden_places() -> None:
    assert len({line["text"] for line in lines_of(PLACES)}) >= 90


@pytest.mark.parametrize("line", lines_of(PLACES), ids=lambda line: f"{line['id']}: {line['reason']}")
def test_an_event_is_placed_as_its_text_says(line: dict[str, Any]) -> None:
    assert differences(PLACES, line) == {}, line
