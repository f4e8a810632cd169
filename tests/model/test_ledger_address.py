"""The location of a ledger is a folder or an address in a bucket; both are used like paths."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsledger.ledger.store import Address, read_place


def test_what_is_no_address_is_a_folder():
    assert read_place("data/mine") == Path("data/mine")
    assert read_place(Path("data")) == Path("data")
    assert read_place("odd:name") == Path("odd:name")


@pytest.mark.parametrize("written", ["s3://news/a/b", "s3://news/a/b/", "s3://news//a//b"])
def test_an_address_is_a_bucket_and_a_prefix_however_it_is_written(written: str):
    assert read_place(written) == Address("news", "a/b")
    assert str(read_place(written)) == "s3://news/a/b"


def test_an_address_is_used_as_a_path_is():
    ledger = Address("news", "a")
    assert str(ledger / "lake" / "events") == "s3://news/a/lake/events"
    assert (ledger / "lake").parent == ledger
    assert (ledger / "lake").name == "lake"
    assert str(Address("news")) == "s3://news"
    assert Address("news") / "lake" == Address("news", "lake")
    assert (Address("news") / "lake").parent == Address("news")


@pytest.mark.parametrize(
    "written",
    ["s3://", "s3:///a", "gs://news/a", "https://example.org/a", "s3://news/../a", "s3://news/a?b", "S3://n/a"],
)
def test_an_address_that_is_none_of_ours_is_refused(written: str):
    with pytest.raises(ValueError, match="is no place for a ledger"):
        read_place(written)
