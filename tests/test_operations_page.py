"""docs/operations.md and docs/scale.md say what there is: settings, deployments, artifacts, exit codes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from newsledger.cli import error_messages
from newsledger.resources import DEPLOYMENTS
from newsledger.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
PAGES = {path.name: path.read_text(encoding="utf-8") for path in [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]}
OPERATIONS = PAGES["operations.md"]


@pytest.mark.parametrize("setting", sorted(Settings.model_fields))
def test_every_setting_is_told_of_with_its_default(setting: str):
    if setting == "columns":
        assert "--map" in PAGES["inputs.md"], "its place on the command line"
        return
    assert re.search(rf"\b(NEWSLEDGER_)?{setting.upper()}\b", " ".join(PAGES.values())), setting


def test_every_deployment_and_artifact_has_its_line():
    for deployment in yaml.safe_load(DEPLOYMENTS.read_text(encoding="utf-8"))["deployments"]:
        assert f"| `{deployment['name']}` |" in OPERATIONS
    keys = re.findall(r'key="([\w-]+)"', (ROOT / "flows" / "artifacts.py").read_text(encoding="utf-8"))
    assert len(keys) == 4
    assert all(f"`{key}`" in OPERATIONS for key in keys)


def test_exit_codes_are_those_of_the_command():
    codes = {
        int(code) for line in re.findall(r"^\| ([\d, ]+) \|", OPERATIONS, re.MULTILINE) for code in line.split(",")
    }
    assert {
        0,
        error_messages._FAILED,
        error_messages._MISUSED,
        error_messages._HELD_BACK,
        error_messages._TRY_AGAIN,
        error_messages._INTERRUPTED,
    } < codes


@pytest.mark.parametrize(
    ("name", "default"), re.findall(r"^\| `([A-Z_]+)` \| (\d+|false|none) \|", OPERATIONS, re.MULTILINE)
)
def test_defaults_are_those_of_the_settings(name: str, default: str):
    value = Settings.model_fields[name.lower()].default
    told = {"false": False, "none": None}.get(default, float(default) if default.isdigit() else default)
    assert value == told
