"""Keep a ledger current on one machine: run a server, a worker and the deployments of a manifest.

The server listens on loopback. A worker that dies is restarted; runs it leaves behind are marked as crashed, which
frees their slots. When this process is stopped, worker, runs and server end with it; what was committed stays.
"""

from __future__ import annotations

import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterState, FlowRunFilterStateType, FlowRunFilterTags
from prefect.client.schemas.objects import StateType
from prefect.states import Crashed

from flows.deployments import TAG, check_schedules, register
from flows.processes import PRIVATE_UMASK, Child
from flows.server import SERVER_COMMAND

HOST = "127.0.0.1"
LEDGER = "ledger/ledger"
"""The deployment that reads inputs."""
_START_TIMEOUT = 120.0
_UNFINISHED = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]
_RESTARTS = 5
_RESTARTS_WITHIN = 600.0


class ServeError(RuntimeError):
    """The server or worker cannot be kept running; the message says why."""


@dataclass(frozen=True, slots=True)
class Box:
    """What to run: the server's port and log, where its auth string stands, the work pool, the environment, the report."""

    port: int
    log: Path
    auth: str
    pool: str
    environment: Mapping[str, str]
    report: Callable[[str], None]

    @property
    def address(self) -> str:
        """The address of the server's pages."""
        return f"http://{HOST}:{self.port}"


def serve(box: Box, manifest: Mapping[str, Any]) -> None:
    """Keep server and worker running until this process is stopped; raises ServeError when that fails."""
    check_schedules(manifest)
    with _stop_signal() as end, _running_server(box) as server:
        names = register(manifest, box.environment, is_own=True)
        _crash_orphaned_runs()
        _run_now(LEDGER)
        box.report(f"{box.address} shows the runs of {', '.join(names)}; Ctrl-C ends all of it")
        box.report(f"the page asks for the auth string: {box.auth}")
        with _running_worker(box) as worker:
            _supervise(box, server, worker, end)
    box.report("worker and server have ended; what was committed stays")


def _supervise(box: Box, server: Child, worker: list[Child], end: threading.Event) -> None:
    """Wait for the stop signal; restart the worker when it dies, up to a limit."""
    restarts: list[float] = []
    while not end.wait(1.0):
        if server.has_ended():
            raise ServeError(f"the Prefect server has ended; {box.log} says why")
        if worker[0].has_ended():
            restarts = [moment for moment in restarts if time.monotonic() - moment < _RESTARTS_WITHIN]
            if len(restarts) >= _RESTARTS:
                raise ServeError(
                    f"the worker has died {_RESTARTS + 1} times in ten minutes; its last lines above say why"
                )
            restarts.append(time.monotonic())
            box.report("the worker has died and is started again")
            worker[0].stop()
            _crash_orphaned_runs()
            worker[0] = _start_worker(box)


@contextmanager
def _running_server(box: Box) -> Iterator[Child]:
    with socket.socket() as knock:
        knock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            knock.bind((HOST, box.port))
        except OSError as error:
            raise ServeError(f"port {box.port} is taken ({error.strerror}); give another with --port") from error
    command = [*SERVER_COMMAND, "--host", HOST, "--port", str(box.port), "--log-level", "warning"]
    child = Child("server", command, box.environment, box.log, PRIVATE_UMASK)
    try:
        _wait_for(child, f"{box.address}/api/health")
        yield child
    finally:
        child.stop()


@contextmanager
def _running_worker(box: Box) -> Iterator[list[Child]]:
    running = [_start_worker(box)]
    try:
        yield running
    finally:
        running[0].stop()
        with suppress(httpx.HTTPError):  # the server may have ended; the next start marks them
            _crash_orphaned_runs()


def _start_worker(box: Box) -> Child:
    command = [sys.executable, "-m", "prefect", "worker", "start", "--pool", box.pool, "--type", "process"]
    return Child("worker", command, box.environment)


def _wait_for(child: Child, address: str) -> None:
    last = time.monotonic() + _START_TIMEOUT
    while time.monotonic() < last and not child.has_ended():
        with suppress(httpx.HTTPError):
            if httpx.get(address, timeout=2).is_success:
                return
        time.sleep(0.2)
    raise ServeError(f"the Prefect server did not start; {child.log} says why")


def _crash_orphaned_runs() -> None:
    """Mark unfinished runs as crashed while no worker runs: this machine has the only one."""
    ours = FlowRunFilter(
        tags=FlowRunFilterTags(all_=[TAG]), state=FlowRunFilterState(type=FlowRunFilterStateType(any_=_UNFINISHED))
    )
    with get_client(sync_client=True) as client:
        for run in client.read_flow_runs(flow_run_filter=ours):
            client.set_flow_run_state(run.id, Crashed(message="Its worker has ended."), force=True)


def _run_now(name: str) -> None:
    """Request a run now, since the first scheduled one may be a whole interval away."""
    with get_client(sync_client=True) as client:
        client.create_flow_run_from_deployment(client.read_deployment_by_name(name).id)


@contextmanager
def _stop_signal() -> Iterator[threading.Event]:
    """Yield an event that is set by SIGINT or SIGTERM."""
    end = threading.Event()
    before = {one: signal.signal(one, lambda *_: end.set()) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield end
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
