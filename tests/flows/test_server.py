"""What a run starts ends with it, also when it is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from multiprocessing import get_context
from pathlib import Path

from flows.environment import exit_with_parent
from tests.waiting import PATIENCE, until

ROOT = Path(__file__).resolve().parents[2]
GUARDED = """
import subprocess, sys, time
from flows.processes import guard
kept = subprocess.Popen(["sleep", "900"])
guard(kept.pid)
print(kept.pid, flush=True)
time.sleep(900)
"""


def ended(pid: int) -> bool:
    """Whether the process is gone, or dead and only waiting for somebody to hear of it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def test_the_server_ends_with_a_run_that_is_killed():
    with subprocess.Popen([sys.executable, "-c", GUARDED], stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        pid = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
    until(lambda: ended(pid), "the end of what was guarded")


def test_a_worker_whose_run_is_gone_ends():
    worker = get_context("spawn").Process(target=wait_for, args=(os.getpid() + 1,))
    worker.start()
    worker.join(PATIENCE)
    assert worker.exitcode == 1


def wait_for(parent: int) -> None:
    """Wait as a pool's worker does, started by another process than the one named."""
    exit_with_parent(parent)
    time.sleep(900)
