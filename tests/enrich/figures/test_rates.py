"""A figure says per what it is told: one construction each in ``rates.csv``; the number behind "per" is no figure."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.enrich.figures.test_find_figures import _figures

with Path(__file__).with_name("rates.csv").open(encoding="utf-8", newline="") as lines:
    _CASES = list(csv.DictReader(lines))


@pytest.mark.parametrize("case", _CASES, ids=[case["reason"] for case in _CASES])
def test_a_figure_says_per_what_it_is_told(case: dict[str, str]) -> None:
    assert "; ".join(figure.per or "-" for figure in _figures(case["sentence"])) == case["per"]
