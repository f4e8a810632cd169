"""Every reference table has a contract, which the package's rows meet and the docs list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsledger.contracts.reference import REFERENCE_TABLES, columns_of, key_of, lists_of
from newsledger.knowledge.overlay.row_checks import find_faults, find_unknown_classes
from newsledger.knowledge.overlay.table_files import Table, read_rows
from newsledger.packaged_tables import packaged_names, packaged_table
from newsledger.resources import REFERENCE

ROOT = Path(__file__).resolve().parents[2]
FIXED = {
    "plover_contexts",
    "plover_event_types",
    "plover_modes",
    "plover_sectors",
    "cameo_to_plover",
    "special_addresses",
}
ASKED_FOR = [
    (name, column)
    for name, schema in REFERENCE_TABLES.items()
    for column, cell in schema.columns().items()
    if any(
        rule == f"is one of {', '.join(sorted({row[column] for row in packaged_table(name)}))}"
        for rule in cell.check or ()
    )
]
NOT_YET_ASKED_FOR = {("number_labels", "position", "conflict")}


def read(name: str) -> Table:
    return read_rows((REFERENCE / f"{name}.csv").read_bytes(), f"{name}.csv", columns_of(name))


def test_every_table_but_fixed_ones_has_a_contract():
    assert set(packaged_names()) - set(REFERENCE_TABLES) == FIXED
    assert not set(REFERENCE_TABLES) - set(packaged_names())


@pytest.mark.parametrize("name", REFERENCE_TABLES)
def test_the_packages_rows_keep_their_contract_and_stand_once(name: str):
    table = read(name)
    assert len(table.rows) == len(packaged_table(name))
    assert [str(fault) for fault in (*table.faults, *find_faults(name, table))] == []


def test_every_class_that_a_verb_names_is_there():
    assert list(find_unknown_classes(read("event_verbs"), packaged_table("noun_classes"))) == []


@pytest.mark.parametrize("name", REFERENCE_TABLES)
def test_a_table_has_a_key_and_at_most_two_lists_in_it_and_every_column_a_meaning(name: str):
    assert key_of(name)
    assert lists_of(name) <= set(key_of(name))
    assert len(lists_of(name)) <= 2
    assert all(column.description for column in REFERENCE_TABLES[name].columns().values())


def test_a_value_that_is_allowed_because_the_package_has_it_is_asked_for_by_a_rule():
    paths = ((path, path.relative_to(ROOT).as_posix()) for path in (ROOT / "newsledger").rglob("*.py"))
    rules = "".join(path.read_text(encoding="utf-8") for path, name in paths if "/contracts/" not in name)
    assert len(ASKED_FOR) > 15
    values = {(name, column, row[column]) for name, column in ASKED_FOR for row in packaged_table(name)}
    assert {value for value in values if f'"{value[2]}"' not in rules} <= NOT_YET_ASKED_FOR


def test_the_docs_show_every_table_with_its_columns_and_key():
    shown = re.findall(r"^\| [a-z].*\|$", (ROOT / "docs" / "reference.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert shown[1:] == [row_of(name) for name in REFERENCE_TABLES]


def row_of(name: str) -> str:
    marks = {
        column: "***" if column in lists_of(name) else "**" if column in key_of(name) else ""
        for column in columns_of(name)
    }
    columns = ", ".join(f"{mark}{column}{mark}" for column, mark in marks.items())
    return f"| {name} | {columns} | {str(REFERENCE_TABLES[name].__doc__).splitlines()[0]} |"
