"""``newsledger deploy`` on a Prefect server that is there already; its worker is killed with the run it has."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from newsledger.ledger.lake import Lake
from newsledger.ledger.lake.integrity_check import find_faults
from newsledger.ledger.lock import hold_file_lock
from tests.prefect_box import Api, clean, free_port, killed_in, started, until, write_article

WORKER = ("prefect", "worker", "start", "--pool", "newsledger")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("deployed")


@pytest.fixture(scope="module")
def api(folder: Path) -> Iterator[Api]:
    api = Api(free_port())
    words = ("prefect", "server", "start", "--host", "127.0.0.1", "--port", str(api.port))
    with started(*words, log=folder / "server.log", cwd=folder, **surroundings(folder, api)):
        until(api.is_up, 120, "the server")
        yield api


def surroundings(folder: Path, api: Api) -> dict[str, str]:
    own = {"PREFECT_HOME": str(folder / "prefect"), "PREFECT_API_URL": api.url}
    return own | {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}


def command(folder: Path, api: Api, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env=clean() | surroundings(folder, api),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def deploy(folder: Path, api: Api) -> subprocess.CompletedProcess[str]:
    return command(folder, api, "newsledger.cli", "deploy", "inbox", "--data", "ledger", "--every", "1d")


def test_deployments_are_registered_and_registered_again(folder: Path, api: Api):
    write_article(folder / "inbox", "first.txt", 3)
    for _ in range(2):
        told = deploy(folder, api)
        assert told.returncode == 0, told.stderr
        assert told.stdout.startswith("deployed ledger, recode-nightly, warehouse; a worker runs them: prefect worker")
    deployment = api.deployment("ledger/ledger")
    assert deployment["parameters"]["inputs"] == [str(folder / "inbox")]
    assert deployment["schedules"][0]["schedule"]["interval"] == 86_400


def test_a_run_killed_with_its_worker_is_found_dead_its_slot_is_freed_and_the_retry_completes(folder: Path, api: Api):
    with hold_file_lock(folder / "ledger" / "state", "a test", 60):
        with started(*WORKER, log=folder / "worker.log", cwd=folder, **surroundings(folder, api)) as worker:
            run = api.start("ledger/ledger").json()["id"]
            until(lambda: api.run(run)["state_type"] == "RUNNING", 90, "the run")
            until(lambda: "Beginning flow run" in (folder / "worker.log").read_text("utf-8"), 60, "the flow")
            engines = psutil.Process(worker.pid).children(recursive=True)
            for process in (psutil.Process(worker.pid), *engines):
                process.kill()
        with started(*WORKER, log=folder / "second.log", cwd=folder, **surroundings(folder, api)):
            another = api.start("ledger/ledger").json()["id"]
            until(lambda: api.run(another)["state_type"] == "CANCELLED", 60, "one that finds the slot held")
            until(lambda: api.run(run)["state_type"] == "CRASHED", 240, "the dead run to be found")
            assert "No heartbeat" in api.run(run)["state"]["message"]
    with started(*WORKER, log=folder / "third.log", cwd=folder, **surroundings(folder, api)):
        assert command(folder, api, "prefect", "flow-run", "retry", run).returncode == 0
        until(lambda: api.run(run)["state_type"] == "COMPLETED", 120, "the retry")
    assert killed_in(folder / "ledger" / "warehouse.duckdb") == [3.0]
    assert find_faults(Lake(folder / "ledger" / "lake", folder / "ledger" / "state")) == []


def test_without_a_server_the_error_is_one_line(folder: Path, api: Api):
    told = command(
        folder, api, "newsledger.cli", "deploy", "inbox", "--data", "ledger", "--server", "http://127.0.0.1:9/api"
    )
    assert told.returncode == 1
    (line,) = told.stderr.splitlines()
    assert line.startswith("newsledger: ")
    assert "http://127.0.0.1:9/api" in line


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "say what is to be read"),
        (["-"], "standard input cannot be read on a schedule"),
        (["inbox", "--every", "1"], "'1' is no interval"),
        (["inbox", "--every", "1h", "--cron", "5 * * * *"], "give --every or --cron, not both"),
        (["inbox", "--timezone", "Nowhere"], "'Nowhere' is no time zone"),
        (["inbox", "--cron", "every day"], "'every day' is no cron line"),
    ],
)
def test_what_cannot_be_scheduled_is_refused_in_one_line(words: list[str], said: str, folder: Path, api: Api):
    told = command(folder, api, "newsledger.cli", "deploy", *words)
    assert told.returncode == 1
    (line,) = told.stderr.splitlines()
    assert said in line
