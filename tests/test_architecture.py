"""The borders of docs/decisions/0001: who may import, read and write what."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from newsledger.contracts import TABLES
from newsledger.settings import DEFAULT_MODEL
from newsledger.warehouse.models import read_checks, read_models

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = sorted((ROOT / "newsledger").rglob("*.py"))
FLOWS = sorted((ROOT / "flows").rglob("*.py"))
CODE = PACKAGE + FLOWS


def imported(path: Path) -> set[str]:
    modules: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            modules.update(f"{node.module}.{alias.name}" for alias in node.names)
    return modules


def importers(prefix: str, paths: list[Path]) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in paths
        if any(name == prefix or name.startswith(prefix + ".") for name in imported(path))
    }


def test_newsledger_imports_no_prefect():
    assert importers("prefect", PACKAGE) == set()


def test_only_the_commands_that_run_a_flow_import_flows():
    commands = ("deploy", "publish", "recode", "run", "running", "serve")
    assert importers("flows", PACKAGE) == {f"newsledger/commands/{name}.py" for name in commands}


def test_only_the_warehouse_imports_duckdb():
    assert all(name.startswith("newsledger/warehouse/") for name in importers("duckdb", CODE))


def test_only_one_module_talks_to_object_storage():
    assert importers("obstore", CODE) == {"newsledger/store/objects.py"}


def test_what_judges_the_reading_is_never_part_of_it():
    for judge in ("evaluation", "lexicon"):
        judges = (f"newsledger/{judge}/", f"newsledger/commands/{judge.replace('evaluation', 'evaluate')}.py")
        assert all(name.startswith(judges) for name in importers(f"newsledger.{judge}", CODE)), judge


FOR_GOOD = {
    "newsledger/lake/layout.py",
    "newsledger/normalise/gazetteer.py",
    "newsledger/normalise/phrases.py",
    "newsledger/normalise/sentences.py",
    "newsledger/normalise/spaces.py",
    "newsledger/normalise/spellings.py",
    "newsledger/normalise/subdivisions.py",
    "newsledger/normalise/vocabulary.py",
    "newsledger/reference.py",
    "newsledger/warehouse/models.py",
}
"""Modules that keep something which follows from no table of the reference."""


def test_what_is_made_from_the_reference_is_kept_by_derived_never_for_good():
    keepers = importers("functools.cache", CODE) | importers("functools.lru_cache", CODE)
    assert keepers | importers("functools", CODE) & speakers(r"functools\.") == FOR_GOOD


def test_what_is_kept_for_good_reads_no_table(monkeypatch: pytest.MonkeyPatch):
    def refused(name: str) -> None:
        raise AssertionError(f"{name} is read by what is kept for good")

    calls: dict[str, tuple[object, ...]] = {
        "gazetteer._city_names": (), "gazetteer.countries": (), "gazetteer.country_codes": (),
        "phrases._piece": ("Kyiv",), "phrases.pieces_of": ("The words of Kyiv",), "sentences.load_model": (DEFAULT_MODEL,), "spaces._replacements": (),
        "spellings._parts": ("kyiv",), "subdivisions._codes": (), "vocabulary.word_list": (),
    }  # fmt: skip
    for path in sorted({path.partition("/normalise/")[2].removesuffix(".py") for path in FOR_GOOD} - {""}):
        module = importlib.import_module(f"newsledger.normalise.{path}")
        if hasattr(module, "read_table"):
            monkeypatch.setattr(module, "read_table", refused)
        kept = re.findall(
            r"^@(?:cache|lru_cache\(.*\))\ndef (\w+)",
            Path(str(module.__file__)).read_text(encoding="utf-8"),
            re.MULTILINE,
        )
        assert kept
        for name in kept:
            getattr(module, name).__wrapped__(*calls[f"{path}.{name}"])


def test_no_table_is_read_when_modules_are_imported():
    names = [path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for path in PACKAGE]
    script = (
        "import importlib, newsledger.reference as reference\n"
        "reference.read_table = lambda name: 1 / 0\n"
        f"for name in {[name.removesuffix('.__init__') for name in names]!r}: importlib.import_module(name)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_judges_the_reading_knows_neither_lake_nor_warehouse():
    for layer in ("lake", "warehouse", "pipeline", "journal"):
        readers = importers(f"newsledger.{layer}", PACKAGE)
        assert not {name for name in readers if name.startswith(("newsledger/evaluation/", "newsledger/lexicon/"))}


def speakers(pattern: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in CODE if re.search(pattern, path.read_text(encoding="utf-8"))}


def test_only_the_lake_writes_parquet_and_only_it_and_the_warehouse_read_it():
    elsewhere = {name for name in speakers(r"(write|sink)_parquet") if not name.startswith("newsledger/lake/")}
    assert elsewhere == {"newsledger/export.py"}, "which writes for other programs, outside the ledger"
    readers = speakers(r"(read|scan)_parquet")
    assert readers
    assert all(name.startswith(("newsledger/lake/", "newsledger/warehouse/build.py")) for name in readers), readers


def test_only_staging_reads_the_lake_and_marts_read_published_tables_or_marts():
    layers = {model.name: model.layer for model in read_models()}
    assert {"staging", "table", "mart"} == set(layers.values())
    for model in read_models():
        lowers = {layers[name] for name in model.needs}
        assert lowers <= {"staging": set(), "table": {"staging"}, "mart": {"table", "mart"}}[model.layer], model.name
        assert ("lake." in model.sql) == (model.layer == "staging"), model.name


def test_checks_read_published_tables_marts_or_staging_never_the_lake():
    known = {model.name for model in read_models()}
    for check in read_checks():
        assert set(check.needs) <= known, check.name
        assert "lake." not in check.sql, check.name


def test_only_settings_and_flows_environment_touch_the_environment():
    assert speakers(r"os\.(environ|getenv)") == {"flows/environment.py"}


def test_flows_name_no_column_and_hold_no_rule_about_content():
    columns = {column for table in TABLES.values() for column in table.schema.columns()} - {
        "url",
        "coder",
        "text",
        "name",
    }
    for path in FLOWS:
        words = set(re.findall(r'"(\w+)"', path.read_text(encoding="utf-8")))
        assert not words & columns - {"inputs", "articles", "events", "figures", "rejects", "unchanged"}, path.name


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_has_one_subject_and_says_it_first(path: Path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    assert ast.get_docstring(ast.parse(text)), "the first sentence says what enters and what leaves"


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_are_named_for_their_subject(path: Path):
    assert not {"utils", "helpers", "misc", "common"} & set(path.relative_to(ROOT).with_suffix("").parts)


def test_no_dependency_file_names_a_registry():
    for folder in (".", "tests/clients", "scripts/superset"):
        for name in ("requirements.txt", "requirements.in"):
            text = (ROOT / folder / name).read_text(encoding="utf-8")
            assert not re.search(r"https?://|index[-]url|find[-]links", text), f"{folder}/{name}"
    assert not re.search(r"https?://|index[-]url|find[-]links", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
