"""Write a generated page to its checked-in file, or check that the file is up to date."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def write_or_check(program: str, arguments: Sequence[str], target: Path, generated: str) -> int:
    """Write the page to the target, or with ``--check`` only compare; returns the exit code, 1 for a stale page."""
    if list(arguments) not in ([], ["--check"]):
        sys.stderr.write(f"{program}: knows --check, not {' '.join(arguments)}\n")
        return 2
    if not arguments:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(generated, encoding="utf-8")
        return 0
    if target.exists() and target.read_text(encoding="utf-8") == generated:
        return 0
    sys.stderr.write(f"{target} is stale: run make docs\n")
    return 1
