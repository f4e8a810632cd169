"""docs/events.md says what is read of its sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsledger.coding.coder import fill_reading
from newsledger.knowledge.ontology import event_types
from newsledger.model.article import Article
from newsledger.normalise.sentences import read_passages
from newsledger.settings import DEFAULT_MODEL

_PAGE = Path(__file__).parents[1] / "docs" / "events.md"
_REALIS = {"negated", "future", "hypothetical", "historical"}


def _rows() -> list[tuple[str, str]]:
    lines = [line.strip("| ").split(" | ") for line in _PAGE.read_text(encoding="utf-8").splitlines() if "|" in line]
    return [(cells[0], cells[1]) for cells in lines if len(cells) == 3 and cells[0].endswith(".")]


@pytest.mark.parametrize(("sentence", "read_as"), _rows())
def test_a_sentence_of_the_page_is_read_as_it_says(sentence: str, read_as: str) -> None:
    article = Article(article_id="a", source_id="a", body=sentence, published_date=date(2024, 3, 14))
    reading = next(read_passages([article], DEFAULT_MODEL))
    fill_reading(reading)
    found = [(event.event_type, event.mode, event.realis) for event in reading.events]
    if read_as == "–":
        assert found == []
        return
    event_type, *more = read_as.split(", ")
    realis = next((word for word in more if word in _REALIS), "asserted")
    mode = next((word for word in more if word not in _REALIS), None)
    assert [(kind, told) for kind, _, told in found] == [(event_type, realis)], found
    assert mode in (None, found[0][1]), found


def test_the_page_has_an_example_of_every_type() -> None:
    assert {read_as.split(",")[0] for _, read_as in _rows()} >= set(event_types())
