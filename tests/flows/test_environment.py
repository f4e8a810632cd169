"""Prefect's surroundings: it keeps to the ledger's folder, talks to nobody and leaves what the user has set."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.environment import prepare, share_server


@pytest.fixture(autouse=True)
def _no_prefect_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", {"HOME": "/nowhere"})


def test_prefect_keeps_to_the_state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    prepare(Path("state"))
    assert os.environ["PREFECT_HOME"] == str(tmp_path / "state" / "prefect")
    assert (tmp_path / "state" / "prefect").is_dir()


def test_nothing_is_sent_anywhere_and_nothing_is_printed(tmp_path: Path):
    prepare(tmp_path)
    assert os.environ["DO_NOT_TRACK"] == "1"
    assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert os.environ["PREFECT_LOGGING_LEVEL"] == os.environ["PREFECT_SERVER_LOGGING_LEVEL"] == "CRITICAL"
    assert "PREFECT_API_URL" not in os.environ


def test_what_the_user_has_set_stays(tmp_path: Path):
    os.environ.update(PREFECT_HOME="/mine", PREFECT_LOGGING_LEVEL="DEBUG")
    prepare(tmp_path)
    assert (os.environ["PREFECT_HOME"], os.environ["PREFECT_LOGGING_LEVEL"]) == ("/mine", "DEBUG")


def test_workers_are_told_of_the_server_of_the_run():
    share_server("http://127.0.0.1:8123/api")
    assert os.environ["PREFECT_API_URL"] == "http://127.0.0.1:8123/api"
