"""A real Prefect server for tests: what enters is its address, what leaves is its runs, waited for and never without end."""

from __future__ import annotations

import os
import signal
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
from tests.waiting import PATIENCE, until

QUICK = prefect_server.PATIENT | {"PREFECT_WORKER_QUERY_SECONDS": "1"}
"""A worker that looks for runs every second instead of every ten, and who waits for a machine with other work."""
_CLIENT = httpx.Client(timeout=PATIENCE, limits=httpx.Limits(max_keepalive_connections=0))
"""One for all questions: making a client takes longer than asking."""
ARTICLE = "Rebels shelled the port of {place} on Friday, killing {killed} sailors, police said."


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
    auth_file: Path | None = None
    """Where the server's auth string stands, if it asks for one."""

    @property
    def auth(self) -> tuple[str, str] | None:
        if self.auth_file is None:
            return None
        user, _, password = self.auth_file.read_text(encoding="ascii").strip().partition(":")
        return user, password

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    def ask(self, method: str, path: str, said: object = None) -> httpx.Response:
        """Return the answer; one that says the server is busy is asked for again, as Prefect's own client does."""

        def answer() -> httpx.Response | None:
            given = _CLIENT.request(method, f"{self.url}/{path}", json=said, auth=self.auth)
            return None if given.status_code == httpx.codes.SERVICE_UNAVAILABLE else given

        return until(answer, f"an answer of the server to {method} {path}")

    def runs(self, deployment: str, *states: str) -> list[dict[str, Any]]:
        """Runs of the deployment in those states, or in any, the earliest first."""
        wanted: dict[str, Any] = {"deployments": {"name": {"any_": [deployment]}}, "sort": "EXPECTED_START_TIME_ASC"}
        if states:
            wanted["flow_runs"] = {"state": {"type": {"any_": list(states)}}}
        found: list[dict[str, Any]] = self.ask("POST", "flow_runs/filter", wanted).json()
        return found

    def run(self, run_id: str) -> dict[str, Any]:
        found: dict[str, Any] = self.ask("GET", f"flow_runs/{run_id}").json()
        return found

    def state(self, run_id: str) -> str:
        found: str = self.run(run_id)["state_type"]
        return found

    def deployment(self, full_name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.ask("GET", f"deployments/name/{full_name}").json()
        return found

    def start(self, full_name: str, **parameters: Any) -> httpx.Response:
        """Ask for a run of the deployment now."""
        deployment = self.deployment(full_name)["id"]
        return self.ask("POST", f"deployments/{deployment}/create_flow_run", {"parameters": parameters})

    def run_now(self, full_name: str) -> str:
        """Return the id of a run of the deployment that is asked for now."""
        answer = self.start(full_name)
        assert answer.is_success, answer.text
        run: str = answer.json()["id"]
        return run

    def rest(self, full_name: str) -> None:
        """Let the deployment's schedule start nothing more, and take back what it has planned."""
        self.ask("POST", f"deployments/{self.deployment(full_name)['id']}/pause_deployment").raise_for_status()

    def automation(self, name: str) -> dict[str, Any]:
        wanted = {"automations": {"name": {"any_": [name]}}}
        (found,) = self.ask("POST", "automations/filter", wanted).json()
        one: dict[str, Any] = found
        return one

    def change_automation(self, changed: dict[str, Any]) -> None:
        own = {"id", "created", "updated", "account", "workspace"}
        told = {name: value for name, value in changed.items() if name not in own}
        self.ask("PUT", f"automations/{changed['id']}", told).raise_for_status()

    def artifact(self, key: str) -> Any:
        found = self.ask("GET", f"artifacts/{key}/latest")
        return found.json()["data"] if found.is_success else None

    def is_up(self) -> bool:
        try:
            return _CLIENT.get(f"{self.url}/health").is_success
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
