"""What the tests of fetch share: a site of this machine, settings that may ask it, and waits that are noted, not waited."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsledger.fetch import Fetcher, pace
from newsledger.settings import Settings
from tests.fetch.site import Site, open_site


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds of the waits so far, none of which was waited."""
    noted: list[float] = []
    monkeypatch.setattr(pace, "sleep", noted.append)
    return noted


@pytest.fixture
def site() -> Iterator[Site]:
    with open_site() as opened:
        yield opened


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(fetch_private=True, data=tmp_path, fetch_timeout=60.0)


@pytest.fixture
def fetcher(settings: Settings, site: Site, waits: list[float]) -> Iterator[Fetcher]:  # noqa: ARG001 -- needed around it
    """A fetcher that may ask the site; it is closed before the site is."""
    with Fetcher(settings) as opened:
        yield opened
