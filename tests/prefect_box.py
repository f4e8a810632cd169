"""A real Prefect server for tests: what enters is its address, what leaves is its runs, waited for and never without end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx

from flows.processes import guard
from newsledger.warehouse import QueryError, query

T = TypeVar("T")
ARTICLE = "Rebels shelled the port of {place} on Friday, killing {killed} sailors, police said."


def free_port() -> int:
    with socket.socket() as knock:
        knock.bind(("127.0.0.1", 0))
        port: int = knock.getsockname()[1]
        return port


def until(found: Callable[[], T | None], seconds: float, what: str) -> T:
    """Return what is found as soon as it is; fail with what was waited for."""
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        value = found()
        if value:
            return value
        time.sleep(0.5)
    raise AssertionError(f"waited {seconds:.0f} seconds in vain for {what}")


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
        found: list[dict[str, Any]] = httpx.post(f"{self.url}/flow_runs/filter", json=wanted, timeout=20).json()
        return found

    def run(self, run_id: str) -> dict[str, Any]:
        found: dict[str, Any] = httpx.get(f"{self.url}/flow_runs/{run_id}", timeout=20).json()
        return found

    def deployment(self, full_name: str) -> dict[str, Any]:
        found: dict[str, Any] = httpx.get(f"{self.url}/deployments/name/{full_name}", timeout=20).json()
        return found

    def start(self, full_name: str, **parameters: Any) -> httpx.Response:
        """Ask for a run of the deployment now."""
        deployment = self.deployment(full_name)["id"]
        asked = {"parameters": parameters}
        return httpx.post(f"{self.url}/deployments/{deployment}/create_flow_run", json=asked, timeout=20)

    def artifact(self, key: str) -> Any:
        found = httpx.get(f"{self.url}/artifacts/{key}/latest", timeout=20)
        return found.json()["data"] if found.is_success else None

    def is_up(self) -> bool:
        try:
            return httpx.get(f"{self.url}/health", timeout=5).is_success
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
        for what, patience in ((signal.SIGTERM, 30), (signal.SIGKILL, 10)):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, what)
            with suppress(subprocess.TimeoutExpired):
                process.wait(patience)
        watcher.communicate()


def clean() -> dict[str, str]:
    """Return the environment but for what the tests' own Prefect is told; the checkout can be imported from anywhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return kept | {"PYTHONPATH": str(Path(__file__).resolve().parents[1])}
