"""Check the warehouse of the sample articles in Superset: one line per check, exit code 0 if all pass.

``make superset`` installs Superset in its own folder, serves it on loopback, registers a warehouse read-only, inspects
it through Superset's REST API, lets a run swap the warehouse and inspects it again. Nothing is left running.
"""

from __future__ import annotations

import argparse
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import NoReturn

from newsledger.resources import ARTICLES
from scripts.superset.checks import CHECKS, BrokenError, Visit
from scripts.superset.rest import RefusedError, Superset
from scripts.superset.server import USER, Place, install, serve_superset, set_up


def check(visit: Visit, one: Callable[[Visit], str]) -> bool:
    """Print in one line whether the check passes, and return it."""
    name = (one.__doc__ or one.__name__).rstrip(".")
    try:
        print(f"ok    {name}: {one(visit)}", flush=True)
    except (BrokenError, RefusedError, KeyError, subprocess.SubprocessError) as error:
        print(f"FAIL  {name}: {type(error).__name__} {error}", flush=True)
        return False
    return True


def main() -> int:
    """Install and serve Superset, run the checks, and return the exit code."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--folder", type=Path, default=Path(".superset"), help="where Superset and the ledger live")
    options.add_argument("--python", default=sys.executable, help="a Python for Superset, which was tried with 3.11")
    given = options.parse_args()
    place = Place(given.folder.resolve())
    password = secrets.token_urlsafe()
    install(place, given.python)
    set_up(place, password)
    shutil.rmtree(place.folder / "ledger", ignore_errors=True)
    with serve_superset(place) as address:
        visit = Visit(Superset.log_in(address, USER, password), place)
        visit.run(ARTICLES)
        results = [check(visit, one) for one in CHECKS]
    print(f"{sum(results)} of {len(results)} checks hold; Superset is stopped, its log is {place.log}")
    return 0 if all(results) else 1


def _exit_on_signal(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Exit on SIGTERM, so that whatever was started is stopped too."""
    raise SystemExit(1)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _exit_on_signal)
    sys.exit(main())
