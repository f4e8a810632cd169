"""The borders of docs/decisions/0001: who may import, read and write what."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from newsledger.coding.version import _CODER_FOLDERS
from newsledger.contracts import TABLES
from newsledger.enrich.syntax.label_scheme import NOT_REQUIRED, PART_LABELS, RELATIONS, TAGS
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
    assert importers("obstore", CODE) == {"newsledger/ledger/store/objects.py"}


FLOORS = (
    "resources",
    "private_files",
    "packaged_tables",
    "contracts",
    "model",
    "settings",
    "knowledge",
    "normalise",
    "enrich",
    "corpus",
    "resolving",
    "fetch",
    "parse",
    "coding",
    "ledger",
    "warehouse",
    "operations",
    "evaluation",
    "documentation",
    "commands",
    "cli",
)
"""The folders and loose modules of newsledger/, from the ground up (docs/decisions/0008-floor-plan.md)."""

ROOMS_OF_ENRICH = (
    {"syntax"},
    {"factuality"},
    {"mentions"},
    {"attribution"},
    {"anchoring"},
    {"events", "figures"},
)
"""The tasks of enrich/, from the ground up; those of one set stand side by side and know nothing of each other."""

MOST_LOOSE_MODULES = 8


def module_name(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")


def arrows(paths: list[Path]) -> dict[str, set[str]]:
    """Return the modules of the package that each module imports, wherever in it the import stands."""
    known = {module_name(path) for path in paths}
    found: dict[str, set[str]] = {}
    for path in paths:
        names = {name if name in known else name.rpartition(".")[0] for name in imported(path)}
        found[module_name(path)] = (names & known) - {module_name(path)}
    return found


def below(module: str, package: str) -> str:
    """Return the folder or module right below the package that the module belongs to."""
    return module.removeprefix(package + ".").partition(".")[0]


def upward(package: str, floors: dict[str, int]) -> list[str]:
    """Return the imports between two rooms of the package that do not lead to a lower floor."""
    return [
        f"{module} imports {other}"
        for module, others in arrows(PACKAGE).items()
        for other in others
        if module.startswith(package + ".") and other.startswith(package + ".")
        if below(module, package) != below(other, package)
        and floors[below(module, package)] <= floors[below(other, package)]
    ]


def test_every_folder_has_its_floor_and_few_modules_stand_loose():
    folder = ROOT / "newsledger"
    rooms = {path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert rooms - {"__init__"} == set(FLOORS)
    assert len(list(folder.glob("*.py"))) <= MOST_LOOSE_MODULES


def test_no_import_runs_upward_between_folders():
    assert upward("newsledger", {name: floor for floor, name in enumerate(FLOORS)}) == []


def test_no_import_runs_upward_or_sideways_between_the_tasks_of_enrich():
    floors = {name: floor for floor, names in enumerate(ROOMS_OF_ENRICH) for name in names}
    assert upward("newsledger.enrich", floors) == []


def test_no_imports_run_in_a_circle():
    TopologicalSorter(arrows(CODE)).prepare()


def test_whatever_the_coder_imports_is_part_of_its_version():
    """A rule outside the hashed folders could change rows without making a new coder version."""
    graph, seen, pending = arrows(PACKAGE), set(), ["newsledger.coding.coder", "newsledger.coding.rows"]
    while pending:
        module = pending.pop()
        if module not in seen:
            seen.add(module)
            pending.extend(graph[module])
    rooms = {below(module, "newsledger") for module in seen} - {"newsledger"}
    assert rooms - {"resources", "packaged_tables", "settings"} == set(_CODER_FOLDERS) - {"parse"}
    assert all((ROOT / "newsledger" / folder / "__init__.py").exists() for folder in _CODER_FOLDERS)


def test_one_file_name_has_one_subject():
    """A command is named for the command, a published table's contract for the table; no other two modules share a name."""
    own = [path for path in PACKAGE if path.parent.name != "commands" and path.parent != ROOT / "newsledger/contracts"]
    names = Counter(path.name for path in own if path.name not in {"__init__.py", "__main__.py"})
    assert {name: count for name, count in names.items() if count > 1} == {}


LABEL_ATTRIBUTES = {f"{name}{ending}" for name in ("dep", "pos", "tag", "morph") for ending in ("", "_")}
"""What a parser says of a token, as spaCy names it."""

COLUMNS_OF_LABELS = {"DEP", "POS", "TAG", "MORPH"}

BELOW_SYNTAX = {
    "newsledger/normalise/calendar_expressions.py": "is the May of a text a month, is the 2019 a count",
    "newsledger/normalise/dates.py": "does a date follow since within its phrase",
    "newsledger/normalise/headline_grammar.py": "gives the parse of a headline other labels",
    "newsledger/normalise/relative_expressions.py": "does something follow in two days after",
    "newsledger/normalise/time_words.py": "does a clause look ahead",
    "newsledger/normalise/word_forms.py": "is part of the parser: remembers the lemma of a word and its labels",
}
"""Modules that read labels and stand below enrich, so that they cannot ask its questions, with what they ask."""

WORDS_OF_THE_TABLES = {"compound", "mark"}
"""Values of columns of the reference that happen to be spelled as a label."""


def reads_a_label(path: Path) -> list[str]:
    """Return where the module reads a label of a token, or names a label of the scheme."""
    labels = RELATIONS | NOT_REQUIRED | TAGS | set(PART_LABELS.values()) | COLUMNS_OF_LABELS
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        is_read = isinstance(node, ast.Attribute) and node.attr in LABEL_ATTRIBUTES
        is_named = isinstance(node, ast.Constant) and node.value in labels - WORDS_OF_THE_TABLES
        if is_read or is_named:
            found.append(f"{path.relative_to(ROOT).as_posix()}:{node.lineno}: {ast.unparse(node)}")
    return found


def test_only_the_syntax_room_reads_or_names_a_label_of_the_parser():
    """Other rooms ask a question of ``enrich/syntax``; a rule that names a label binds the coder to one parser."""
    readers = [
        path for room in ("enrich", "normalise", "knowledge") for path in (ROOT / "newsledger" / room).rglob("*.py")
    ]
    above = [path for path in readers if path.parent.name != "syntax"]
    found = [place for path in above for place in reads_a_label(path) if place.partition(":")[0] not in BELOW_SYNTAX]
    assert len(found) == 0, "\n".join(found)
    assert all(reads_a_label(ROOT / name) for name in BELOW_SYNTAX), "a module that reads no label stands in the list"


def test_the_syntax_room_names_labels_in_one_table_and_reads_them_in_one_module():
    room = sorted((ROOT / "newsledger/enrich/syntax").glob("*.py"))
    assert {path.name for path in room if reads_a_label(path)} == {"label_scheme.py", "questions.py"}


def test_one_module_of_enrich_reads_lemmas():
    """Two spellings of one verb, one corrected and one not, would make two rules disagree on a sentence."""
    rules = [path for path in PACKAGE if path.is_relative_to(ROOT / "newsledger/enrich")]
    found = {path.name for path in rules if re.search(r"\.lemma_\b", path.read_text(encoding="utf-8"))}
    assert found == {"lemmas.py"}


def test_no_other_room_reads_a_token_of_the_parser():
    elsewhere = [path for path in PACKAGE if path.relative_to(ROOT).parts[1] not in {"enrich", "normalise", "parse"}]
    reading = {f"{path.relative_to(ROOT).as_posix()}: {node.attr}"
               for path in elsewhere for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
               if isinstance(node, ast.Attribute) and node.attr in LABEL_ATTRIBUTES}  # fmt: skip
    assert reading == set()


def test_what_judges_the_reading_knows_neither_lake_nor_warehouse():
    judges = [path for path in PACKAGE if path.is_relative_to(ROOT / "newsledger/evaluation")]
    for layer in ("ledger", "warehouse", "operations"):
        assert importers(f"newsledger.{layer}", judges) == set()


FOR_GOOD = {
    "newsledger/packaged_tables.py",
    "newsledger/fetch/addresses.py",
    "newsledger/ledger/lake/layout.py",
    "newsledger/knowledge/city_names.py",
    "newsledger/knowledge/gazetteer.py",
    "newsledger/knowledge/phrases.py",
    "newsledger/normalise/sentences.py",
    "newsledger/normalise/spaces.py",
    "newsledger/knowledge/spellings.py",
    "newsledger/knowledge/subdivisions.py",
    "newsledger/knowledge/vocabulary.py",
    "newsledger/knowledge/reference.py",
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
        "city_names._tables": (), "gazetteer._two_letters": (), "gazetteer._state_ids": (), "gazetteer.geonames_countries": (), "gazetteer.country_codes": (),
        "phrases._make_piece": ("Kyiv",), "phrases.pieces_of": ("The words of Kyiv",), "sentences.load_model": (DEFAULT_MODEL,), "spaces._replacements": (),
        "spellings._split_sounds": ("kyiv",), "subdivisions._alpha_3_codes": (), "vocabulary.word_list": (),
    }  # fmt: skip
    words = [path for path in sorted(FOR_GOOD) if path.startswith(("newsledger/normalise/", "newsledger/knowledge/"))]
    for path in (path for path in words if not path.endswith("/reference.py")):
        module = importlib.import_module(path.removesuffix(".py").replace("/", "."))
        if hasattr(module, "read_table"):
            monkeypatch.setattr(module, "read_table", refused)
        kept = re.findall(
            r"^@(?:cache|lru_cache\(.*\))\ndef (\w+)",
            Path(str(module.__file__)).read_text(encoding="utf-8"),
            re.MULTILINE,
        )
        assert kept
        for name in kept:
            getattr(module, name).__wrapped__(*calls[f"{Path(path).stem}.{name}"])


def test_no_table_is_read_when_modules_are_imported():
    names = [path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for path in PACKAGE]
    script = (
        "import importlib, newsledger.knowledge.reference as reference\n"
        "reference.read_table = lambda name: 1 / 0\n"
        f"for name in {[name.removesuffix('.__init__') for name in names]!r}: importlib.import_module(name)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def speakers(pattern: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in CODE if re.search(pattern, path.read_text(encoding="utf-8"))}


def test_only_the_lake_writes_parquet_and_only_it_and_the_warehouse_read_it():
    elsewhere = {name for name in speakers(r"(write|sink)_parquet") if not name.startswith("newsledger/ledger/lake/")}
    assert elsewhere == {"newsledger/warehouse/export.py"}, "which writes for other programs, outside the ledger"
    readers = speakers(r"(read|scan)_parquet")
    assert readers
    assert all(
        name.startswith(("newsledger/ledger/lake/", "newsledger/warehouse/lake_views.py")) for name in readers
    ), readers


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


def test_only_one_module_prints_to_a_person():
    printing = speakers(r"(?<![\w.])print\(|sys\.std(out|err)\.write|(?<!Safe)Console\(")
    assert printing == {"newsledger/operations/terminal.py", "newsledger/documentation/generated_pages.py"}


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


def test_a_module_has_one_subject_and_says_it_first():
    texts = {module_name(path): path.read_text(encoding="utf-8") for path in CODE}
    assert [name for name, text in texts.items() if len(text.splitlines()) > 400] == []
    assert [name for name, text in texts.items() if not ast.get_docstring(ast.parse(text))] == [], (
        "the first sentence says what enters and what leaves"
    )


def test_modules_are_named_for_their_subject():
    names = {path: set(path.relative_to(ROOT).with_suffix("").parts) for path in CODE}
    assert [path for path, parts in names.items() if {"utils", "helpers", "misc", "common"} & parts] == []


def test_no_dependency_file_names_a_registry():
    for folder in (".", "tests/clients", "scripts/superset"):
        for name in ("requirements.txt", "requirements.in"):
            text = (ROOT / folder / name).read_text(encoding="utf-8")
            assert not re.search(r"https?://|index[-]url|find[-]links", text), f"{folder}/{name}"
    assert not re.search(r"https?://|index[-]url|find[-]links", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
