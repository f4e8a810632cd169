"""Every reference table has a contract, which the package's rows meet and the docs list."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsledger.contracts.reference import REFERENCE_TABLES, columns_of, key_of, lists_of, references_of
from newsledger.knowledge.overlay.row_checks import find_faults, find_unknown_references
from newsledger.knowledge.overlay.table_files import Table, read_rows
from newsledger.packaged_tables import packaged_names, packaged_table, table_files

ROOT = Path(__file__).resolve().parents[2]
FIXED = {
    "plover_contexts",
    "plover_event_types",
    "plover_modes",
    "plover_sectors",
    "cameo_to_plover",
    "special_addresses",
}
RULES = "".join(
    path.read_text(encoding="utf-8")
    for path in (ROOT / "newsledger").rglob("*.py")
    if "contracts" not in path.relative_to(ROOT).parts
)
NAMED_IN_ROWS = {
    item
    for name in REFERENCE_TABLES
    for column in references_of(name)
    for row in packaged_table(name)
    for item in row[column].split("|")
    if item.startswith("@")
}
ASKED_BY_NAME = {
    ("figure_measures", "things"),
    ("figure_measures", "amount"),
    ("reporting_verbs", "say"),
    ("topics", "open"),
}
"""Values that tell what rules ask for by its opposite."""
WITH_VALUES = [
    (name, column)
    for name, schema in REFERENCE_TABLES.items()
    for column, cell in schema.columns().items()
    if (cell.metadata or {}).get("values")
]


def read(name: str) -> Table:
    """Return the rows of all files of the table."""
    parts = [read_rows(path.read_bytes(), path.name, columns_of(name)) for path in table_files(name)]
    whole = Table(f"{name}.csv")
    for part in parts:
        whole.rows.extend(part.rows)
        whole.lines.extend(range(len(whole.lines) + 1, len(whole.rows) + 1))
        whole.faults.extend(part.faults)
    return whole


def test_every_table_but_fixed_ones_has_a_contract():
    assert set(packaged_names()) - set(REFERENCE_TABLES) == FIXED
    assert not set(REFERENCE_TABLES) - set(packaged_names())


@pytest.mark.parametrize("name", REFERENCE_TABLES)
def test_the_packages_rows_keep_their_contract_and_stand_once(name: str):
    table = read(name)
    assert len(table.rows) == len(packaged_table(name))
    assert [str(fault) for fault in (*table.faults, *find_faults(name, table))] == []


@pytest.mark.parametrize("name", REFERENCE_TABLES)
def test_what_a_row_names_in_another_table_is_there(name: str):
    assert [str(fault) for fault in find_unknown_references(name, read(name), packaged_table)] == []


@pytest.mark.parametrize("name", REFERENCE_TABLES)
def test_a_table_has_a_key_and_at_most_two_lists_in_it_and_every_column_a_meaning(name: str):
    assert key_of(name)
    assert lists_of(name) <= set(key_of(name))
    assert len(lists_of(name)) <= 2
    assert all(column.description for column in REFERENCE_TABLES[name].columns().values())


@pytest.mark.parametrize(("name", "column"), WITH_VALUES)
def test_every_value_that_a_contract_explains_stands_in_the_table_and_is_asked_for(name: str, column: str):
    values: dict[str, str] = (REFERENCE_TABLES[name].columns()[column].metadata or {})["values"]
    written = {item for row in packaged_table(name) for item in row[column].split("|")} - {""}
    assert written == set(values)
    by_rows = {item.removeprefix("@") for item in NAMED_IN_ROWS}
    unasked = {value for value in values if f'"{value}"' not in RULES and value not in by_rows}
    assert unasked - {value for table, value in ASKED_BY_NAME if table == name} == set()


def test_a_meaning_is_a_phrase_that_goes_on_from_its_value():
    for name, column in WITH_VALUES:
        for value, meaning in (REFERENCE_TABLES[name].columns()[column].metadata or {})["values"].items():
            assert meaning, (name, value)
            assert not meaning.endswith("."), meaning
            assert "|" not in meaning, meaning
