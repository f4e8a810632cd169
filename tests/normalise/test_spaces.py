import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.normalise.spaces import clean_line, clean_text


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("two\u00a0words", "two words"),
        ("thin\u2009space\u202fhere", "thin space here"),
        ("zero\u200bwidth", "zerowidth"),
        ("\ufeffmark at the start", "mark at the start"),
        ("hy\u00adphen", "hyphen"),
        ("o\ufb03ce and \ufb02ood", "office and flood"),
        ("tabs\tand   runs", "tabs and runs"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\u2028two\u2029three", "one\ntwo\nthree"),
        (" edge \n edge ", "edge\nedge"),
        ("it was the mayorâ€™s house", "it was the mayor’s house"),
        ("the cafÃ© reopened", "the café reopened"),
        ("bread &amp; butter", "bread & butter"),
        ("\u200eright\u200f to left", "right to left"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("bell\x07 and escape \x1b[31mred\x1b[0m", "bell and escape red"),
    ],
)
def test_what_is_invisible_or_broken_is_mended(printed: str, clean: str) -> None:
    assert clean_text(printed) == clean


@pytest.mark.parametrize("text", ["“curly” ‘quotes’ – and — dashes…", "e\u0301 stays two code points", "a\n\nb"])
def test_what_the_article_prints_stays(text: str) -> None:
    assert clean_text(text) == text


def test_a_line_has_no_line_end() -> None:
    assert clean_line("Storm \n  hits\tcoast") == "Storm hits coast"


@given(st.text(max_size=200))
def test_clean_text_holds_nothing_invisible(text: str) -> None:
    clean = clean_text(text)
    assert not [c for c in clean if c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
    assert not [c for c in clean if c != " " and unicodedata.category(c) == "Zs"]
    assert all(line == line.strip(" ") for line in clean.split("\n"))
