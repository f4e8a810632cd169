"""The same run on Dask: a cluster of its own, one that is there, and one that loses a worker meanwhile."""

from __future__ import annotations

import json
import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from flows.cluster import NoClusterError
from flows.ledger import run_ledger
from newsledger.ledger.lake import Lake
from newsledger.ledger.lake.integrity_check import find_faults
from newsledger.resources import ARTICLES
from newsledger.settings import Settings
from tests.flows.samples import fingerprints
from tests.forked import forked
from tests.waiting import PATIENCE, until

pytestmark = pytest.mark.usefixtures("prefect_api")

HOST = ("--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0")


class Cluster:
    """A scheduler and two workers, each a process of its own, as on two machines."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        file = folder / "scheduler.json"
        words = ("distributed.cli.dask_scheduler", *HOST, "--port", "0", "--scheduler-file", str(file))
        stack.enter_context(forked(*words, log=folder / "scheduler.log", cwd=folder))
        self.address: str = until(lambda: file.exists() and json.loads(file.read_text("utf-8"))["address"], "Dask")
        worker = ("distributed.cli.dask_worker", self.address, *HOST, "--nthreads", "1", "--no-nanny")
        self.workers = [
            stack.enter_context(forked(*worker, log=folder / f"worker-{number}.log", cwd=folder)) for number in range(2)
        ]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with ExitStack() as stack:
        yield Cluster(tmp_path, stack)


def test_a_cluster_of_its_own_gives_the_same_bytes(few: tuple[list[str], dict[str, str]], tmp_path: Path):
    paths, expected = few
    run_ledger(paths, Settings(data=tmp_path, engine="dask", workers=1, batch_size=3))
    assert fingerprints(tmp_path) == expected


def test_a_worker_that_is_killed_costs_only_time(
    few: tuple[list[str], dict[str, str]], tmp_path: Path, cluster: Cluster
):
    paths, expected = few
    data = tmp_path / "data"
    lake = Lake(data / "lake", data / "state")
    killed = threading.Event()

    def kill() -> None:
        until(lambda: lake.paths("articles"), "the first batch")
        cluster.workers[0].kill()
        killed.set()

    thread = threading.Thread(target=kill)
    thread.start()
    tally = run_ledger(paths, Settings(data=data, engine="dask", dask=cluster.address, batch_size=1))
    thread.join(PATIENCE)
    assert killed.is_set()
    cluster.workers[0].join(PATIENCE)
    assert cluster.workers[0].exitcode == -signal.SIGKILL
    assert cluster.workers[1].is_alive()
    assert tally.articles == len(paths)
    assert fingerprints(data) == expected
    assert find_faults(lake) == []


def test_a_scheduler_that_is_not_there_is_told_by_its_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("flows.cluster._PATIENCE", "1s")
    with pytest.raises(NoClusterError, match=r"tcp://127\.0\.0\.1:9: no Dask scheduler answers there"):
        run_ledger([str(ARTICLES)], Settings(data=tmp_path, engine="dask", dask="tcp://127.0.0.1:9"))
