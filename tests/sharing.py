"""What the processes of a test run share: what enters is how to make it, what leaves is the same thing in each of them."""

from __future__ import annotations

import atexit
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

T = TypeVar("T")
_FOLDER = "TESTS_SHARED_FOLDER"


def shared_folder() -> Path:
    """Return the run's folder, which the process that starts the run makes and removes."""
    if _FOLDER not in os.environ:
        os.environ[_FOLDER] = tempfile.mkdtemp(prefix="newsledger-tests-")
        atexit.register(shutil.rmtree, os.environ[_FOLDER], ignore_errors=True)
    return Path(os.environ[_FOLDER])


def made_once(name: str, make: Callable[[Path], T]) -> T:
    """Return what ``make`` makes in a new folder of that name; one process makes it, the others are given the same."""
    folder = shared_folder() / name
    kept = folder.with_suffix(".pickle")
    with FileLock(folder.with_suffix(".lock")):
        if not kept.exists():
            folder.mkdir()
            kept.write_bytes(pickle.dumps(make(folder)))
    made: T = pickle.loads(kept.read_bytes())  # noqa: S301 - written here
    return made
