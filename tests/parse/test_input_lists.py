"""``@FILE`` stands for the inputs that a file names, one per line or as OPML."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsledger.parse.input_lists import BadListError, expand_lists
from newsledger.parse.inputs import iter_inputs
from newsledger.settings import Settings

OPML = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Desk</title></head><body>
  <outline text="Wires"><outline type="rss" text="One" xmlUrl="https://example.org/one.xml"/>
  <outline type="rss" text="Two" xmlUrl="https://example.org/two.xml"/></outline>
  <outline text="A note"/>
</body></opml>"""


def listed(folder: Path, text: str, name: str = "feeds.txt") -> str:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return f"@{folder / name}"


def test_a_list_stands_for_its_lines_from_its_own_folder_without_comments(tmp_path: Path):
    given = listed(tmp_path, "# wires\nhttps://example.org/feed\n\n  pages/*.html  \n/abs/olute.txt\n")
    found = list(expand_lists(["first.txt", given]))
    assert found == ["first.txt", "https://example.org/feed", f"{tmp_path}/pages/*.html", "/abs/olute.txt"]


def test_subscriptions_of_a_feed_reader_are_a_list(tmp_path: Path):
    given = listed(tmp_path, "\ufeff" + OPML, "desk.opml")
    assert list(expand_lists([given])) == ["https://example.org/one.xml", "https://example.org/two.xml"]


def test_a_run_reads_what_a_list_names(tmp_path: Path):
    (tmp_path / "a.txt").write_text("The river rose.", encoding="utf-8")
    given = listed(tmp_path, "a.txt\n")
    assert [found.source_uri for found in iter_inputs([given], Settings())] == [str(tmp_path / "a.txt")]


def test_a_file_whose_name_begins_with_the_mark_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    Path("@odd.txt").write_text("The river rose.", encoding="utf-8")
    assert list(expand_lists(["@odd.txt"])) == ["@odd.txt"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "names no input"),
        ("# nothing\n", "names no input"),
        ("<opml><body>", "neither a list"),
        ("<html><body>hello</body></html>", "names no input"),
        ("other.txt\n@more.txt\n", "@more.txt: a list names files"),
        ("-\n", "-: a list names files"),
    ],
)
def test_a_list_that_is_none_is_refused_with_its_name(tmp_path: Path, text: str, why: str):
    given = listed(tmp_path, text)
    with pytest.raises(BadListError, match=why) as error:
        list(expand_lists([given]))
    assert str(tmp_path / "feeds.txt") in str(error.value)


def test_a_list_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="nowhere"):
        list(expand_lists([f"@{tmp_path}/nowhere.txt"]))
