"""README's examples: what enters is README.md, what leaves is each command shown in it and what that really prints.

``python -m tests.readme`` writes the present output into README; ``tests/test_readme.py`` fails when it has gone stale.
What differs between two runs (seconds, the coder's hashes) is masked before anything is compared.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"^```\n(?P<command>\$ .+\n(?:> .+\n)*)(?P<shown>(?:(?!```).*\n)*)```$", re.MULTILINE)
_OURS = ".venv/bin/newsledger"
_VARIES = (
    (re.compile(r"(?m)^(│ seconds: .*?)[\d.]+ │$"), r"\1 │"),
    (re.compile(r"(?m)^coder .*$"), "coder"),
    (re.compile(r" {2,}"), " "),
)


@dataclass(frozen=True, slots=True)
class Example:
    """One command as README shows it, what README says it prints, and where that stands in README."""

    command: str
    shown: str
    start: int
    end: int


def examples() -> Iterator[Example]:
    """Yield the examples in the order a reader would try them."""
    for block in _BLOCK.finditer(README.read_text(encoding="utf-8")):
        command = "\n".join(line[2:] for line in block["command"].splitlines())
        yield Example(command, block["shown"], block.start("shown"), block.end("shown"))


def printed(command: str, folder: Path) -> str:
    """Return what the command prints on standard output when it is called in the folder, where its ledger is.

    Paths of the project are as they would be where it lies.
    """
    ours = f"{shlex.quote(sys.executable)} -m newsledger.cli"
    script = command.replace("make run", f"{ours} run").replace(_OURS, ours)
    surroundings = os.environ | {"COLUMNS": "112", "NO_COLOR": "1"}
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=surroundings, check=True, capture_output=True, encoding="utf-8"
    )
    here = done.stdout.replace(f"{README.parent}/", "")
    return "".join(f"{line.rstrip()}\n" for line in here.splitlines())


def steady(output: str) -> str:
    """Return the output without what differs between two runs of the same code."""
    for varying, instead in _VARIES:
        output = varying.sub(instead, output)
    return output


def rewrite() -> None:
    """Write what the examples print now into README."""
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        outputs = [(example, printed(example.command, Path(folder))) for example in examples()]
    for example, output in reversed(outputs):
        if steady(output) != steady(example.shown):
            text = text[: example.start] + output + text[example.end :]
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    rewrite()
