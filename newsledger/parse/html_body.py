"""Extract the article's paragraphs from a page's tree, and list the text that was discarded.

trafilatura finds the body. Blocks marked as something else are removed before, and the result is corrected from the
page's linked data and standfirst.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import cast

from lxml.etree import XPath, strip_elements
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from newsledger.parse.body_gaps import fill_gaps, fold_words, list_leaves
from newsledger.parse.date_lines import read_date_line
from newsledger.parse.fragments import read_fragment
from newsledger.parse.furniture import is_furniture
from newsledger.parse.html_blocks import Blocks, join_inline, prune, unfold_stored_text, words_of
from newsledger.parse.record_values import read_body as read_body_text

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without text becomes a reject, not a log line

_NEVER_TEXT = (
    *(
        "script",
        "style",
        "svg",
        "link",
        "meta",
        "iframe",
        "template",
        "canvas",
        "object",
        "noscript",
        "picture",
        "source",
    ),
    *("nav", "footer", "menu", "dialog", "button", "select", "input", "textarea", "video", "audio", "track", "map"),
)
_ITEM = re.compile(r"^(?:[-–•*·]\s+)+")
_SHORT = 250  # characters
_COMPARED_CHARACTERS = 80  # characters
_NGRAM = 4  # words
_LEAST_SHARED = 0.5  # share of a paragraph's n-grams; links and quotation marks vary between the two texts
_LEAST_CONFIRMED = 0.6  # share of the extracted text found in the linked data's, for the two to be the same text
_MOST_SEARCHED, _MOST_NEAR = 150, 60  # elements below the headline
_MOST_DIRECT = 6  # elements, of which the summary is one
_SHORTEST_SUMMARY, _LONGEST_SUMMARY = 8, 60  # words
_NO_SUMMARY = frozenset({"figure", "figcaption", "aside", "form", "table"})
_LONGEST_STANDFIRST, _SHORTEST_STANDFIRST = 90, 5  # words


_BELOW_HEADING = XPath(
    f"(//h1)[1]/following::*[self::h2 or self::h3 or self::p or self::div or self::span][position() <= {_MOST_SEARCHED}]"
)


def read_body(
    tree: HtmlElement, blocks: Blocks, linked_body: str | None, descriptions: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Return the article's paragraphs, and the words of the page classed as something else."""
    unfold_stored_text(tree)
    discarded = prune(tree, blocks)
    strip_elements(tree, *_NEVER_TEXT, with_tail=False)
    join_inline(tree)
    standfirst = _find_standfirst(tree, blocks, descriptions)
    leaves = list_leaves(tree)
    document = bare_extraction(tree, include_comments=False, with_metadata=False)
    text = str(document.text or "") if document is not None and not isinstance(document, dict) else ""
    paragraphs = [_ITEM.sub("", line).strip() for line in text.split("\n")]
    linked_body = str(read_body_text(linked_body)) if linked_body else None
    if len(text) < _SHORT < len(linked_body or ""):
        return read_fragment(linked_body or "")[0].split("\n\n"), discarded  # the page renders its text by script only
    paragraphs = fill_gaps([line for line in paragraphs if line], leaves)
    paragraphs, strangers = _split_confirmed(paragraphs, linked_body)
    if standfirst and not any(_is_same_text(standfirst, line) for line in paragraphs):
        paragraphs.insert(0, standfirst)
    return paragraphs, discarded + strangers


def _split_confirmed(paragraphs: list[str], linked_body: str | None) -> tuple[list[str], list[str]]:
    """Split off paragraphs absent from the linked data's article body, when that body is the same text."""
    known = _ngrams_of(linked_body or "")
    if not known:
        return paragraphs, []
    own = [
        line for line in paragraphs if not (runs := _ngrams_of(line)) or len(runs & known) >= _LEAST_SHARED * len(runs)
    ]
    if sum(map(len, own)) < _LEAST_CONFIRMED * sum(map(len, paragraphs)):
        return paragraphs, []
    return own, [line for line in paragraphs if line not in own]


def _ngrams_of(text: str) -> frozenset[tuple[str, ...]]:
    """Return the four-word n-grams of the text; a heading of fewer words has none."""
    words = fold_words(text).split()
    return frozenset(zip(*(words[start:] for start in range(_NGRAM)), strict=False))


def _find_standfirst(tree: HtmlElement, blocks: Blocks, descriptions: Sequence[str]) -> str | None:
    """Return the summary printed below the headline: marked by its class, or equal to the page's description."""
    described = {fold_words(description) for description in descriptions if description}
    below = cast("list[HtmlElement]", _BELOW_HEADING(tree))
    near = below[:_MOST_NEAR]
    named = [one for one in blocks.get("standfirst", ()) if one in near and one.find(".//h1") is None]
    for element in (*named, *below):
        words = words_of(element) if len(element) <= 1 or element in named else ""
        if _is_sentence(words) and (element in named or fold_words(words) in described):
            return words
    return next((words for words in map(_read_summary, near[:_MOST_DIRECT]) if words), None)


def _read_summary(element: HtmlElement) -> str | None:
    """Return the words of a paragraph or smaller heading directly below the headline that reads as a sentence."""
    if element.tag not in {"p", "h2", "h3"} or any(one.tag in _NO_SUMMARY for one in element.iterancestors()):
        return None
    words = words_of(element)
    is_whole = element.tag != "p" or words[-1:] in {".", "!", "?"}
    count = words.count(" ") + 1
    is_own = _SHORTEST_SUMMARY <= count <= _LONGEST_SUMMARY and element.find(".//a") is None
    return words if is_whole and is_own and not is_furniture(words) and read_date_line(words) is None else None


def _is_sentence(words: str) -> bool:
    return _SHORTEST_STANDFIRST <= words.count(" ") + 1 <= _LONGEST_STANDFIRST


def _is_same_text(one: str, other: str) -> bool:
    return fold_words(one)[:_COMPARED_CHARACTERS] in fold_words(other)
