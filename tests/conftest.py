"""Shared ground of the tests: Prefect keeps to a temporary folder before anything imports it."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.environment import prepare
from newsledger.ledger.store import Address
from newsledger.resources import ARTICLES
from newsledger.settings import Settings
from tests import buckets

prepare(Path(tempfile.mkdtemp(prefix="newsledger-tests-")))

_NUMBERS = itertools.count(1)


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
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A ledger of the sample articles, made by a real run; not to be written to."""
    from flows.ledger import run_ledger

    settings = Settings(data=tmp_path_factory.mktemp("samples"))
    run_ledger([str(ARTICLES)], settings)
    return settings
