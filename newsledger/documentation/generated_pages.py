"""Pages that are generated and checked in: what enters is a page's text and words of a command line, what leaves is the file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def write_or_check(program: str, arguments: Sequence[str], target: Path, generated: str) -> int:
    """Write the page to the target; with ``--check`` only tell whether it is there as it would be written."""
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
