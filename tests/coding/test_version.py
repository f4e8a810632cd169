"""The coder's version: what changes it, and what does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsledger.coding import version
from newsledger.coding.version import coder_version
from newsledger.settings import DEFAULT_MODEL


def test_the_version_names_rules_reference_and_model():
    found = coder_version(DEFAULT_MODEL)
    rules, _, model = found.partition("/")
    assert rules.startswith("rules-")
    assert model.startswith(f"{DEFAULT_MODEL}-3.")
    assert coder_version(DEFAULT_MODEL) == found


def test_the_version_changes_with_the_model_the_reference_and_the_rules(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    unhashed = coder_version.__wrapped__
    before = unhashed(DEFAULT_MODEL)
    monkeypatch.setattr(version, "_check_model", lambda _model: None)
    assert unhashed("spacy") not in before
    monkeypatch.setattr(version, "reference_hash", lambda: "00000000")
    other_reference = unhashed(DEFAULT_MODEL)
    (tmp_path / "enrich").mkdir()
    (tmp_path / "enrich" / "new_rule.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(version, "PACKAGE", tmp_path)
    assert len({before, other_reference, unhashed(DEFAULT_MODEL), unhashed("spacy")}) == 4


def test_what_only_shows_or_stores_rows_is_not_part_of_the_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    unhashed = coder_version.__wrapped__
    monkeypatch.setattr(version, "PACKAGE", tmp_path)
    before = unhashed(DEFAULT_MODEL)
    (tmp_path / "screen.py").write_text("width = 80", encoding="utf-8")
    assert unhashed(DEFAULT_MODEL) == before
