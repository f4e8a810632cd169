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


def test_a_server_of_its_own_asks_for_an_auth_string_and_is_no_page_of_others(tmp_path: Path):
    prepare(tmp_path)
    assert os.environ["PREFECT_SERVER_API_AUTH_STRING"] == os.environ["PREFECT_API_AUTH_STRING"]
    assert os.environ["PREFECT_API_AUTH_STRING"] == (tmp_path / "prefect" / "auth").read_text("ascii").strip()
    assert os.environ["PREFECT_SERVER_CORS_ALLOWED_ORIGINS"] == "http://127.0.0.1:0,http://localhost:0"


@pytest.mark.parametrize("profile", [True, False])
def test_a_server_that_the_user_names_is_not_told_our_auth_string(tmp_path: Path, profile: bool):  # noqa: FBT001 -- a case
    address = "http://prefect.example/api"
    if profile:
        (tmp_path / "profiles.toml").write_text(f'[profiles.desk]\nPREFECT_API_URL = "{address}"\n', encoding="utf-8")
        os.environ["PREFECT_HOME"] = str(tmp_path)
    else:
        os.environ["PREFECT_API_URL"] = address
    prepare(tmp_path / "state")
    assert "PREFECT_API_AUTH_STRING" not in os.environ


def test_prefects_folder_is_its_owners_alone(tmp_path: Path):
    (tmp_path / "state").mkdir(mode=0o755)
    prepare(tmp_path / "state")
    modes = [folder.stat().st_mode & 0o777 for folder in (tmp_path / "state", tmp_path / "state" / "prefect")]
    assert modes == [0o700, 0o700]


def test_prefects_history_is_kept_for_thirty_days(tmp_path: Path):
    prepare(tmp_path)
    assert os.environ["PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD"] == str(30 * 86_400)
    assert "flow_runs" in os.environ["PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED"]
