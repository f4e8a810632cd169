"""docs/actors.md says what is answered for its mentions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsledger.resolving.resolver import resolve

_PAGE = Path(__file__).parents[1] / "docs" / "actors.md"
_CELLS = 5


def _rows() -> list[tuple[str, ...]]:
    lines = [line.strip().strip("|") for line in _PAGE.read_text(encoding="utf-8").splitlines() if "|" in line]
    cells = [tuple(cell.strip() for cell in line.split("|")) for line in lines]
    return [row for row in cells if len(row) == _CELLS and row[0] not in {"mention", "---"}]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: " ".join(row[:2]))
def test_a_mention_of_the_page_is_who_it_says(row: tuple[str, ...]) -> None:
    mention, day, *answer = row[:4]
    found = resolve(mention, None, date.fromisoformat(day) if day else None)
    assert [found.country or "–", found.sector or "–"] == answer


def test_the_page_has_examples() -> None:
    assert len(_rows()) >= 25
