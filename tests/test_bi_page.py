"""docs/bi.md: what it says of marts, queries and Python is so."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from newsledger.resources import SQL
from newsledger.settings import Settings
from newsledger.warehouse import query
from scripts.superset.checks import READ_ONLY
from tests.waiting import PATIENCE

PAGE = (Path(__file__).parents[1] / "docs" / "bi.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def last_line_of(code: str) -> str:
    return code.splitlines()[-1]


def test_every_mart_and_no_other_has_its_question() -> None:
    table = PAGE.partition("| question | mart |\n")[2].partition("\n\n")[0]
    named = re.findall(r"`(\w+)`", table)
    assert sorted(named) == sorted(path.stem for path in (SQL / "marts").glob("*.sql"))


@pytest.mark.parametrize("sql", blocks("sql"), ids=lambda sql: sql.splitlines()[1])
def test_a_query_of_the_page_finds_rows_in_the_samples(sample_ledger: Settings, sql: str) -> None:
    assert query(sample_ledger.warehouse, sql).height > 0


@pytest.mark.parametrize("code", blocks("python"), ids=last_line_of)
def test_python_of_the_page_runs_and_shows_rows(sample_ledger: Settings, tmp_path: Path, code: str) -> None:
    (tmp_path / "data").symlink_to(str(sample_ledger.data))
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout) > 5


def test_the_page_has_examples() -> None:
    assert len(blocks("sql")) >= 3
    assert len(blocks("python")) >= 5


def test_superset_is_told_what_our_own_is_told() -> None:
    (engine,) = blocks("json")
    assert json.loads(engine) == {"connect_args": READ_ONLY}


def test_readme_leads_to_the_page() -> None:
    assert "(docs/bi.md)" in (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
