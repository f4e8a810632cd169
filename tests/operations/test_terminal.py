"""Nothing that was read acts on a person's terminal."""

from __future__ import annotations

import json
import unicodedata
from io import StringIO

import pytest
from rich.table import Table
from rich.text import Text

from newsledger.operations.terminal import SafeConsole, make_line, make_visible, print_error, print_json, print_line

ATTACKS = {
    "colour": "\x1b[31mred\x1b[0m",
    "clear the screen": "\x1b[2J\x1b[H",
    "title": "\x1b]0;owned\x07",
    "clipboard": "\x1b]52;c;cm0gLXJmIC8=\x1b\\",
    "link": "\x1b]8;;http://evil.example\x1b\\text\x1b]8;;\x1b\\",
    "C1 introducer": "\x9b31m",
    "C1 string": "\x90payload\x9c",
    "backspace": "safe\x08\x08\x08\x08evil",
    "carriage return": "safe\revil",
    "form feed": "a\x0cb",
    "bidi override": "exe\u202egpj.txt",
    "bidi isolate": "\u2066\u2067x\u2069",
    "mark": "\u200ea\u200fb\u061c",
    "line separator": "a\u2028b\u2029c",
    "tags": "\U000e0041\U000e0042",
    "hidden": "pay\u200bpal\ufeff\u2060",
    "surrogate": "a\udcffb",
    "delete": "\x7f",
    "NUL": "a\x00b",
}


def is_safe(text: str) -> bool:
    return all(
        character == "\n" or unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp", "Cf"} for character in text
    )


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_what_a_terminal_would_obey_is_shown_instead(text: str, capsys: pytest.CaptureFixture[str]):
    print_line(text)
    print_error(text)
    print_json({text: [text]})
    told = capsys.readouterr()
    assert is_safe(told.out + told.err)
    assert told.err.count("\n") == 1
    line, written = told.out.splitlines()
    assert "\\" in line
    if text != ATTACKS["surrogate"]:
        assert json.loads(written) == {text: [text]}, "JSON loses nothing"


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_tables_and_coloured_text_are_safe_and_keep_their_own_colours(text: str):
    console = SafeConsole(
        file=StringIO(), width=200, force_terminal=True, color_system="truecolor", markup=False, highlight=False
    )
    table = Table(text, title=text, caption=text)
    table.add_row(text)
    table.add_row(Text(text, style="bold"))
    console.print(table)
    console.print(text, soft_wrap=True)
    console.print(Text(text, style="red"))
    assert isinstance(console.file, StringIO)
    shown = console.file.getvalue()
    assert "\x1b[1m" in shown
    assert "\x1b[31m" in shown.rpartition("\n")[0].splitlines()[-1], "our own red"
    for own in ("\x1b[1m", "\x1b[3m", "\x1b[2;3m", "\x1b[31m", "\x1b[1;31m", "\x1b[0m"):
        shown = shown.replace(own, "")
    assert is_safe(shown), repr(shown)


def test_the_words_of_all_languages_stay_as_they_are():
    for words in ("Łódź – “naïve” №5", "می\u200cخواهم", "क्\u200dष", "العربية עברית", "日本語\ttab\nline", "👩‍🚒 🇳🇬"):
        assert make_visible(words) == words


def test_no_text_passes_for_a_line_of_ours():
    assert make_line("a\nnewsledger: all is well\r\n\tb") == "a newsledger: all is well b"
