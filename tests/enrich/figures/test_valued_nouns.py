"""An amount is the value of a noun: of a subject, an object, what it modifies, or what is measured out."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.enrich.figures.test_find_figures import _figures

with Path(__file__).with_name("valued.csv").open(encoding="utf-8", newline="") as lines:
    _CASES = list(csv.DictReader(lines))


@pytest.mark.parametrize("case", _CASES, ids=[case["reason"] for case in _CASES])
def test_an_amount_says_whose_value_it_is(case: dict[str, str]) -> None:
    assert "; ".join(figure.counted or "-" for figure in _figures(case["sentence"])) == case["counted"]
