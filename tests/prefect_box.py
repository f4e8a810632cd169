"""A real Prefect server for tests: what enters is its address, what leaves is its runs, waited for and never without end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from flows.processes import guard
from newsledger.warehouse import QueryError, query
from tests import prefect_server
from tests.waiting import PATIENCE

QUICK = prefect_server.PATIENT | {"PREFECT_WORKER_QUERY_SECONDS": "1"}
"""A worker that looks for runs every second instead of every ten, and who waits for a machine with other work."""
ARTICLE = "Rebels shelled the port of {place} on Friday, killing {killed} sailors, police said."


def free_port() -> int:
    with socket.socket() as knock:
        knock.bind(("127.0.0.1", 0))
        port: int = knock.getsockname()[1]
        return port


def write_article(folder: Path, name: str, killed: int, place: str = "Hodeidah") -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(ARTICLE.format(place=place, killed=killed), encoding="utf-8")


def killed_in(warehouse: Path) -> list[float]:
    """The killed of all articles that the warehouse has; none while there is no warehouse."""
    with suppress(QueryError):
        return query(warehouse, "select value_best from figures where measure = 'killed' order by 1")[
            "value_best"
        ].to_list()
    return []


@dataclass(frozen=True, slots=True)
class Api:
    """The server's REST interface, as any of its clients sees it."""

    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    def runs(self, deployment: str, *states: str) -> list[dict[str, Any]]:
        """Runs of the deployment in those states, or in any, the earliest first."""
        wanted: dict[str, Any] = {"deployments": {"name": {"any_": [deployment]}}, "sort": "EXPECTED_START_TIME_ASC"}
        if states:
            wanted["flow_runs"] = {"state": {"type": {"any_": list(states)}}}
        found: list[dict[str, Any]] = httpx.post(f"{self.url}/flow_runs/filter", json=wanted, timeout=PATIENCE).json()
        return found

    def run(self, run_id: str) -> dict[str, Any]:
        found: dict[str, Any] = httpx.get(f"{self.url}/flow_runs/{run_id}", timeout=PATIENCE).json()
        return found

    def deployment(self, full_name: str) -> dict[str, Any]:
        found: dict[str, Any] = httpx.get(f"{self.url}/deployments/name/{full_name}", timeout=PATIENCE).json()
        return found

    def start(self, full_name: str, **parameters: Any) -> httpx.Response:
        """Ask for a run of the deployment now."""
        deployment = self.deployment(full_name)["id"]
        asked = {"parameters": parameters}
        return httpx.post(f"{self.url}/deployments/{deployment}/create_flow_run", json=asked, timeout=PATIENCE)

    def run_now(self, full_name: str) -> str:
        """Return the id of a run of the deployment that is asked for now."""
        answer = self.start(full_name)
        assert answer.is_success, answer.text
        run: str = answer.json()["id"]
        return run

    def state(self, run_id: str) -> str:
        found: str = self.run(run_id)["state_type"]
        return found

    def rest(self, full_name: str) -> None:
        """Let the deployment's schedule start nothing more, and take back what it has planned."""
        deployment = self.deployment(full_name)["id"]
        httpx.post(f"{self.url}/deployments/{deployment}/pause_deployment", timeout=PATIENCE).raise_for_status()

    def automation(self, name: str) -> dict[str, Any]:
        wanted = {"automations": {"name": {"any_": [name]}}}
        found: list[dict[str, Any]] = httpx.post(f"{self.url}/automations/filter", json=wanted, timeout=PATIENCE).json()
        (one,) = found
        return one

    def change_automation(self, changed: dict[str, Any]) -> None:
        told = {
            name: value
            for name, value in changed.items()
            if name not in {"id", "created", "updated", "account", "workspace"}
        }
        address = f"{self.url}/automations/{changed['id']}"
        httpx.put(address, json=told, timeout=PATIENCE).raise_for_status()

    def artifact(self, key: str) -> Any:
        found = httpx.get(f"{self.url}/artifacts/{key}/latest", timeout=PATIENCE)
        return found.json()["data"] if found.is_success else None

    def is_up(self) -> bool:
        try:
            return httpx.get(f"{self.url}/health", timeout=PATIENCE).is_success
        except httpx.HTTPError:
            return False


@contextmanager
def started(*words: str, log: Path, cwd: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A command in a group of its own, whose output goes to a file; told to end, then made to."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=cwd,
            env=clean() | environment,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    watcher = guard(-process.pid)
    try:
        yield process
    finally:
        for what, patience in ((signal.SIGTERM, 60), (signal.SIGKILL, PATIENCE)):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, what)
            with suppress(subprocess.TimeoutExpired):
                process.wait(patience)
        watcher.communicate()


def clean() -> dict[str, str]:
    """Return the environment but for what the tests' own Prefect is told; the checkout can be imported from anywhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return kept | {"PYTHONPATH": str(Path(__file__).resolve().parents[1])}
