"""Make the work pool of the deployments, in which a run cannot choose what its worker executes.

Prefect's own template of a process pool lets whoever starts a run give it a command, a working folder and any
environment variable. Ours takes the two variables of prefect.yaml; the server refuses anything else.
"""

from __future__ import annotations

from typing import Any

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import WorkPoolCreate, WorkPoolUpdate
from prefect.exceptions import ObjectNotFound
from prefect.workers.process import ProcessWorker

_VARIABLES = ("PREFECT_FLOWS_HEARTBEAT_FREQUENCY", "OMP_NUM_THREADS")
"""The environment that prefect.yaml gives a run: whole numbers."""


def make_pool(client: SyncPrefectClient, name: str, *, is_own: bool) -> None:
    """Create the pool if there is none; one that is ``is_own`` gets our template even if it was made with another."""
    template = make_template(takes_environment=not is_own)
    try:
        client.read_work_pool(name)
    except ObjectNotFound:
        client.create_work_pool(WorkPoolCreate(name=name, type=ProcessWorker.type, base_job_template=template))
        return
    if is_own:
        client.update_work_pool(name, WorkPoolUpdate(base_job_template=template))


def make_template(*, takes_environment: bool) -> dict[str, Any]:
    """Return the template; a run takes its environment from its worker alone unless ``takes_environment``."""
    number = {"type": "string", "pattern": "^[0-9]{1,4}$"}
    environment = {
        "type": "object",
        "properties": dict.fromkeys(_VARIABLES, number),
        "additionalProperties": False,
    }
    taken: dict[str, Any] = {"env": "{{ env }}"} if takes_environment else {}
    return {
        "job_configuration": {"stream_output": True, **taken},
        "variables": {"type": "object", "properties": {"env": environment}, "additionalProperties": False},
    }
