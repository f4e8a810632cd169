"""docs/how-to-add.md: every file and every command that it names exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsledger.cli import app

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "how-to-add.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"`((?:newsledger|seeds|sql|tests|docs|flows|scripts)/[\w./-]+)`", PAGE)))
KINDS = (
    "A verb sense",
    "A noun sense",
    "A noun class",
    "A measure",
    "An input format",
    "A mart",
    "A column of a published table",
    "A language",
)


@pytest.mark.parametrize("path", PATHS)
def test_a_path_of_the_page_exists(path: str):
    """Of a file that is still to be written, whose name holds NAME, the folder exists."""
    named = ROOT / path
    assert (named.parent if "NAME" in named.name else named).exists()


def test_the_page_names_paths_for_each_kind_of_addition():
    sections = dict(re.findall(r"^## (.+)\n((?:(?!^## ).*\n)+)", PAGE, re.MULTILINE))
    assert tuple(sections) == KINDS
    assert all(re.search(r"`(?:newsledger|seeds|sql)/", text) and "`tests/" in text for text in sections.values())


def test_every_command_of_the_page_is_one():
    commands = set(re.findall(r"newsledger ([a-z]+)[ `]", "".join(re.findall(r"`[^`\n]+`", PAGE))))
    assert len(commands) > 5
    assert commands <= {name for name in app if not name.startswith("-")}


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_the_page_is_linked(page: str):
    assert "(docs/how-to-add.md)" in (ROOT / page).read_text(encoding="utf-8")
