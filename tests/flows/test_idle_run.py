"""A run that finds nothing new ends before Prefect is loaded; any other hands over to the flow what it has opened."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import polars as pl
import pytest

from flows.ledger import run_ledger
from newsledger.ledger.lake import Lake
from newsledger.ledger.lock import hold_file_lock
from newsledger.operations.opened_run import OpenedRun, end_idle_run
from newsledger.operations.run_summary import RunSummary
from newsledger.resources import ARTICLES
from newsledger.settings import Settings

pytestmark = pytest.mark.usefixtures("prefect_api")

_COMMAND = """
import json, sys
from newsledger.cli import main
try:
    main()
finally:
    print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""
"""Runs the command line and prints, last, the packages that it has imported."""


@pytest.fixture
def copied(sample_ledger: Settings, tmp_path: Path) -> Settings:
    assert isinstance(sample_ledger.data, Path)
    return Settings(data=shutil.copytree(sample_ledger.data, tmp_path / "data"))


def command(*words: str) -> tuple[int, str, set[str]]:
    """Return the exit code, the output and the imported packages of the command in a process of its own."""
    done = subprocess.run([sys.executable, "-c", _COMMAND, *words], capture_output=True, text=True, check=False)
    output, _, modules = done.stdout.rstrip().rpartition("\n")
    return done.returncode, output, set(json.loads(modules))


def runs_of(settings: Settings) -> pl.DataFrame:
    return Lake(settings.lake, settings.state).read("runs").sort("started_at").collect()


def resignation(name: str) -> str:
    return json.dumps(
        {"id": name, "text": f"Minister {name} resigned in Quito on Friday.", "published_at": "2021-05-07"}
    )


def test_a_run_that_finds_nothing_new_loads_neither_prefect_nor_the_model_nor_duckdb(copied: Settings):
    code, output, modules = command("run", str(ARTICLES), "--data", str(copied.data))
    assert code == 0
    assert "unchanged, skipped" in output
    assert "polars" in modules
    assert modules.isdisjoint({"prefect", "spacy", "duckdb", "distributed", "sqlglot", "trafilatura", "httpx"})
    assert not (copied.state / "prefect").exists()
    row = runs_of(copied).row(-1, named=True)
    assert (row["status"], row["articles"], row["remark"]) == ("completed", 0, None)
    assert row["inputs"] == row["unchanged"] > 50


@pytest.mark.parametrize("words", [("--help",), ("run", "--help"), ("--version",)], ids=" ".join)
def test_help_loads_no_library_that_reads_or_writes_tables(words: tuple[str, ...]):
    code, _, modules = command(*words)
    assert code == 0
    assert modules.isdisjoint({"prefect", "spacy", "polars", "duckdb", "dataframely", "pyarrow", "trafilatura"})


def test_a_run_is_not_idle_while_the_warehouse_is_missing(copied: Settings):
    copied.warehouse.unlink()
    with ExitStack() as held:
        assert isinstance(end_idle_run([str(ARTICLES)], copied, held), OpenedRun)


def test_the_first_changed_input_is_handed_to_the_flow_with_those_after_it(tmp_path: Path):
    source = tmp_path / "desk.jsonl"
    source.write_text("\n".join(map(resignation, "abc")), encoding="utf-8")
    settings = Settings(data=tmp_path / "data")
    with ExitStack() as held:
        opened = end_idle_run([str(source)], settings, held)
        assert isinstance(opened, OpenedRun)
        source.unlink()  # it is open, and nobody opens it again
        summary = run_ledger([str(source)], settings, opened=opened)
    assert (summary.inputs, summary.articles) == (3, 3)
    with ExitStack() as held:
        source.write_text("\n".join(map(resignation, "abc")), encoding="utf-8")
        idle = end_idle_run([str(source)], settings, held)
    assert isinstance(idle, RunSummary)
    assert (idle.inputs, idle.unchanged) == (3, 3)
    assert runs_of(settings)["status"].to_list() == ["completed", "completed"]


def test_an_error_before_the_flow_fails_the_flow_with_its_row_and_alert(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    alarm = tmp_path / "alarm.txt"
    monkeypatch.setenv("NEWSLEDGER_ALERT_COMMAND", f"tee {alarm}")
    settings = Settings(data=tmp_path / "data")
    with ExitStack() as held:
        opened = end_idle_run([str(tmp_path / "missing.txt")], settings, held)
        with pytest.raises(FileNotFoundError, match=r"missing\.txt"):
            run_ledger([str(tmp_path / "missing.txt")], settings, opened=opened)
    assert "missing.txt" in alarm.read_text(encoding="utf-8")
    assert runs_of(settings)["status"].to_list() == ["failed"]


def test_a_locked_ledger_fails_the_flow_and_alerts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    alarm = tmp_path / "alarm.txt"
    monkeypatch.setenv("NEWSLEDGER_ALERT_COMMAND", f"tee {alarm}")
    settings = Settings(data=tmp_path / "data", lock_timeout=0.1)
    with ExitStack() as held, hold_file_lock(settings.state, "another", 5):
        opened = end_idle_run([str(ARTICLES)], settings, held)
        assert isinstance(opened, Exception)
        with pytest.raises(type(opened), match="another"):
            run_ledger([str(ARTICLES)], settings, opened=opened)
    assert "another" in alarm.read_text(encoding="utf-8")
