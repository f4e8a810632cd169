"""A figure says whether it is how far something changed, or the level it reached so: one construction each in ``changes.csv``."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from newsledger.model.reading import Figure
from tests.enrich.figures.test_find_figures import _figures

with Path(__file__).with_name("changes.csv").open(encoding="utf-8", newline="") as lines:
    _CASES = list(csv.DictReader(lines))


def _change(figure: Figure) -> str:
    return f"{figure.change} {figure.change_kind}" if figure.change else "-"


@pytest.mark.parametrize("case", _CASES, ids=[case["reason"] for case in _CASES])
def test_a_change_is_told_from_a_level(case: dict[str, str]) -> None:
    assert "; ".join(map(_change, _figures(case["sentence"]))) == case["changes"]
