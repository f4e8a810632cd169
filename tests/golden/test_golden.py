"""Golden cases, the executable specification: each folder holds an article, the rows it must give, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsledger.coding.coder import read_articles
from newsledger.coding.rows import make_table_frames
from newsledger.model.reading import Reading
from newsledger.parse.inputs import iter_inputs, parse_input
from newsledger.settings import Settings
from tests.golden.matching import failures

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/expected.json"))


def test_there_are_golden_cases():
    assert len(CASES) >= 24


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_an_article_gives_the_expected_rows(case: Path):
    settings = Settings()
    (source,) = case.glob("article.*")
    articles = [parse_input(found, settings).article for found in iter_inputs([str(source)], settings)]
    readings = list(read_articles([article for article in articles if article], settings.model))
    assert readings
    assert all(isinstance(reading, Reading) for reading in readings), readings
    tables = make_table_frames([reading for reading in readings if isinstance(reading, Reading)], "rules-test")
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assert failures(expected, tables) == []
