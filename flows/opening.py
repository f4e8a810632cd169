"""Prepare the process of a run, and return the lake of the settings."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Annotated

from prefect.runtime import deployment
from pydantic import BeforeValidator

from flows.clean_logs import log_safely
from flows.environment import exit_with_parent
from newsledger.knowledge.overlay import lay_over
from newsledger.ledger.lake import Lake
from newsledger.settings import ENVIRONMENT_ONLY, Settings


def _refuse_environment_only(given: object) -> object:
    """Raise ValueError for settings given as a run's parameters that only the environment of its worker may set."""
    refused = sorted(ENVIRONMENT_ONLY & given.keys()) if isinstance(given, Mapping) else []
    if refused:
        raise ValueError(
            f"{', '.join(refused)}: no parameters of a run; set NEWSLEDGER_{refused[0].upper()} where the worker runs"
        )
    return given


GivenSettings = Annotated[Settings, BeforeValidator(_refuse_environment_only)]
"""The settings of a flow, from a caller in this process or as the parameters of a run."""


def prepare_process(settings: Settings) -> None:
    """Overlay the user's tables on the reference; a run started by a worker ends with it, so that none outlives its slot."""
    if deployment.id is not None:
        exit_with_parent(os.getppid())
    log_safely()
    lay_over(settings.reference)


def open_lake(settings: Settings) -> Lake:
    """Prepare this process and return the lake."""
    prepare_process(settings)
    return Lake(settings.lake, settings.state, settings.period, settings.history_days)
