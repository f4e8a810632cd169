"""Turn an article's text with HTML markup into plain paragraphs.

Such text comes from feeds and exports that have already dropped the page around it, so all of it belongs to the
article, except for blocks marked as something else.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from newsledger.parse.html_blocks import find_blocks, prune
from newsledger.parse.html_tree import parse_tree

_BEGINS = re.compile(
    r"\s*(?:<!\[CDATA\[\s*)?<(?:!doctype|html|body|article|section|div|p|h[1-6]|ul|ol|blockquote|figure|span|br|img|b|strong|em|i|a)\b[^<>]*>",
    re.IGNORECASE,
)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_CLOSES_PARAGRAPH = re.compile(r"</p\s*>|<br\s*/?>", re.IGNORECASE)
_BREAK = "\u2029"
_NOT_TEXT = ("script", "style", "noscript", "figure", "iframe", "form", "button", "svg")
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "section",
        "article",
        "tr",
        "table",
        "pre",
        "dd",
        "dt",
    )
)


def has_markup(text: str) -> bool:
    """Return whether the text is HTML: it begins with an element, or closes a paragraph somewhere."""
    return _BEGINS.match(text) is not None or _CLOSES_PARAGRAPH.search(text) is not None


def read_fragment(text: str) -> tuple[str, list[str]]:
    """Return the paragraphs, separated by blank lines, and the words that were left out."""
    tree = parse_tree(f"<html><body>{_CDATA.sub('', text)}</body></html>")
    for element in list(tree.iter(*_NOT_TEXT)):
        if element.getparent() is not None:
            element.drop_tree()
    discarded = prune(tree, find_blocks(tree))
    _break_lines(tree)
    lines = (" ".join(line.split()) for line in str(tree.text_content()).split(_BREAK))
    return "\n\n".join(filter(None, lines)), discarded


def read_lines(text: str) -> str:
    """Return all the words of a page, one line for each block or line break, nothing left out."""
    tree = parse_tree(text)
    for element in list(tree.iter("script", "style", "head")):
        if element.getparent() is not None:
            element.drop_tree()
    _break_lines(tree)
    return "\n".join(" ".join(line.split()) for line in str(tree.text_content()).split(_BREAK))


def _break_lines(tree: HtmlElement) -> None:
    """Mark the start and end of each block, and each line break, with a paragraph separator."""
    for element in tree.iter():
        if element.tag in _BLOCKS:
            element.text = _BREAK + (element.text or "")
            element.tail = _BREAK + (element.tail or "")
        elif element.tag == "br":
            element.tail = _BREAK + (element.tail or "")
