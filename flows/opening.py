"""Open a run: return the lake of the settings, with the user's tables overlaid on the reference."""

from __future__ import annotations

import os

from prefect.runtime import deployment

from flows.environment import exit_with_parent
from newsledger.knowledge.overlay import lay_over
from newsledger.ledger.lake import Lake
from newsledger.settings import Settings


def open_lake(settings: Settings) -> Lake:
    """Return the lake; a run started by a worker ends with it, so that none continues after its slot was freed."""
    if deployment.id is not None:
        exit_with_parent(os.getppid())
    lay_over(settings.reference)
    return Lake(settings.lake, settings.state, settings.period)
