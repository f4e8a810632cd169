"""Shared ground of the tests: Prefect keeps to a temporary folder before anything imports it; what is costly is made once.

Property tests run before anything that leaves a thread behind: Hypothesis seeds the generator that all threads share, and
raises when another one draws from it meanwhile. Prefect's client, Dask's and servers have such threads.
"""

from __future__ import annotations

import gc
import itertools
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as property_settings

from flows.environment import prepare
from newsledger.ledger.store import Address
from newsledger.operations.run_summary import RunSummary
from newsledger.resources import ARTICLES
from newsledger.settings import Settings
from tests import buckets, prefect_server
from tests.depth import cases
from tests.sharing import made_once, shared_folder

gc.set_threshold(50_000)  # modules, tables and the model last: Python's 700 would have them examined over and over
# A machine with other work is slow, and that is no failure: neither a case nor the making of cases has a clock.
property_settings.register_profile(
    "without a clock",
    deadline=None,
    max_examples=cases(100),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
property_settings.load_profile("without a clock")
prefect_server.reserve()
prepare(Path(tempfile.mkdtemp(dir=shared_folder())))

_NUMBERS = itertools.count(1)
_LONG = (
    "test_serving", "test_deploying", "test_lake_killed", "test_ledger", "test_dask", "test_closing", "test_cli",
    "test_commands", "test_readme", "test_fuzz", "test_every_window", "test_sqlalchemy", "test_ledger_commands",
)  # fmt: skip
"""Files that take longest, the longest first, so that none of them is begun when the others are through."""
_AT_FIRST: set[threading.Thread] = set()


def _is_property(item: pytest.Item) -> bool:
    return bool(getattr(getattr(item, "function", None), "is_hypothesis_test", False))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with property tests first, then the long ones, then the others; a process takes files in this order."""
    properties = {item.path for item in items if _is_property(item)}
    place = {name: number for number, name in enumerate(_LONG)}
    items.sort(key=lambda item: (item.path not in properties, place.get(item.path.stem, len(place))))


def pytest_sessionstart() -> None:
    _AT_FIRST.update(threading.enumerate())


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> None:
    """Fail a property test beside which another thread runs, with that thread's name."""
    others = [thread.name for thread in threading.enumerate() if thread not in _AT_FIRST] if _is_property(item) else []
    if others:
        pytest.fail(
            f"beside this property test run the threads {', '.join(others)}: start what has threads in a process of its"
            " own, or in a file without property tests",
            pytrace=False,
        )


@pytest.fixture(scope="session")
def prefect_api() -> str:
    """The address of the Prefect server of this run; flows of this process and of those it starts use it."""
    return prefect_server.started_once()


@pytest.fixture(scope="session")
def s3_port() -> Iterator[int]:
    with buckets.served() as port:
        yield port


@pytest.fixture
def bucket(s3_port: int, monkeypatch: pytest.MonkeyPatch) -> Address:
    """A prefix in an empty bucket of a real S3 endpoint on loopback, which the environment names."""
    for name, value in buckets.environment(s3_port).items():
        monkeypatch.setenv(name, value)
    name = f"bucket-{next(_NUMBERS)}"
    buckets.make_bucket(s3_port, name)
    return Address(name, "news/ledger")


@pytest.fixture(scope="session")
def sample_run(prefect_api: str) -> tuple[Settings, RunSummary]:  # noqa: ARG001 -- needed around it
    """A ledger of the sample articles and what the run that made it counted; not to be written to."""
    from flows.ledger import run_ledger

    def run(folder: Path) -> tuple[Settings, RunSummary]:
        settings = Settings(data=folder)
        return settings, run_ledger([str(ARTICLES)], settings)

    return made_once("samples", run)


@pytest.fixture(scope="session")
def sample_ledger(sample_run: tuple[Settings, RunSummary]) -> Settings:
    """The ledger of the sample articles; not to be written to."""
    return sample_run[0]
