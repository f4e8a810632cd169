"""Put back paragraphs and headings that trafilatura left out between those it kept, where they stand in the same block."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from newsledger.parse.furniture import is_furniture

_NOT_WORD = re.compile(r"\W+")
_FEWEST_KEPT = 3  # paragraphs of a block, for it to be the article's
_MOST_LINKED = 0.5  # share of a paragraph's characters that are links
_FEWEST_WORDS = 4
_MOST_HEADING_WORDS = 20
_HEADINGS = frozenset({"h2", "h3", "h4"})


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paragraph or heading of the page: its words, folded too, and what kind of block it stands in."""

    tag: str
    words: str
    plain: str
    block: tuple[str, str]
    linked: float


def list_leaves(tree: HtmlElement) -> list[Leaf]:
    """Return the paragraphs and headings of the page in order; made before trafilatura takes the tree apart."""
    return [leaf for one in tree.iter("p", "h2", "h3", "h4") if (leaf := _make_leaf(one)).words]


def _make_leaf(element: HtmlElement) -> Leaf:
    words = " ".join(str(element.text_content()).split())
    parent = element.getparent()
    block = ("", "") if parent is None else (str(parent.tag), parent.get("class") or "")
    linked = sum(len(str(one.text_content())) for one in element.iter("a")) / (len(words) or 1)
    return Leaf(str(element.tag), words, fold_words(words), block, linked)


def fill_gaps(paragraphs: list[str], leaves: Sequence[Leaf]) -> list[str]:
    """Return the paragraphs with those that are missing between them."""
    places = {fold_words(line): place for place, line in reversed([*enumerate(paragraphs)])}
    kept = [(number, places[leaf.plain]) for number, leaf in enumerate(leaves) if leaf.plain in places]
    blocks = Counter(leaves[number].block for number, _ in kept if leaves[number].tag == "p")
    own = {block for block, count in blocks.items() if count >= _FEWEST_KEPT}
    if not own:
        return paragraphs
    whole = "".join(fold_words(line).replace(" ", "") for line in paragraphs)
    numbers = [number for number, _ in kept if leaves[number].block in own]
    after: dict[int, list[str]] = {}
    kept_at = dict(kept)
    place = kept_at[numbers[0]] - 1
    first = numbers[0]
    while first and leaves[first - 1].block == leaves[numbers[0]].block and leaves[first - 1].tag == "p":
        first -= 1
    for number in range(first, numbers[-1] + 1):
        leaf = leaves[number]
        if number in kept_at:
            place = max(place, kept_at[number])
        elif leaf.block in own and leaf.plain.replace(" ", "") not in whole and _is_text(leaf):
            after.setdefault(place, []).append(leaf.words)
    return list(_insert(paragraphs, after))


def _insert(paragraphs: Sequence[str], after: dict[int, list[str]]) -> Iterable[str]:
    yield from after.get(-1, ())
    for place, line in enumerate(paragraphs):
        yield line
        yield from after.get(place, ())


def _is_text(leaf: Leaf) -> bool:
    words = leaf.words.count(" ") + 1
    if leaf.tag in _HEADINGS:
        return words <= _MOST_HEADING_WORDS and leaf.linked < _MOST_LINKED and not is_furniture(leaf.words)
    return words >= _FEWEST_WORDS and leaf.linked < _MOST_LINKED and not is_furniture(leaf.words)


def fold_words(text: str | None) -> str:
    """Return the text for comparison: letters and digits in lower case, one space between words."""
    return _NOT_WORD.sub(" ", text or "").strip().casefold()
