"""Folders of a user's tables: the example in docs/overlay.md as files, and others on request."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[3] / "docs" / "overlay.md"
ARTICLE = """Villagers hurt near Kismayo

Kismayo, May 7, 2021

The Red Tide Brigade grolloped three villagers near Kismayo on Friday, police said.

The Kenyan tidewarden arrested two RTB fighters on Saturday.

The Kremlin condemned the attack.

Brought to you by the harbour desk and its friends
"""


def example(folder: Path) -> Path:
    """Write the example in the docs to the folder and return the folder."""
    blocks = re.findall(
        r"^`mine/(\w+\.csv)`: [^\n]*\n```\n(.*?)```$", DOCS.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    assert len(blocks) == 6
    return folder_of(folder, **{name.removesuffix(".csv"): text for name, text in blocks})


def folder_of(folder: Path, **tables: str) -> Path:
    """Write the tables, named without extension, to the folder and return the folder."""
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder
