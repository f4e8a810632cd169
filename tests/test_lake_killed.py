"""Six writers killed at moments spread over their run; ``make torture`` kills two hundred."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsledger.ledger.store import Address
from tests import buckets
from tests.killing import BATCHES, STALE, torture, torture_in_a_bucket

SEED = 7


def test_a_killed_writer_leaves_a_sound_ledger_and_the_next_run_ends_with_the_same_bytes(tmp_path: Path):
    found = torture(tmp_path, 6, SEED)
    assert found.total() == 6
    assert len(found) > 2, f"the moments are not spread over the run: {found}"
    assert min(found) < BATCHES


def test_so_does_one_of_a_ledger_in_a_bucket(
    tmp_path: Path, bucket: Address, s3_port: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("newsledger.ledger.lease.STALE", STALE)
    torture_in_a_bucket(tmp_path, bucket, 2, SEED, buckets.environment(s3_port))
