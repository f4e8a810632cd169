"""Hooks of the flows: what enters is a run that failed or crashed, what leaves is an alarm, if the settings name whom to tell."""

from __future__ import annotations

from typing import Any

from prefect.client.schemas.objects import FlowRun, State
from prefect.exceptions import MissingResult
from prefect.flows import Flow
from prefect.logging import get_logger

from newsledger.operations.alert import Alarm, raise_alarm
from newsledger.operations.guard import is_of_an_earlier_run
from newsledger.operations.publication import HeldBackError
from newsledger.settings import Settings


def tell(flow: Flow[Any, Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Tell what went wrong, once: a warehouse that is still held back was told of when it first was."""
    given = flow_run.parameters.get("settings", {})
    settings = given if isinstance(given, Settings) else Settings(**given)
    if _is_old_news(state):
        return
    alarm = Alarm(flow.name, str(settings.data), state.name or state.type.value, state.message or "", flow_run.name)
    for trouble in raise_alarm(alarm, settings):
        get_logger("newsledger.operations.alert").error(trouble)


def _is_old_news(state: State[Any]) -> bool:
    try:
        error = state.result(raise_on_failure=False)
    except MissingResult:
        return False
    return isinstance(error, HeldBackError) and is_of_an_earlier_run(error.tally.remark or "")


HOOKS: dict[str, Any] = {"on_failure": [tell], "on_crashed": [tell]}
"""What every flow of ours is made with."""
