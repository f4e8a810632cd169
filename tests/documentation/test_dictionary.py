from __future__ import annotations

from pathlib import Path

import pytest

from newsledger.contracts import TABLES
from newsledger.documentation.dictionary import CHECKED_IN, main, render_data_dictionary
from newsledger.resources import SQL


def test_the_checked_in_dictionary_is_the_generated_one() -> None:
    assert CHECKED_IN.read_text(encoding="utf-8") == render_data_dictionary(), "run: make docs"


def test_every_column_of_every_table_and_every_mart_is_in_the_dictionary() -> None:
    text = render_data_dictionary()
    for table in TABLES.values():
        section = text.split(f"\n### {table.name}\n")[1].split("\n### ")[0]
        for column in table.schema.columns():
            assert f"\n| `{column}` |" in section
    for path in (SQL / "marts").glob("*.sql"):
        assert f"\n### {path.stem}\n" in text


def test_it_is_written_and_then_passes_its_check(tmp_path: Path) -> None:
    target = tmp_path / "docs" / "dictionary.md"
    assert main([], target) == 0
    assert target.read_text(encoding="utf-8") == render_data_dictionary()
    assert main(["--check"], target) == 0


@pytest.mark.parametrize("content", [None, "", "# Data dictionary\n"])
def test_a_stale_or_missing_copy_fails_the_check_and_stays(
    content: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "dictionary.md"
    if content is not None:
        target.write_text(content, encoding="utf-8")
    assert main(["--check"], target) == 1
    assert "make docs" in capsys.readouterr().err
    assert (target.read_text(encoding="utf-8") if target.exists() else None) == content


def test_a_misspelt_option_writes_nothing(tmp_path: Path) -> None:
    assert main(["--chekc"], tmp_path / "dictionary.md") == 2
    assert not (tmp_path / "dictionary.md").exists()
