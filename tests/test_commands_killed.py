"""A few commands killed at their file-system calls; ``make torture`` kills two hundred writers."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsledger.ledger.store import Address
from tests import buckets
from tests.killing_commands import COMMANDS, STALE, Ground, torture_command


@pytest.mark.parametrize("command", COMMANDS)
def test_a_killed_command_is_finished_by_the_same_command(tmp_path: Path, command: str):
    assert torture_command(Ground(tmp_path, None, {}), command, 2) == {"died": 2}


def test_so_is_one_of_a_ledger_in_a_bucket(
    tmp_path: Path, bucket: Address, s3_port: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("newsledger.ledger.lease.STALE", STALE)
    ground = Ground(tmp_path, bucket, buckets.environment(s3_port))
    assert torture_command(ground, "remove", 2) == {"died": 2}
