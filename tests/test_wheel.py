"""A built wheel works as well as a checkout: flows/, sql/ and seeds/ travel inside it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.waiting import PATIENCE

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)], check=True
    )
    (wheel,) = folder.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", str(folder / "site"), str(wheel)], check=True)
    return folder / "site"


def in_wheel(installed: Path, code: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(installed)}
    command = [sys.executable, "-c", code]
    told = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=installed.parent, env=environment, timeout=PATIENCE
    )
    return told.stdout.strip()


def test_code_seeds_and_sql_are_found_inside_the_wheel(installed: Path):
    where = in_wheel(installed, "from newsledger import resources as r; print(r.REFERENCE, r.ARTICLES, r.SQL)")
    for folder in where.split():
        assert Path(folder).is_relative_to(installed)
        assert any(Path(folder).iterdir())


def test_flows_travel_in_the_wheel(installed: Path):
    where = in_wheel(installed, "import flows.environment as f; print(f.__file__)")
    assert Path(where).is_relative_to(installed)


def test_an_article_can_be_read_with_the_wheel_alone(installed: Path):
    sentence = "Gunmen killed at least 12 farmers near Jos on Monday, police said."
    code = (
        "from newsledger.coding.coder import read_articles\n"
        "from newsledger.model.article import Article\n"
        "from newsledger.settings import DEFAULT_MODEL\n"
        f"article = Article(article_id='a', source_id='a', body={sentence!r})\n"
        "print(next(read_articles([article], DEFAULT_MODEL)).figures[0].value_low)"
    )
    assert in_wheel(installed, code) == "12.0"
