"""A run whose numbers are unusual: it is in the lake, nothing is published, people are told once, the exit code says so."""

from __future__ import annotations

import shlex
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.ledger import run_ledger
from flows.recode import run_recode
from flows.warehouse import run_warehouse
from newsledger.cli import main
from newsledger.coding.frames import make_frame
from newsledger.coding.pipeline import Stamp
from newsledger.commands.remove import remove_chosen
from newsledger.ledger.lake import Lake
from newsledger.operations.held_back import HeldBackError
from newsledger.operations.run_summary import RunSummary
from newsledger.settings import Settings
from tests.prefect_box import killed_in, write_article

pytestmark = pytest.mark.usefixtures("prefect_api")

START = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A ledger whose last eight runs have found a hundred events in each article; who is told writes it down."""
    script = tmp_path / "tell.py"
    script.write_text(f"import sys\nopen({str(tmp_path / 'told')!r}, 'a').write(sys.stdin.read() + '\\n')", "utf-8")
    monkeypatch.setenv("NEWSLEDGER_ALERT_COMMAND", shlex.join([sys.executable, str(script)]))
    settings = Settings(data=tmp_path / "data", guard_inputs=2)
    with Lake(settings.lake, settings.state).open_writer("a test", timeout=5) as writer:
        for number in range(8):
            stamp = Stamp(f"run-{number}", START + timedelta(minutes=number), "rules-test")
            told = RunSummary(stamp, {}, inputs=10, articles=10, rows=Counter({"events": 1000, "figures": 10}))
            writer.commit({}, make_frame("intake", []), told.row("completed"))
    return settings


def test_it_is_held_back_and_told_once_until_a_person_publishes(settings: Settings, tmp_path: Path):
    for name, killed in (("a.txt", 3), ("b.txt", 5)):
        write_article(tmp_path / "in", name, killed)
    told = tmp_path / "told"
    with pytest.raises(HeldBackError, match=r"events per article: .* usually"):
        run_ledger([str(tmp_path / "in")], settings)
    assert "newsledger ledger of" in told.read_text("utf-8")
    write_article(tmp_path / "in", "c.txt", 7)
    for flow in (lambda: run_ledger([str(tmp_path / "in")], settings), lambda: run_recode(settings, None, None)):
        with pytest.raises(HeldBackError, match="held back since run"):
            flow()
    assert len(told.read_text("utf-8").splitlines()) == 1, "old news is not told again"
    assert not settings.warehouse.exists()
    assert Lake(settings.lake, settings.state).read("articles").collect().height == 3
    tally = run_warehouse(settings.model_copy(update={"publish_unusual": True}))
    assert tally.remark is None
    assert killed_in(settings.warehouse) == [3.0, 5.0, 7.0]
    assert run_ledger([str(tmp_path / "in")], settings).unchanged == 3


def test_the_exit_code_says_so_to_cron_users(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    for name, killed in (("a.txt", 3), ("b.txt", 5)):
        write_article(tmp_path / "in", name, killed)
    words = ["newsledger", "run", str(tmp_path / "in"), "--data", str(settings.data), "--quiet"]
    monkeypatch.setenv("NEWSLEDGER_GUARD_INPUTS", "2")

    def exit_code(*more: str) -> object:
        monkeypatch.setattr(sys, "argv", [*words, *more])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code

    assert exit_code() == 3
    told = capsys.readouterr()
    assert told.out == ""
    (line,) = (line for line in told.err.splitlines() if line.startswith("newsledger: "))
    assert line.startswith("newsledger: the warehouse was not published: events per article")
    assert line.endswith("`newsledger publish` publishes it all the same")
    assert not exit_code("--publish")
    assert killed_in(settings.warehouse) == [3.0, 5.0]


def test_a_run_whose_time_is_over_leaves_the_rest_to_the_next(tmp_path: Path):
    for number in range(5):
        write_article(tmp_path / "in", f"{number}.txt", number + 2)
    short = Settings(data=tmp_path / "data", batch_size=1, run_timeout=0.001)
    tally = run_ledger([str(tmp_path / "in")], short)
    assert tally.is_cut_short
    assert tally.inputs < 5
    assert tally.inputs == tally.articles + tally.unchanged + tally.rejects.total()
    rest = run_ledger([str(tmp_path / "in")], Settings(data=tmp_path / "data"))
    assert rest.articles == 5 - tally.articles
    assert killed_in(short.warehouse) == [2.0, 3.0, 4.0, 5.0, 6.0]


def test_a_run_that_changed_nothing_leaves_the_warehouse_alone_but_makes_one_that_is_gone(tmp_path: Path):
    write_article(tmp_path / "in", "a.txt", 3)
    settings = Settings(data=tmp_path / "data")
    run_ledger([str(tmp_path / "in")], settings)
    before = settings.warehouse.stat()
    run_ledger([str(tmp_path / "in")], settings)
    assert settings.warehouse.stat() == before
    settings.warehouse.unlink()
    run_ledger([str(tmp_path / "in")], settings)
    assert killed_in(settings.warehouse) == [3.0]


def test_what_is_removed_while_the_warehouse_is_held_back_leaves_the_lake_and_that_is_told(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    for name, killed in (("a.txt", 3), ("b.txt", 5)):
        write_article(tmp_path / "in", name, killed)
    with pytest.raises(HeldBackError):
        run_ledger([str(tmp_path / "in")], settings)
    assert remove_chosen(settings, urls=(), ids=(), where="body like '%killing 3%'") == 3
    assert "the warehouse still has them, it is held back since run" in capsys.readouterr().out
    assert Lake(settings.lake, settings.state).read("articles").collect().height == 1
    run_warehouse(settings.model_copy(update={"publish_unusual": True}))
    assert killed_in(settings.warehouse) == [5.0]
