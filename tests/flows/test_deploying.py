"""``newsledger deploy`` on a Prefect server that is there already; its worker is killed with the run it has."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest
from prefect.settings import PREFECT_API_URL, temporary_settings

from flows.deployments import AUTOMATION, SILENCE, DeployError, register
from newsledger.cli import main
from newsledger.ledger.lake import Lake
from newsledger.ledger.lake.integrity_check import find_faults
from newsledger.ledger.lock import hold_file_lock
from newsledger.operations.schedules import Schedule, build_manifest
from newsledger.settings import Settings
from tests import prefect_server
from tests.ports import reserved_port
from tests.prefect_box import QUICK, Api, clean, killed_in, started, write_article
from tests.waiting import PATIENCE, until

SHORTER = 45.0
"""Seconds; a run that is alive says so every 30, the least that Prefect allows."""
WORKER = ("prefect", "worker", "start", "--pool", "newsledger")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("deployed")


@pytest.fixture(scope="module")
def api(folder: Path) -> Iterator[Api]:
    api = Api(reserved_port())
    prefect_server.give_database(folder / "prefect")
    words = (
        "uvicorn",
        "--factory",
        "prefect.server.api.server:create_app",
        "--port",
        str(api.port),
        "--lifespan",
        "on",
    )
    with started(*words, log=folder / "server.log", cwd=folder, **surroundings(folder, api)):
        until(api.is_up, "the server")
        yield api


def surroundings(folder: Path, api: Api) -> dict[str, str]:
    own = {"PREFECT_HOME": str(folder / "prefect"), "PREFECT_API_URL": api.url}
    return QUICK | own | {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}


def deploy(*words: str) -> int | str | None:
    """Return the exit code of the command in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["newsledger", "deploy", *words])
        with pytest.raises(SystemExit) as ended:
            main()
    return ended.value.code


def test_deployments_are_registered_and_registered_again(
    folder: Path, api: Api, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    write_article(folder / "inbox", "first.txt", 3)
    monkeypatch.chdir(folder)
    for name, value in surroundings(folder, api).items():
        monkeypatch.setenv(name, value)
    with temporary_settings({PREFECT_API_URL: api.url}):
        for _ in range(2):
            assert not deploy("inbox", "--data", "ledger", "--every", "1d")
            told = capsys.readouterr().out
            assert told.startswith("deployed ledger, recode-nightly, warehouse; a worker runs them: prefect worker")
    deployment = api.deployment("ledger/ledger")
    assert deployment["parameters"]["inputs"] == [str(folder / "inbox")]
    assert deployment["schedules"][0]["schedule"]["interval"] == 86_400
    assert api.automation(AUTOMATION)["trigger"]["within"] == SILENCE.total_seconds()


def hear_within(api: Api, seconds: float) -> None:
    """Let a run that is silent for so long be dead."""
    automation = api.automation(AUTOMATION)
    api.change_automation(automation | {"trigger": automation["trigger"] | {"within": seconds}})


def test_a_run_killed_with_its_worker_is_found_dead_its_slot_is_freed_and_the_retry_completes(folder: Path, api: Api):
    hear_within(api, SHORTER)
    with ExitStack() as held, ExitStack() as running:
        held.enter_context(hold_file_lock(folder / "ledger" / "state", "a test", PATIENCE))
        with started(*WORKER, log=folder / "worker.log", cwd=folder, **surroundings(folder, api)) as worker:
            run = api.run_now("ledger/ledger")
            until(lambda: api.state(run) == "RUNNING", "the run")
            until(lambda: "Beginning flow run" in (folder / "worker.log").read_text("utf-8"), "the flow")
            engines = psutil.Process(worker.pid).children(recursive=True)
            for process in (psutil.Process(worker.pid), *engines):
                process.kill()
        running.enter_context(started(*WORKER, log=folder / "second.log", cwd=folder, **surroundings(folder, api)))
        another = api.run_now("ledger/ledger")
        until(lambda: api.state(another) == "CANCELLED", "one that finds the slot held")
        until(lambda: api.state(run) == "CRASHED", "the dead run to be found")
        assert "No heartbeat" in api.run(run)["state"]["message"]
        hear_within(api, SILENCE.total_seconds())
        held.close()
        retried = {"state": {"type": "SCHEDULED", "name": "AwaitingRetry"}, "force": True}
        api.ask("POST", f"flow_runs/{run}/set_state", retried).raise_for_status()
        until(lambda: api.state(run) == "COMPLETED", "the retry")
    assert killed_in(folder / "ledger" / "warehouse.duckdb") == [3.0]
    assert find_faults(Lake(folder / "ledger" / "lake", folder / "ledger" / "state")) == []


def test_without_a_server_the_error_names_its_address(tmp_path: Path):
    nowhere = "http://127.0.0.1:9/api"
    manifest = build_manifest(["inbox"], Settings(data=tmp_path / "ledger"), Schedule(every=86_400))
    with temporary_settings({PREFECT_API_URL: nowhere}), pytest.raises(DeployError, match=nowhere):
        register(manifest, clean())


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
def test_what_cannot_be_scheduled_is_refused_in_one_line(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
):
    assert deploy(*words) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
