"""The manifest of deployments is prefect.yaml with what a person wants otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from newsledger.operations.schedules import Schedule, build_manifest, seconds_of, zone_of
from newsledger.resources import DEPLOYMENTS
from newsledger.settings import Settings


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def by_name(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {deployment["name"]: deployment for deployment in told["deployments"]}


def test_every_deployment_runs_one_at_a_time_with_schedule_zone_and_a_heartbeat():
    told = by_name(yaml.safe_load(DEPLOYMENTS.read_text(encoding="utf-8")))
    assert list(told) == ["ledger", "recode-nightly", "warehouse"]
    for deployment in told.values():
        assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}
        assert [one["timezone"] for one in deployment["schedules"]] == ["UTC"]
        assert deployment["work_pool"]["job_variables"]["env"]["PREFECT_FLOWS_HEARTBEAT_FREQUENCY"] == "30"
    assert told["ledger"]["schedules"][0]["interval"] == 900


def test_inputs_and_ledger_are_meant_from_where_the_command_was_given(tmp_path: Path):
    told = by_name(
        build_manifest(["inbox", "@feeds.txt", "https://example.org/feed"], Settings(data="desk"), Schedule())
    )
    inputs = told["ledger"]["parameters"]["inputs"]
    assert inputs == [str(tmp_path / "inbox"), f"@{tmp_path}/feeds.txt", "https://example.org/feed"]
    for deployment in told.values():
        assert deployment["parameters"]["settings"] == {"data": str(tmp_path / "desk"), "lock_timeout": 7200}
    assert "inputs" not in told["warehouse"]["parameters"]


def test_only_settings_that_were_given_are_written_and_no_secret(tmp_path: Path):
    settings = Settings(data="s3://bucket/desk", workers=2, reference=Path("mine"), alert_url="https://hooks.example/x")
    given = by_name(build_manifest(["in"], settings, Schedule()))["ledger"]["parameters"]["settings"]
    assert given == {
        "data": "s3://bucket/desk",
        "state": f"{tmp_path}/data/s3/bucket/desk",
        "workers": 2,
        "reference": f"{tmp_path}/mine",
        "lock_timeout": 7200,
    }
    assert Settings(**given).workers == 2


def test_interval_cron_zone_and_pool_replace_those_of_the_file():
    told = by_name(build_manifest(["in"], Settings(), Schedule(every=60, timezone="Asia/Manila"), pool="desk"))
    assert told["ledger"]["schedules"] == [{"interval": 60, "timezone": "Asia/Manila", "active": True}]
    assert told["warehouse"]["schedules"] == [{"cron": "30 4 * * *", "timezone": "Asia/Manila", "active": True}]
    assert {deployment["work_pool"]["name"] for deployment in told.values()} == {"desk"}
    told = by_name(build_manifest(["in"], Settings(), Schedule(cron="5 * * * *")))
    assert told["ledger"]["schedules"] == [{"cron": "5 * * * *", "timezone": "UTC", "active": True}]


def test_standard_input_has_no_schedule():
    with pytest.raises(ValueError, match="standard input"):
        build_manifest(["-"], Settings(), Schedule())


@pytest.mark.parametrize(("written", "seconds"), [("30s", 30), ("15m", 900), ("2h", 7200), ("1d", 86_400)])
def test_an_interval_is_a_number_and_a_unit(written: str, seconds: int):
    assert seconds_of(written) == seconds


@pytest.mark.parametrize("written", ["", "15", "m", "1w", "5s", "-3m", "1.5h", "fifteen"])
def test_what_is_no_interval_is_refused(written: str):
    with pytest.raises(ValueError, match="no interval"):
        seconds_of(written)


def test_a_time_zone_has_a_name():
    assert zone_of("Africa/Nairobi") == "Africa/Nairobi"
    for written in ("Nairobi", "", "../etc"):
        with pytest.raises(ValueError, match="no time zone"):
            zone_of(written)
