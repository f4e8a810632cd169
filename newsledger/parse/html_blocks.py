"""Find the blocks of a page's tree by class and id, and prune those that are not the article's.

The class and id words that identify blocks are ``seeds/reference/page_blocks.csv``.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import cast

from lxml.etree import XPath
from lxml.html import HtmlElement

from newsledger.knowledge.reference import derived, read_table

_FEWEST_STORED, _LITTLE_TEXT = 2, 400  # paragraphs, characters
_FEWEST_TEASERS, _TEASER_DEPTH = 3, 5
_MOST_PRUNED = 0.3  # share of a page's paragraphs; a block with more is the article itself
_TOKENS = re.compile(r"[^\s]+")
_PARTS = re.compile(r"[-_:]+|(?<=[a-z])(?=[A-Z])")
_FEWEST_LINKED_WORDS = 4
_PARAGRAPHS = ("p", "li", "h2", "h3", "h4", "h5", "h6")
_INLINE = ("a", "span", "b", "strong", "em", "i", "u", "mark", "abbr", "cite", "font", "time")
_TEXT_BLOCKS = frozenset({"div", "section", "article", "td", "font", "main"})
_RUNNING_TEXT = 40  # characters
_WITH_STYLE = XPath("//*[@style]")
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden|clip(?:-path)?:\s*(?:rect\(\s*[01]|inset\(50%)")
_WITH_HIDDEN = XPath("//*[@hidden]")
_KINDS_OF_OTHERS = ("furniture", "comments", "hidden")
_SHOWN = re.compile(r"(?:[:-])(?:block|flex|grid|inline|inline-block|table)$")
_WITH_CLASS_OR_ID = XPath("//*[@class or @id]")

Blocks = dict[str, list[HtmlElement]]
"""The elements of a page by the kind of block that their class or id indicates, in page order."""
_TITLE_TAGS = ("h1", "header", "body", "html", "main", "article")


def find_blocks(tree: HtmlElement) -> Blocks:
    """Return the blocks of the page."""
    found: Blocks = {}
    for element in cast("list[HtmlElement]", _WITH_CLASS_OR_ID(tree)):
        for kind in _kinds_of(f"{element.get('class', '')} {element.get('id', '')}"):
            found.setdefault(kind, []).append(element)
    return found


def prune(tree: HtmlElement, blocks: Blocks) -> list[str]:
    """Remove furniture, hidden text and paragraphs that are only a link from the tree; return the words removed."""
    whole = sum(len(_text_of(one)) for one in tree.iter("p")) or 1
    hidden = [one for one in cast("list[HtmlElement]", _WITH_STYLE(tree)) if _HIDDEN.search(one.get("style", ""))]
    hidden += cast("list[HtmlElement]", _WITH_HIDDEN(tree))
    others = (one for kind in _KINDS_OF_OTHERS for one in blocks.get(kind, ()))
    furniture = (one for one in (*others, *hidden) if one.tag not in _TITLE_TAGS)
    links = (one for one in tree.iter(*_PARAGRAPHS) if _is_single_link(one))
    blocks_of_others = (*furniture, *find_teasers(tree))
    taken = dict.fromkeys([*(one for one in blocks_of_others if _paragraph_share(one, whole) < _MOST_PRUNED), *links])
    outermost = [one for one in taken if not any(above in taken for above in one.iterancestors())]
    return [words for one in outermost if (words := _remove_element(one))]


def unfold_stored_text(tree: HtmlElement) -> None:
    """Show the text that a page keeps for browsers without scripts, or in a template, when it shows nearly none itself."""
    stored = [one for one in tree.iter("noscript", "template") if len(one.findall(".//p")) >= _FEWEST_STORED]
    inside = {paragraph for one in stored for paragraph in one.iter("p")}
    if stored and sum(len(_text_of(one)) for one in tree.iter("p") if one not in inside) < _LITTLE_TEXT:
        for one in stored:
            one.tag = "div"


def join_inline(tree: HtmlElement) -> None:
    """Unwrap links and emphasis in running text that is placed directly in a block, keeping their words.

    trafilatura reads the text of a ``<p>`` as a whole, but would split that of a ``<div>`` at each of them.
    """
    for element in list(tree.iter(*_INLINE)):
        parent = element.getparent()
        runs = parent is not None and parent.tag in _TEXT_BLOCKS and _count_own_characters(parent) >= _RUNNING_TEXT
        if runs and _text_of(element) and (_find_text_before(element) or (element.tail or "").strip()):
            element.drop_tag()


def _find_text_before(element: HtmlElement) -> str:
    previous, parent = element.getprevious(), element.getparent()
    text = previous.tail if previous is not None else parent.text if parent is not None else None
    return (text or "").strip()


def _count_own_characters(element: HtmlElement) -> int:
    """Return the number of characters in the element itself, without its children."""
    return sum(len((text or "").strip()) for text in (element.text, *(child.tail for child in element)))


def words_of(element: HtmlElement) -> str:
    """Return the element's text on one line."""
    return " ".join(_text_of(element).split())


def _text_of(element: HtmlElement) -> str:
    return str(element.text_content())


def _paragraph_share(element: HtmlElement, whole: int) -> float:
    return sum(len(_text_of(one)) for one in element.iter("p")) / whole


def find_teasers(tree: HtmlElement) -> list[HtmlElement]:
    """Return the blocks in which three headings and more lead to other pages, with what is said of these below each."""
    counts: dict[HtmlElement, int] = {}
    found: dict[HtmlElement, None] = {}
    for heading in tree.iter("h2", "h3", "h4"):
        if not _is_linked_heading(heading):
            continue
        for above in islice(heading.iterancestors("div", "section", "ul", "ol"), _TEASER_DEPTH):
            counts[above] = counts.get(above, 0) + 1
            if counts[above] == _FEWEST_TEASERS and above.find(".//h1") is None:
                found[above] = None
                break
    return list(found)


def _is_linked_heading(heading: HtmlElement) -> bool:
    link = heading.find(".//a")
    if link is None:
        parent = heading.getparent()
        link = parent if parent is not None and parent.tag == "a" else None
    target = "" if link is None else link.get("href") or ""
    return target[:1] not in {"", "#"} and 2 * len(_text_of(heading if link is None else link)) >= len(
        _text_of(heading)
    )


def _is_single_link(element: HtmlElement) -> bool:
    """Return whether all the element's text is that of one link to another page."""
    links = list(element.iter("a"))
    if len(links) != 1 or not links[0].get("href") or links[0].get("href", "").startswith("#"):
        return False
    words = words_of(element)
    return words.count(" ") + 1 >= _FEWEST_LINKED_WORDS and words_of(links[0]) == words


def _remove_element(element: HtmlElement) -> str:
    """Remove the element but keep the text after it; return its words."""
    if element.getparent() is None:
        return ""
    words = words_of(element)
    element.drop_tree()
    return words


@derived
def _kinds_of(names: str) -> frozenset[str]:
    """Return the kinds of block that the words of a class and an id indicate."""
    whole, part = _words_by_kind()
    tokens = _TOKENS.findall(names[:500])
    parts = [piece.casefold() for token in tokens for piece in _PARTS.split(token)]
    found = {whole.get(token.casefold(), "") for token in tokens} | {part.get(piece, "") for piece in parts}
    if "hidden" in found and any(map(_SHOWN.search, tokens)):
        found.discard("hidden")  # only on small or large screens
    return frozenset(filter(None, found))


@derived
def _words_by_kind() -> tuple[dict[str, str], dict[str, str]]:
    rows = read_table("page_blocks")
    whole, part = ({row["word"]: row["kind"] for row in rows if row["match"] == match} for match in ("whole", "part"))
    return whole, part
