"""Commands in processes forked from one that has loaded what they need: what enters are the words of ``python -m``.

A fresh Python takes four to eight seconds of processor to load Prefect, the model and the reference; these share one
process that has (``tests.loaded``), and are killed, waited for and looked at like any other.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.waiting import PATIENCE

_PROCESSES = multiprocessing.get_context("forkserver")


@contextmanager
def forked(*words: str, log: Path, cwd: Path) -> Iterator[BaseProcess]:
    """A process that runs the module with its words and writes to the log; killed in the end."""
    _PROCESSES.set_forkserver_preload(["tests.loaded"])
    process = _PROCESSES.Process(target=_run, args=(words, log, cwd), daemon=True)
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join(PATIENCE)


def _run(words: Sequence[str], log: Path, cwd: Path) -> None:
    with log.open("wb") as output:
        for stream in (1, 2):
            os.dup2(output.fileno(), stream)
    os.chdir(cwd)
    sys.argv = list(words)
    runpy.run_module(words[0], run_name="__main__", alter_sys=True)
