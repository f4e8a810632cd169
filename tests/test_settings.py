"""Settings are built once, from arguments and then from the environment, and never change."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from newsledger.ledger.store import Address
from newsledger.settings import Settings


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"NEWSLEDGER_{name.upper()}", raising=False)


def test_what_is_given_comes_before_the_environment_and_that_before_the_default(monkeypatch: pytest.MonkeyPatch):
    assert (Settings().workers, Settings().batch_size) == (1, 200)
    monkeypatch.setenv("NEWSLEDGER_WORKERS", "3")
    monkeypatch.setenv("NEWSLEDGER_BATCH_SIZE", "50")
    settings = Settings(workers=2)
    assert (settings.workers, settings.batch_size) == (2, 50)


def test_everything_of_a_ledger_lies_in_its_folder():
    settings = Settings(data=Path("here"))
    assert settings.lake == Path("here/lake")
    assert settings.warehouse == Path("here/warehouse.duckdb")
    assert settings.state == Path("here/state")


def test_settings_never_change():
    with pytest.raises(ValidationError, match="frozen"):
        Settings().workers = 4  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("workers", 0),
        ("workers", 65),
        ("batch_size", 0),
        ("max_input_bytes", 0),
        ("lock_timeout", -1),
        ("period", "year"),
    ],
)
def test_a_setting_out_of_range_is_refused(name: str, value: object):
    with pytest.raises(ValidationError, match=name):
        Settings(**{name: value})


def test_a_misspelt_setting_is_refused():
    with pytest.raises(ValidationError, match="wokers"):
        Settings(wokers=2)


def test_every_setting_says_what_it_does():
    assert all(field.description for field in Settings.model_fields.values())


def test_a_ledger_in_a_bucket_keeps_on_this_machine_what_is_no_part_of_it():
    settings = Settings(data="s3://news/desk")
    assert settings.data == Address("news", "desk")
    assert str(settings.lake) == "s3://news/desk/lake"
    assert settings.state == Path("data/s3/news/desk")
    assert settings.warehouse == Path("data/s3/news/desk/warehouse.duckdb")
    assert Settings(data="s3://news/desk", state=Path("here")).warehouse == Path("here/warehouse.duckdb")


def test_a_ledger_in_a_bucket_is_named_by_the_environment_too(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEWSLEDGER_DATA", "s3://news/desk")
    monkeypatch.setenv("NEWSLEDGER_STATE", "here")
    assert (Settings().data, Settings().state) == (Address("news", "desk"), Path("here"))


def test_a_place_that_is_none_is_refused():
    with pytest.raises(ValidationError, match="is no place for a ledger"):
        Settings(data="gs://news/desk")


def test_the_state_of_a_folder_cannot_lie_elsewhere():
    with pytest.raises(ValidationError, match="the state of a ledger on disk lies in it"):
        Settings(data=Path("here"), state=Path("there"))
