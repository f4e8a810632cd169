"""How a run begins: what enters is settings, what leaves is the lake, with the user's own tables laid over the reference."""

from __future__ import annotations

import os

from prefect.runtime import deployment

from flows.environment import exit_with_parent
from newsledger.knowledge.overlay import lay_over
from newsledger.ledger.lake import Lake
from newsledger.settings import Settings


def open_lake(settings: Settings) -> Lake:
    """Return the lake; a run that a worker has started ends with it, so that none goes on whose slot was given away."""
    if deployment.id is not None:
        exit_with_parent(os.getppid())
    lay_over(settings.reference)
    return Lake(settings.lake, settings.state, settings.period)
