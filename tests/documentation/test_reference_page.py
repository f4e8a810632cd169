"""docs/reference.md is generated from the contracts of the reference tables."""

from __future__ import annotations

import re
from pathlib import Path

from newsledger.contracts.reference import REFERENCE_TABLES, SUBJECTS, columns_of
from newsledger.documentation.reference_page import CHECKED_IN, main, render_reference_page


def test_the_checked_in_page_is_the_generated_one():
    assert CHECKED_IN.read_text(encoding="utf-8") == render_reference_page(), "run: make docs"


def test_every_table_stands_under_one_subject_with_each_column_and_every_value():
    text = render_reference_page()
    assert sorted(name for names in SUBJECTS.values() for name in names) == sorted(REFERENCE_TABLES)
    for name, schema in REFERENCE_TABLES.items():
        section = text.split(f"\n### {name}\n")[1].split("\n### ")[0]
        assert all(re.search(rf"^\| \**{column}\** \| ", section, re.MULTILINE) for column in columns_of(name))
        values = [value for column in schema.columns().values() for value in (column.metadata or {}).get("values", ())]
        assert all(f"\n| `{value}` | " in section for value in values), name


def test_a_stale_page_fails_the_check_and_is_written_anew(tmp_path: Path):
    target = tmp_path / "reference.md"
    target.write_text("# Reference\n", encoding="utf-8")
    assert main(["--check"], target) == 1
    assert (main([], target), main(["--check"], target)) == (0, 0)
