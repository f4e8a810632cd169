from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsledger.ledger.lock import LedgerLockedError, hold_file_lock

HOLD = """
import sys, time
from pathlib import Path
from newsledger.ledger.lock import hold_file_lock
with hold_file_lock(Path(sys.argv[1]), "the nightly run", 1):
    print("held", flush=True)
    time.sleep(900)
"""


def test_a_second_writer_gives_up_with_the_name_of_the_first(tmp_path: Path) -> None:
    state = tmp_path / "state"
    with (
        hold_file_lock(state, "the nightly run", 1),
        pytest.raises(
            LedgerLockedError, match=r"written by the nightly run \(process \d+ on .+\); gave up after 0.1 s"
        ),
        hold_file_lock(state, "another", 0.1),
    ):
        pass


def test_the_lock_is_free_again_after_its_holder_failed(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), hold_file_lock(tmp_path, "one", 1):
        raise ZeroDivisionError
    with hold_file_lock(tmp_path, "two", 0):
        assert '"two"' in (tmp_path / "writer.json").read_text(encoding="utf-8")


def test_the_lock_of_a_killed_process_is_taken_over(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(LedgerLockedError, match="the nightly run"), hold_file_lock(tmp_path, "another", 0):
            pass
        process.send_signal(signal.SIGKILL)
    with hold_file_lock(tmp_path, "another", 1):
        assert '"another"' in (tmp_path / "writer.json").read_text(encoding="utf-8")
