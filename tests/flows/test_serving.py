"""``newsledger serve`` as a user starts it: a real server, a real worker, real schedules, one box."""

from __future__ import annotations

import os
import shlex
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil
import pytest

from flows import serving
from flows.processes import Child
from newsledger.ledger.lake import Lake
from newsledger.ledger.lake.integrity_check import find_faults
from newsledger.ledger.lock import hold_file_lock
from newsledger.operations.schedules import Schedule, build_manifest
from newsledger.settings import Settings
from newsledger.warehouse import query
from tests import prefect_server
from tests.browser import needs_browser, opened
from tests.ports import reserved_port
from tests.prefect_box import QUICK, Api, killed_in, started, write_article
from tests.waiting import PATIENCE, until

EVERY = 30
LEDGER = "ledger/ledger"
UNFINISHED = ("SCHEDULED", "PENDING", "RUNNING", "CANCELLING")


@dataclass(frozen=True, slots=True)
class Box:
    """The command that runs, and where it reads and writes."""

    process: subprocess.Popen[bytes]
    api: Api
    folder: Path
    log: Path

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"

    @property
    def data(self) -> Path:
        return self.folder / "ledger"

    @property
    def killed(self) -> list[float]:
        return killed_in(self.data / "warehouse.duckdb")

    @contextmanager
    def waiting_run(self) -> Iterator[str]:
        """A run that waits for the lock which the test holds; the schedule rests, and none that came before still runs."""
        until(lambda: not self.api.runs("ledger", *UNFINISHED), "the end of the runs before")
        with hold_file_lock(self.data / "state", "a test", PATIENCE):
            yield self.running()

    def running(self) -> str:
        """Ask for a run and return its id when it has begun."""
        run = self.api.run_now(LEDGER)
        until(lambda: self.api.state(run) == "RUNNING", "the run's beginning")
        return run

    def worker(self) -> psutil.Process:
        """The worker that runs now."""
        children = psutil.Process(self.process.pid).children()
        (worker,) = (child for child in children if "worker" in " ".join(child.cmdline()))
        return worker

    def alarms(self) -> str:
        """All that the alert command was told."""
        told = self.folder / "told.txt"
        return told.read_text(encoding="utf-8") if told.exists() else ""

    def says(self) -> str:
        return self.log.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Box]:
    folder = tmp_path_factory.mktemp("box")
    write_article(folder / "inbox", "first.txt", 3)
    api, log = Api(reserved_port(), folder / "ledger" / "state" / "prefect" / "auth"), folder / "serve.log"
    told = folder / "told.txt"
    script = folder / "tell.py"
    script.write_text(f"import sys\nopen({str(told)!r}, 'a').write(sys.stdin.read() + '\\n')", encoding="utf-8")
    prefect_server.give_database(folder / "ledger" / "state" / "prefect")
    alert = QUICK | {"NEWSLEDGER_ALERT_COMMAND": shlex.join([sys.executable, str(script)])}
    words = ("newsledger.cli", "serve", "inbox", "--data", "ledger", "--every", f"{EVERY}s", "--port", str(api.port))
    with started(*words, log=log, cwd=folder, **alert) as process:
        box = Box(process, api, folder, log)
        until(lambda: "shows the runs of" in box.says() or process.poll() is not None, "the box")
        yield box


def test_the_box_says_where_its_runs_are_seen(box: Box):
    assert f"http://127.0.0.1:{box.api.port} shows the runs of ledger, recode-nightly, warehouse" in box.says()
    for name in ("ledger/ledger", "recode/recode-nightly", "warehouse/warehouse"):
        deployment = box.api.deployment(name)
        assert deployment["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
        assert deployment["global_concurrency_limit"]["limit"] == 1
        assert deployment["schedules"][0]["active"]


def test_a_scheduled_run_finds_a_new_file_and_the_warehouse_has_it(box: Box):
    until(lambda: box.killed == [3.0], "the first article")
    write_article(box.inbox, "second.txt", 5, "Aden")
    until(lambda: box.killed == [3.0, 5.0], "the second article")
    done = until(lambda: box.api.runs("ledger", "COMPLETED")[1:], "the second run's end")
    box.api.rest(LEDGER)  # what follows starts its own runs
    assert all(run["auto_scheduled"] for run in done), "the schedule starts all but the first, which the box asks for"
    assert "| articles | " in str(box.api.artifact("ledger-run"))


ATTACK = """
(async () => {
  const told = [], tell = async (name, ask) => { try { told.push(name + " " + await ask()) } catch (error) { } };
  const post = {method: "POST", body: new Blob(["{}"])}, json = {...post, headers: {"content-type": "application/json"}};
  await tell("list", async () => (await fetch("API/flow_runs/filter", json)).text());
  await tell("list without preflight", async () => (await fetch("API/flow_runs/filter", post)).text());
  await tell("read", async () => (await fetch("API/admin/settings")).text());
  await tell("send blindly", async () => (await fetch("API/flows/", {...post, mode: "no-cors"})).type);
  await tell("socket", () => new Promise((yes, no) => {
    const socket = new WebSocket("API/events/in".replace("http", "ws"), ["prefect"]);
    socket.onopen = () => yes("open"); socket.onerror = no;
  }));
  return told;
})()
"""
"""What a page of somebody else would try; it returns what was answered."""


@needs_browser
def test_a_page_of_another_origin_or_name_neither_lists_nor_starts_anything(box: Box, tmp_path: Path):
    with opened(tmp_path, "--host-resolver-rules=MAP elsewhere.example 127.0.0.1") as browser:
        browser.open(f"http://elsewhere.example:{box.api.port}/")
        assert "not under another name" in browser.run("document.body.innerText")
        assert browser.run(ATTACK.replace("API", box.api.url)) == []
        browser.open("data:text/html,<p>a page of nobody</p>")
        assert browser.run(ATTACK.replace("API", box.api.url)) == []
    assert [run["auto_scheduled"] for run in box.api.runs("ledger")].count(False) == 1, "the one the box asks for"


@needs_browser
def test_the_page_opens_to_who_has_the_auth_string(box: Box, tmp_path: Path):
    assert f"the page asks for the auth string: it stands in {Path('ledger', 'state', 'prefect', 'auth')}" in box.says()
    with opened(tmp_path) as browser:
        browser.open(box.api.url.removesuffix("/api"))
        until(lambda: browser.run("document.querySelectorAll('input').length"), "the field for the auth string")
        browser.run("document.querySelector('input').focus()")
        browser.type(":".join(box.api.auth or ()))
        until(lambda: "Flow Runs" in (browser.run("document.body.innerText") or ""), "the page")


OTHER_USER = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be another user")
def test_another_user_of_the_machine_neither_lists_nor_starts_nor_reads_the_auth_string(box: Box):
    state = box.data / "state"
    done = subprocess.run([*OTHER_USER, "cat", state / "prefect" / "auth"], capture_output=True, check=False)
    assert done.returncode != 0
    assert done.stdout == b""
    for path in ("flow_runs/filter", "deployments/filter", "work_pools/filter", "flows/"):
        assert httpx.post(f"{box.api.url}/{path}", json={}).status_code == httpx.codes.UNAUTHORIZED
        assert httpx.post(f"{box.api.url}/{path}", json={}, auth=("newsledger", "guess")).status_code == 401


def test_the_state_folder_is_its_owners_alone(box: Box):
    state = box.data / "state"
    assert {path: oct(path.stat().st_mode & 0o777) for path in (state, state / "prefect")} == dict.fromkeys(
        (state, state / "prefect"), "0o700"
    )
    open_to_others = [path for path in state.rglob("*") if path.is_file() and path.stat().st_mode & 0o077]
    assert open_to_others == []


@pytest.mark.parametrize(
    "given",
    [
        {"job_variables": {"command": "touch told.txt"}},
        {"job_variables": {"working_dir": "/"}},
        {"job_variables": {"env": {"LD_PRELOAD": "a.so"}}},
        {"job_variables": {"env.PYTHONPATH": "/"}},
        {"parameters": {"settings": {"alert_command": "touch told.txt"}}},
        {"parameters": {"settings": {"alert_url": "http://127.0.0.1:9/"}}},
    ],
)
def test_a_run_that_would_choose_its_command_is_refused(box: Box, given: dict[str, object]):
    deployment = box.api.deployment(LEDGER)["id"]
    refused = box.api.ask("POST", f"deployments/{deployment}/create_flow_run", given)
    assert refused.status_code in {409, 422}
    assert "not allowed" in refused.text


def test_parameters_that_are_wrong_are_refused_before_a_run_is_made(box: Box):
    before = len(box.api.runs("ledger"))
    refused = box.api.start("ledger/ledger", inputs="inbox", settings={"workers": 0})
    assert refused.status_code in {409, 422}
    assert len(box.api.runs("ledger")) - before <= 1, "but for one that the schedule has made meanwhile"


def test_a_run_that_is_killed_alone_or_with_its_worker_is_told_of_and_its_slot_is_free(box: Box):
    with box.waiting_run() as alone:
        for process in box.worker().children(recursive=True):
            process.kill()
        until(lambda: box.api.state(alone) == "CRASHED", "the run to be crashed")
        heard = until(box.alarms, "the alarm")
        assert '"flow": "ledger"' in heard
        assert "crashed: " in heard
        running = box.running()
        worker = box.worker()
        runs = worker.children(recursive=True)
        assert runs
        os.killpg(worker.pid, signal.SIGKILL)
        assert psutil.wait_procs(runs, timeout=PATIENCE)[1] == [], "a run ends with its worker"
        until(lambda: box.api.state(running) == "CRASHED", "the run to be crashed")
    assert "the worker has died and is started again" in box.says()


def test_a_run_that_overlaps_is_cancelled_and_the_first_completes_beside_poisoned_files(box: Box):
    """The worker that runs the first is the one that was started again."""
    (box.inbox / "poison.jsonl").write_bytes(b'{"text": "\xff\xfe' + bytes(range(256)) * 20)
    (box.inbox / "poison.txt").write_bytes(os.urandom(5_000))
    write_article(box.inbox, "third.txt", 7, "Mocha")
    with box.waiting_run() as running:
        later = box.api.run_now(LEDGER)
        until(lambda: box.api.state(later) == "CANCELLED", "the end of the overlapping run")
        assert box.api.state(running) == "RUNNING"
    until(lambda: box.api.state(running) == "COMPLETED", "the first run")
    assert 7.0 in box.killed, "what lies beside the poison"
    rejected = query(box.data / "warehouse.duckdb", "select source_uri from intake where state = 'reject'")
    assert "poison" in " ".join(rejected["source_uri"])
    until(lambda: "rejected: " in box.says(), "what was rejected, in the log")
    assert box.api.artifact("ledger-rejects") is not None
    assert box.api.artifact("ledger-checks") is not None
    assert box.api.artifact("ledger-toll-changes") is not None


def test_the_box_ends_when_told_to_and_leaves_nothing_running(box: Box):
    family = psutil.Process(box.process.pid).children(recursive=True)
    assert len(family) >= 2
    box.process.send_signal(signal.SIGTERM)
    assert box.process.wait(PATIENCE) == 0
    assert "worker and server have ended" in box.says()
    assert psutil.wait_procs(family, timeout=PATIENCE)[1] == []
    with Lake(box.data / "lake", box.data / "state").open_writer("a test", timeout=5):
        pass
    assert find_faults(Lake(box.data / "lake", box.data / "state")) == []


@pytest.fixture
def idle(tmp_path: Path) -> serving.Box:
    """A box of which nothing is started yet."""
    return serving.Box(reserved_port(), tmp_path / "server.log", "", "newsledger", dict(os.environ), print)


def test_a_port_that_is_taken_is_told_before_anything_is_started(idle: serving.Box, tmp_path: Path):
    manifest = build_manifest([str(tmp_path)], Settings(data=tmp_path / "ledger"), Schedule(every=86_400))
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the port is kept for this test
        other.bind(("127.0.0.1", idle.port))
        other.listen()
        with pytest.raises(serving.ServeError, match=f"port {idle.port} is taken"):
            serving.serve(idle, manifest)
    assert list(tmp_path.iterdir()) == []


def test_when_the_server_dies_the_box_ends_and_says_where_to_look(idle: serving.Box):
    server, worker = (Child(name, ["sleep", "900"], idle.environment) for name in ("server", "worker"))
    os.killpg(server.pid, signal.SIGKILL)
    try:
        with pytest.raises(serving.ServeError, match=r"the Prefect server has ended; .*server\.log says why"):
            serving._supervise(idle, server, [worker], threading.Event())
    finally:
        for child in (server, worker):
            child.stop()
