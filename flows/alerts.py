"""Hooks of the flows: send an alert when a run fails or crashes, if the settings name a recipient."""

from __future__ import annotations

from typing import Any

from prefect.client.schemas.objects import FlowRun, State
from prefect.exceptions import MissingResult
from prefect.flows import Flow
from prefect.logging import get_logger

from newsledger.operations.alert import Alert, send_alert
from newsledger.operations.guard import is_from_earlier_run
from newsledger.operations.held_back import HeldBackError
from newsledger.settings import Settings


def alert_on_failure(flow: Flow[Any, Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Send an alert once: a warehouse that is still held back was already reported the first time."""
    given = flow_run.parameters.get("settings", {})
    settings = given if isinstance(given, Settings) else Settings(**given)
    if _is_already_reported(state):
        return
    alert = Alert(flow.name, str(settings.data), state.name or state.type.value, state.message or "", flow_run.name)
    for trouble in send_alert(alert, settings):
        get_logger("newsledger.operations.alert").error(trouble)


def _is_already_reported(state: State[Any]) -> bool:
    try:
        error = state.result(raise_on_failure=False)
    except MissingResult:
        return False
    return isinstance(error, HeldBackError) and is_from_earlier_run(error.summary.remark or "")


HOOKS: dict[str, Any] = {"on_failure": [alert_on_failure], "on_crashed": [alert_on_failure]}
"""Hooks of every flow."""
