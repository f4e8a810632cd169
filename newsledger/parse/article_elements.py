"""Order marked elements of a page by how likely they are the article's own: those below its headline come first.

Elements of comments, related stories, the masthead and the footer are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import takewhile

from lxml.html import HtmlElement

from newsledger.parse.html_blocks import Blocks, words_of

_FOREIGN_TAGS = frozenset({"aside", "nav", "footer", "dialog", "template"})
_FOREIGN_BLOCKS = ("furniture", "comments", "masthead")
_ROOTS = frozenset({"html", "body", "main"})


class ArticleElements:
    """Tells which elements of a page belong to its article, and which of them stand below its headline."""

    def __init__(self, tree: HtmlElement, blocks: Blocks) -> None:
        foreign = {one for kind in _FOREIGN_BLOCKS for one in blocks.get(kind, ()) if one.tag not in _ROOTS}
        self._foreign = foreign
        self._kickers = frozenset(blocks.get("kicker", ()))
        self._tree = tree
        headings = list(tree.iter("h1"))
        own = self._keep_own(headings) or headings
        self._first_heading = own[0] if own else None
        self.headings = tuple(words for one in own if (words := self._without_kicker(one)))

    def order(self, elements: Iterable[HtmlElement]) -> list[HtmlElement]:
        """Return the article's own elements, those below the headline before those above it."""
        own = self._keep_own(elements)
        return sorted(own, key=self._is_above) if len(own) > 1 else own

    def _keep_own(self, elements: Iterable[HtmlElement]) -> list[HtmlElement]:
        return [one for one in elements if not self._is_foreign(one)]

    @cached_property
    def _above(self) -> frozenset[HtmlElement]:
        """The elements that stand above the headline."""
        if self._first_heading is None:
            return frozenset()
        return frozenset(takewhile(lambda one: one is not self._first_heading, self._tree.iter()))

    def _is_above(self, element: HtmlElement) -> bool:
        return element in self._above

    def _is_foreign(self, element: HtmlElement) -> bool:
        return any(one.tag in _FOREIGN_TAGS or one in self._foreign for one in (element, *element.iterancestors()))

    def _without_kicker(self, heading: HtmlElement) -> str:
        """Return the heading's words without a label inside it ("Analysis")."""
        words = words_of(heading)
        for one in heading.iterdescendants():
            label = words_of(one) if one in self._kickers else ""
            if label and label != words:
                words = words.removeprefix(label).removesuffix(label).strip(" :|–—-")
        return words
