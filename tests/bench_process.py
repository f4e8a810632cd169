"""A process that is measured: what enters is a command, what leaves is its output, its seconds and the memory of its whole tree."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from dataclasses import dataclass

import psutil


@dataclass(frozen=True, slots=True)
class Measured:
    """One process: its standard output, wall seconds, and the peak memory of it and its children, in megabytes."""

    output: str
    seconds: float
    peak: float


def run_measured(command: list[str]) -> Measured:
    """Run the command to its end; a command that fails ends the benchmark."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    peak = [0.0]
    watcher = threading.Thread(target=_watch, args=(process.pid, peak))
    watcher.start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - started
    watcher.join()
    if process.returncode:
        sys.exit(f"{' '.join(command[:4])} … ended with {process.returncode}")
    return Measured(output, seconds, peak[0])


def _watch(pid: int, peak: list[float]) -> None:
    try:
        process = psutil.Process(pid)
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            tree = [process, *process.children(recursive=True)]
            peak[0] = max(peak[0], sum(_memory(member) for member in tree) / 1e6)
            time.sleep(0.1)
    except psutil.NoSuchProcess:
        return


def _memory(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0.0
