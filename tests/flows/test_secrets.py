"""A password or key in an address stands nowhere but in the run's own memory: no table, log, message or database has it."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import httpx
import pytest

from newsledger.ledger.lake import Lake
from newsledger.operations.schedules import Schedule, build_manifest
from newsledger.settings import Settings

SECRET = "hunter2hunter2"  # noqa: S105 -- none but the tests'
ADDRESSES = [f"https://me:{SECRET}@127.0.0.1:9/feed", f"https://127.0.0.1:9/feed?page=1&api_key={SECRET}"]
ALERT = f"http://127.0.0.1:9/{SECRET}"


def test_a_run_tells_nobody(prefect_api: str, tmp_path: Path, caplog: pytest.LogCaptureFixture):
    from flows.ledger import run_ledger

    caplog.set_level(logging.DEBUG)
    record = {"id": f"https://a.example/?token={SECRET}", "url": f"https://a.example/storm?token={SECRET}"}
    source = tmp_path / "a.jsonl"
    source.write_text(json.dumps(record | {"text": "A storm killed 3 people near Jos."}), encoding="utf-8")
    settings = Settings(data=tmp_path / "data", fetch=False, alert_url=ALERT)
    summary = run_ledger([str(source), *ADDRESSES], settings)
    assert (summary.articles, summary.rejects.total()) == (1, 2)
    lake = Lake(settings.lake, settings.state)
    rows = [lake.read(table).collect().write_json() for table in ("intake", "articles", "runs")]
    assert "***@127.0.0.1:9/feed" in rows[0]
    assert "api_key=***" in rows[0]
    runs = httpx.post(f"{prefect_api}/flow_runs/filter", json={"sort": "START_TIME_DESC", "limit": 5}).text
    assert "***@127.0.0.1:9/feed" in runs
    for told in (*rows, runs, caplog.text):
        assert SECRET not in told


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_schedule_takes_no_address_with_a_secret_and_says_what_to_do(address: str):
    with pytest.raises(ValueError, match="write the address into a file and give @FILE") as refused:
        build_manifest([address], Settings(), Schedule())
    assert SECRET not in str(refused.value)
