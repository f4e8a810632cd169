"""Register the deployments of a manifest on a Prefect server, with their work pool and an automation."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import yaml
from prefect.automations import AutomationCore
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.schedules import CronSchedule
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import EventTrigger, Posture
from prefect.events.schemas.events import ResourceSpecification

from flows.work_pool import make_pool

TAG = "newsledger"
AUTOMATION = "newsledger: a run without heartbeats is dead"
SILENCE = timedelta(seconds=90)
"""Three missed heartbeats."""
_ENDED = ("Completed", "Failed", "Cancelled", "Crashed")
_DEAD = "No heartbeat: the process or its machine is gone."
_PATIENCE = 180


class DeployError(RuntimeError):
    """Prefect refused the deployments; the message is Prefect's."""


def check_schedules(manifest: Mapping[str, Any]) -> None:
    """Raise DeployError for an invalid cron line, before anything is started or registered."""
    for cron in (
        one["cron"] for deployment in manifest["deployments"] for one in deployment["schedules"] if "cron" in one
    ):
        try:
            CronSchedule(cron=cron)
        except ValueError as error:
            raise DeployError(f"{cron!r} is no cron line: minute, hour, day, month, weekday") from error


def register(manifest: Mapping[str, Any], environment: Mapping[str, str], *, is_own: bool = False) -> list[str]:
    """Create the work pool if needed, replace the deployments and the automation; returns the deployments' names.

    ``is_own`` means that the server is ours alone: its pool is made anew as ours is.
    The manifest is passed to Prefect's own command, which reads it like prefect.yaml.
    """
    check_schedules(manifest)
    with get_client(sync_client=True) as client:
        try:
            make_pool(client, manifest["deployments"][0]["work_pool"]["name"], is_own=is_own)
        except httpx.HTTPError as error:
            raise DeployError(f"{client.api_url}: no Prefect server takes the deployments: {error}") from error
        _deploy(manifest, environment)
        _watch_heartbeats(client)
        found = client.read_deployments()
    names = {deployment["name"] for deployment in manifest["deployments"]}
    return sorted(one.name for one in found if one.name in names and TAG in one.tags)


def _deploy(manifest: Mapping[str, Any], environment: Mapping[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "prefect.yaml")
        file.write_text(yaml.safe_dump(dict(manifest)), encoding="utf-8")
        command = [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all", "--prefect-file", str(file)]
        done = subprocess.run(  # noqa: S603 - a fixed command
            command, env=dict(environment), capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    if done.returncode:
        words = re.sub(r"[\u2500-\u257f]", "", done.stdout + done.stderr).split()  # without box-drawing characters
        raise DeployError(f"Prefect did not take the deployments: {' '.join(words)}")


def _watch_heartbeats(client: SyncPrefectClient) -> None:
    """Have the server mark our runs without heartbeats as crashed, which frees their slots."""
    heartbeat = "prefect.flow-run.heartbeat"
    wanted = AutomationCore(
        name=AUTOMATION,
        description="Frees the slot of a run whose process or machine is gone.",
        trigger=EventTrigger(
            after={heartbeat, "prefect.flow-run.Running"},
            expect={heartbeat, *(f"prefect.flow-run.{state}" for state in _ENDED)},
            match=ResourceSpecification({"prefect.resource.id": ["prefect.flow-run.*"]}),
            match_related=ResourceSpecification(
                {"prefect.resource.id": [f"prefect.tag.{TAG}"], "prefect.resource.role": ["tag"]}
            ),
            for_each={"prefect.resource.id"},
            posture=Posture.Proactive,
            threshold=1,
            within=SILENCE,
        ),
        actions=[ChangeFlowRunState(name=None, state=StateType.CRASHED, message=_DEAD, force=False)],
    )
    for old in client.read_automations_by_name(AUTOMATION):
        client.delete_automation(old.id)
    client.create_automation(wanted)
