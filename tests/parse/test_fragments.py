import pytest

from newsledger.parse.fragments import has_markup, read_fragment


@pytest.mark.parametrize(
    "text",
    [
        "<p>Rain fell.</p>",
        "<!DOCTYPE html>",
        "<H1>Rain",
        "  <div class='x'>Rain",
        "Rain fell.<br/>It stopped.",
        "Rain.</p><p>Sun.",
    ],
)
def test_text_with_elements_in_it_is_markup(text: str):
    assert has_markup(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell.",
        "Turnout was <10 percent",
        "a < b and c > d",
        "He said <unintelligible> twice.",
        "<Reuters> said",
        "<3",
        "",
    ],
)
def test_text_with_signs_of_less_and_more_is_none(text: str):
    assert not has_markup(text)


def test_blocks_and_broken_lines_are_paragraphs_and_inline_elements_are_not():
    text, _ = read_fragment("Lead<br>second<p>One <b>two</b>\n three.</p><ul><li>four</li><li>five</li></ul>last")
    assert text.split("\n\n") == ["Lead", "second", "One two three.", "four", "five", "last"]


def test_scripts_figures_and_boxes_are_left_out():
    text, discarded = read_fragment(
        "<p>One.</p><script>two()</script><figure>three</figure><div class='related'>four five</div><p>Six.</p>"
    )
    assert text.split("\n\n") == ["One.", "Six."]
    assert discarded == ["four five"]
