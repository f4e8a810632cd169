"""A built wheel works as well as a checkout: flows/, sql/ and seeds/ travel inside it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

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


def own_requirements() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(line) for line in project["dependencies"]]


def all_requirements() -> Iterator[Requirement]:
    """Yield what the wheel requires, and what that requires, and so on."""
    waiting, seen = own_requirements(), set()
    while waiting:
        one = waiting.pop()
        yield one
        for extra in {"", *one.extras}:
            if (one.name, extra) not in seen:
                seen.add((one.name, extra))
                waiting += required_by(one.name, extra)


def required_by(name: str, extra: str) -> list[Requirement]:
    """Return what the installed package requires, alone or with the extra."""
    try:
        lines = requires(name) or []
    except PackageNotFoundError:  # of another platform
        return []
    found = [Requirement(line) for line in lines]
    named = [one for one in found if one.marker is not None and re.search(r"\bextra\b", str(one.marker))]
    if not extra:
        return [one for one in found if one not in named]
    return [one for one in named if one.marker and any(one.marker.evaluate({"extra": e}) for e in spelt(extra))]


def spelt(extra: str) -> set[str]:
    return {extra, extra.replace("_", "-"), extra.replace("-", "_")}


def test_what_an_extra_brings_that_older_pips_do_not_find_is_a_dependency_of_our_own():
    named = {canonicalize_name(one.name) for one in own_requirements()}
    many_spellings = {(one.name, extra) for one in all_requirements() for extra in one.extras if len(spelt(extra)) > 1}
    assert ("lxml", "html_clean") in many_spellings, "pip 23.2 does not find it"
    for name, extra in many_spellings:
        assert {canonicalize_name(one.name) for one in required_by(name, extra)} <= named, f"{name}[{extra}]"
