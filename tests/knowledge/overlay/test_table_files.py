"""Reading a user's file: its rows with the lines they start on, and every fault with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsledger.knowledge.overlay import BadReferenceError
from newsledger.knowledge.overlay.table_files import read_files, read_rows

HEADER = ("word", "kind")


def faults(content: bytes) -> list[str]:
    return [str(fault) for fault in read_rows(content, "mine/words.csv", HEADER).faults]


def test_rows_know_the_line_they_begin_in_whatever_stands_between():
    content = b'# ours\nword,kind\n\nraid , noun\n# a remark, with commas\n"two\nlines",x\n,\n" a, b",y\n'
    table = read_rows(content, "mine/words.csv", HEADER)
    assert table.faults == []
    assert [(row["word"], row["kind"]) for row in table.rows] == [("raid", "noun"), ("two\nlines", "x"), ("a, b", "y")]
    assert table.lines == [4, 6, 9]


def test_what_spreadsheets_write_is_read():
    table = read_rows(b"\xef\xbb\xbfword,kind\r\nraid,noun\r\n,\r\n", "mine/words.csv", HEADER)
    assert (table.rows, table.lines, table.faults) == ([{"word": "raid", "kind": "noun"}], [2], [])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "line 1: the header lacks word, kind; it is word,kind"),
        (b"# only a remark\n", "line 1: the header lacks word, kind; it is word,kind"),
        (b"word\nraid\n", "line 1: the header lacks kind; it is word,kind"),
        (b"#\nword,kind,note\n", "line 2: the header has also note; it is word,kind"),
        (b"word,sort\n", "line 1: the header lacks kind and has also sort; it is word,kind"),
        (b"word,kind,\n", "line 1: the header has also ''; it is word,kind"),
        (b"kind,word\n", "line 1: the header has the columns in another order or twice; it is word,kind"),
        (b"word,kind,word\n", "line 1: the header has the columns in another order or twice; it is word,kind"),
        (b"word,kind\nraid\n", "line 2: has 1 cells where the header names 2 columns"),
        (b"word,kind\nraid,noun\nraid,noun,\n", "line 3: has 3 cells where the header names 2 columns"),
        (b'word,kind\nraid,"noun\n', "line 2: is not CSV: unexpected end of data"),
        (b'word,kind\nraid,noun\n"ra"id,noun\n', "line 3: is not CSV: ',' expected after '\"'"),
        (b"word,kind\nraid,no\xfcn\n", "line 2: is not UTF-8"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(content: bytes, said: str):
    assert faults(content) == [f"mine/words.csv, {said}"]


def test_rows_beside_a_ragged_one_are_read_on():
    table = read_rows(b"word,kind\nraid\nstrike,noun\nx,y,z\n", "words.csv", HEADER)
    assert (len(table.rows), [fault.line for fault in table.faults]) == (1, [2, 4])


def test_remarks_and_hidden_files_are_passed_over_and_nothing_else(tmp_path: Path):
    for name in ("actors.csv", "README.md", "sources.txt", ".DS_Store", "titles.CSV", "old.csv~"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "more").mkdir()
    (tmp_path / ".git").mkdir()
    assert read_files(tmp_path) == {
        "actors.csv": b"actors.csv", "more": b"", "old.csv~": b"old.csv~", "titles.CSV": b"titles.CSV",
    }  # fmt: skip


def test_a_folder_that_is_none_is_told(tmp_path: Path):
    (tmp_path / "file").touch()
    for name, said in [("file", "is no folder"), ("nowhere", "there is no such folder")]:
        with pytest.raises(BadReferenceError, match=rf"{name}: {said}$"):
            read_files(tmp_path / name)
