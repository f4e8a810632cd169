from pathlib import Path

import pytest

from tests.readme import examples, printed, steady


@pytest.mark.usefixtures("prefect_api")
def test_readme_shows_what_its_commands_print(tmp_path: Path):
    shown = list(examples())
    assert [example.command.split()[0] for example in shown] == ["make", ".venv/bin/newsledger", "echo"]
    for example in shown:
        stale = f"README no longer shows what this prints; make docs mends it: {example.command}"
        assert steady(printed(example.command, tmp_path)) == steady(example.shown), stale
