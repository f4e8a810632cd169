"""Removes any overlay after every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from newsledger.knowledge.overlay import lay_over


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    yield
    lay_over(None)
