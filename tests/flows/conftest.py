"""What the tests of flows share: every one of them uses the Prefect server of the run."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsledger.resources import ARTICLES
from newsledger.settings import Settings
from tests.flows.samples import fingerprints
from tests.sharing import made_once


@pytest.fixture(scope="session")
def few(prefect_api: str) -> tuple[list[str], dict[str, str]]:  # noqa: ARG001 -- needed around it
    """Twelve inputs and what one run over them makes."""
    from flows.ledger import run_ledger

    def run(folder: Path) -> tuple[list[str], dict[str, str]]:
        paths = [str(path) for path in sorted(ARTICLES.glob("*.txt"))[:12]]
        run_ledger(paths, Settings(data=folder))
        return paths, fingerprints(folder)

    return made_once("few", run)
