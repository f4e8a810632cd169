from lxml.html import document_fromstring

from newsledger.parse.body_gaps import fill_gaps, list_leaves
from tests.parse.pages import PARAGRAPHS

BLOCK = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)


def filled(html: str, kept: list[str]) -> list[str]:
    return fill_gaps(kept, list_leaves(document_fromstring(f"<html><body>{html}</body></html>")))


def test_a_paragraph_left_out_between_others_of_its_block_is_put_back_in_its_place():
    kept = [words for words in PARAGRAPHS if words != PARAGRAPHS[2]]
    assert filled(f"<div class=body>{BLOCK}</div>", kept) == list(PARAGRAPHS)


def test_the_first_paragraphs_of_the_block_are_put_back_too():
    assert filled(f"<div class=body>{BLOCK}</div>", list(PARAGRAPHS[1:])) == list(PARAGRAPHS)


def test_what_stands_in_another_block_or_is_a_link_or_furniture_stays_out():
    other = "<div class=box><p>Four more boats are missing off the southern coast tonight.</p></div>"
    link = "<p><a href=/b>Read also: how the port of Ancud grew rich on hake</a></p><p>Sign up for our newsletter</p>"
    html = f"<div class=body>{BLOCK.replace('</p>', '</p>' + other + link, 2)}</div>"
    assert filled(html, list(PARAGRAPHS)) == list(PARAGRAPHS)


def test_a_heading_between_paragraphs_is_put_back():
    html = f"<div class=body>{BLOCK.replace('</p>', '</p><h2>Six hours on a raft</h2>', 1)}</div>"
    assert filled(html, list(PARAGRAPHS))[:3] == [PARAGRAPHS[0], "Six hours on a raft", PARAGRAPHS[1]]
